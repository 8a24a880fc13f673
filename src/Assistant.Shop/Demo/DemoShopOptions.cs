using System.ComponentModel.DataAnnotations;

namespace Assistant.Shop.Demo;

/// <summary>What decides the content of the demo shop: the same options give the same content on every machine.</summary>
public sealed record DemoShopOptions
{
    /// <summary>Any number; another one gives other prices, reviews and behaviour over the same catalogue of kinds.</summary>
    public int Seed { get; init; } = 2026;

    /// <summary>"Now" in the demo shop: orders on their way at this time, a year of behaviour before it. Default 2026-11-22T08:00Z.</summary>
    public DateTimeOffset ReferenceTime { get; init; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Reviews, 200-100,000.</summary>
    [Range(200, 100_000)]
    public int Reviews { get; init; } = 6_000;

    /// <summary>Shoppers with an account, 50-100,000.</summary>
    [Range(50, 100_000)]
    public int Shoppers { get; init; } = 800;

    /// <summary>Events of the last year, at least 20 for each order.</summary>
    [Range(1_000, 2_000_000)]
    public int Events { get; init; } = 60_000;

    /// <summary>Orders of the last year.</summary>
    [Range(20, 100_000)]
    public int Orders { get; init; } = 3_000;
}
