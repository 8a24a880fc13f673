namespace Assistant.Guide.Constraints;

/// <summary>What the shopper's words say about price, rating, stock, order and number; read by code and stronger than what a model says.</summary>
internal sealed record StatedConstraints
{
    /// <summary>Inclusive limits, or null when the text names no price.</summary>
    public StatedPrice? Price { get; init; }

    /// <summary>Inclusive, 1-5.</summary>
    public double? MinRating { get; init; }
    public bool? InStock { get; init; }

    /// <summary><c>price_asc</c>, <c>price_desc</c>, <c>rating</c>, <c>newest</c>, or null.</summary>
    public string? Sort { get; init; }

    /// <summary>Words that the shopper ruled out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>1-99, or null.</summary>
    public int? Quantity { get; init; }
    public RelativePrice Relative { get; init; }

    /// <summary>True for "forget the budget", 不限预算: the limit of the last search no longer holds.</summary>
    public bool LiftsPriceLimit { get; init; }

    /// <summary>The parts of the text that say all this; what is left is what the shopper looks for.</summary>
    public IReadOnlyList<TextSpan> Spans { get; init; } = [];
}

/// <summary>A price limit as stated.</summary>
/// <param name="Min">Inclusive, in <paramref name="Currency"/>; null: none.</param>
/// <param name="Max">Inclusive, in <paramref name="Currency"/>; null: none.</param>
/// <param name="Currency">ISO 4217 code, or null when the text names none.</param>
/// <param name="IsApproximate">True for "around 300": the limits are the guide's reading of a vague word.</param>
internal sealed record StatedPrice(decimal? Min, decimal? Max, string? Currency, bool IsApproximate = false);

/// <summary>A price in relation to what was shown.</summary>
internal enum RelativePrice { None, Cheaper, Dearer }
