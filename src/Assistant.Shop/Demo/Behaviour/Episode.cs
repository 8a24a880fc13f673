using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Demo;

/// <summary>One need of one shopper from its beginning to purchase or abandonment: the hidden truth behind a run of events.</summary>
internal sealed class Episode(int number, DemoShopper shopper, ProductKind need)
{
    public int Number => number;
    public DemoShopper Shopper => shopper;
    public ProductKind Need => need;

    /// <summary>Stages in the order they were entered.</summary>
    public List<(LifecycleStage Stage, DateTimeOffset From)> Stages { get; } = [];
    public List<DemoEvent> Events { get; } = [];

    /// <summary>What was bought, null when nothing was.</summary>
    public DemoOrder? Order { get; set; }
    public string? OrderId { get; set; }

    /// <summary><c>bought</c>, <c>abandoned</c>, or <c>open</c> when the reference time cut it off.</summary>
    public string Outcome { get; set; } = "open";
}

/// <summary>An event before it has its key, with the stage that drove it.</summary>
internal sealed record DemoEvent(Episode Episode, LifecycleStage Stage, EventKind Kind, DateTimeOffset At, string? ProductId, string? Query, string? AnonymousKey)
{
    public string Key { get; init; } = "";
}

/// <summary>What one purchase bought and when.</summary>
internal sealed record DemoOrder(DemoShopper Shopper, DateTimeOffset At, IReadOnlyList<(DemoProduct Product, int Quantity)> Lines);
