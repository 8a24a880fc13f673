using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Demo;

/// <summary>A shopper with tastes that only the generator knows.</summary>
internal sealed record DemoShopper(Shopper Shopper)
{
    public string Id => Shopper.Id;
    public string Language => Shopper.Language!;

    /// <summary>How often this shopper starts to need something; relative to the others.</summary>
    public required double Activity { get; init; }

    /// <summary>0 (does not look at prices) to 1.</summary>
    public required double PriceSensitivity { get; init; }

    /// <summary>0 (takes what comes) to 1.</summary>
    public required double QualitySensitivity { get; init; }

    /// <summary>Share of interest by top category; sums to 1.</summary>
    public required IReadOnlyDictionary<string, double> Tastes { get; init; }

    /// <summary>Draws <paramref name="count"/> shoppers, <c>demo-1</c> and up; <see cref="KnownShoppers"/> speaks for the first ones.</summary>
    public static List<DemoShopper> Draw(int count, IReadOnlyList<string> categories, int seed, DateTimeOffset reference) =>
        [.. Enumerable.Range(1, count).Select(number => Draw($"demo-{number}", number, categories, seed, reference))];

    private static DemoShopper Draw(string id, int number, IReadOnlyList<string> categories, int seed, DateTimeOffset reference)
    {
        var random = new DemoRandom(seed, "shopper " + id);
        var interest = categories.Select(_ => Math.Exp(1.3 * random.Normal())).ToList();
        var shopper = new Shopper
        {
            Id = id,
            Language = KnownShoppers.LanguageOf(number) ?? (random.Chance(0.55) ? Languages.Chinese : Languages.English),
            Country = "CN",
            CreatedAt = reference.AddDays(-Math.Round(random.Between(KnownShoppers.IsKnown(number) ? 200 : 20, 1000))),
            Source = DemoShop.Source,
        };
        return new DemoShopper(shopper)
        {
            Activity = Math.Exp(0.8 * random.Normal()),
            PriceSensitivity = Math.Round(random.Unit(), 3),
            QualitySensitivity = Math.Round(random.Between(0.3, 1), 3),
            Tastes = categories.Zip(interest).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second / interest.Sum(), 4)),
        };
    }
}
