namespace Assistant.Shop.Demo;

/// <summary>What buyers judge. <see cref="Fit"/> is size and comfort.</summary>
internal enum Aspect { Quality, Value, Function, Appearance, Fit, Delivery }

/// <summary>A product with what only the generator knows about it.</summary>
internal sealed record DemoProduct(Catalogue.Product Product, ProductKind Kind, string TopCategory, double Tier)
{
    /// <summary>Hidden truth, 0-1 by aspect.</summary>
    public required IReadOnlyDictionary<Aspect, double> Qualities { get; init; }

    /// <summary>Mean of the hidden qualities, 0-1.</summary>
    public double Overall => Qualities.Values.Average();
}
