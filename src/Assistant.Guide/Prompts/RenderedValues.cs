using Assistant.Plugins.Catalogue;

namespace Assistant.Guide.Prompts;

/// <summary>A list of products, or the nearest ones with what each misses.</summary>
public sealed record ProductListValues
{
    public required IReadOnlyList<ProductLine> Products { get; init; }

    /// <summary>How many products meet every limit.</summary>
    public int Total { get; init; }

    /// <summary><see cref="Total"/> less those listed.</summary>
    public int More { get; init; }
    public string? Query { get; init; }
    public string? CorrectedQuery { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A product in a list. <see cref="Number"/> from 1 is how the shopper names it.</summary>
public sealed record ProductLine
{
    public required int Number { get; init; }
    public required string Name { get; init; }
    public decimal? Price { get; init; }
    public required string Currency { get; init; }
    public double? Rating { get; init; }
    public int RatingCount { get; init; }

    /// <summary>Units left when there are 1 to 5, else null.</summary>
    public int? FewLeft { get; init; }
    public bool SoldOut { get; init; }
    public MissedLimits Misses { get; init; } = new();
}

/// <summary>Which limits a product misses; all false when it meets them.</summary>
public sealed record MissedLimits
{
    public bool Any { get; init; }

    /// <summary>Only some of the words fit.</summary>
    public bool Query { get; init; }
    public bool Category { get; init; }
    public bool MinPrice { get; init; }
    public bool MaxPrice { get; init; }
    public bool MinRating { get; init; }
    public bool InStock { get; init; }

    /// <summary>It has a word that the shopper ruled out.</summary>
    public bool Exclude { get; init; }
}

/// <summary>One product in detail.</summary>
public sealed record ProductValues
{
    public required string Name { get; init; }
    public decimal? Price { get; init; }

    /// <summary>Price before a discount, or null.</summary>
    public decimal? ListPrice { get; init; }
    public required string Currency { get; init; }
    public double? Rating { get; init; }
    public int RatingCount { get; init; }
    public int? Stock { get; init; }
    public bool SoldOut { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<ProductFact> Attributes { get; init; } = [];

    /// <summary>Those in stock: "red / L" each, or, when they are many, the values of each option: "red, blue" and "S, M, L".</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}

/// <summary>Products side by side.</summary>
public sealed record ComparisonValues
{
    public required IReadOnlyList<ProductLine> Products { get; init; }
    public required IReadOnlyList<ComparedRow> Rows { get; init; }
}

/// <summary>A differing fact; the values as shoppers read them, a dash where unknown.</summary>
public sealed record ComparedRow(string Name, IReadOnlyList<string> Values);

/// <summary>The place in the queue for a person.</summary>
public sealed record HandOffValues
{
    /// <summary>How many are ahead.</summary>
    public required int Ahead { get; init; }
    public required int ExpectedWaitMinutes { get; init; }

    /// <summary>A person has taken the conversation already.</summary>
    public required bool Taken { get; init; }
}

/// <summary>Something that cannot be added to the cart.</summary>
public sealed record OutOfStockValues
{
    public string? Name { get; init; }
    public string? Option { get; init; }

    /// <summary>Units that can still be added, when above 0.</summary>
    public int? Available { get; init; }
    public IReadOnlyList<string> AvailableOptions { get; init; } = [];
}

/// <summary>The products that a reference may mean.</summary>
public sealed record AmbiguousValues
{
    public required IReadOnlyList<ProductLine> Candidates { get; init; }
}

/// <summary>What was not found.</summary>
public sealed record NotFoundValues
{
    public bool Order { get; init; }
    public bool Policy { get; init; }
    public bool Product { get; init; }
}
