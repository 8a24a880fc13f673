namespace Assistant.Plugins.Catalogue;

/// <summary>A product in a list: one line for a model, one card for a shopper.</summary>
public record ProductSummary
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public decimal? Price { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>1-5, one decimal.</summary>
    public double? Rating { get; init; }
    public int RatingCount { get; init; }
    public int? Stock { get; init; }
    public string? Category { get; init; }
    public string? Brand { get; init; }
    public string? Image { get; init; }
}

/// <summary>A product that a search found, with the names of the constraints that it meets and misses.</summary>
public sealed record FoundProduct : ProductSummary
{
    public IReadOnlyList<string> Meets { get; init; } = [];
    public IReadOnlyList<string> Misses { get; init; } = [];
}

/// <summary>Result of <c>search_products</c>.</summary>
public sealed record SearchProductsResult
{
    /// <summary>At most 4; when <see cref="AllMet"/> is false the nearest ones.</summary>
    public required IReadOnlyList<FoundProduct> Products { get; init; }

    /// <summary>How many products of the shop meet every constraint.</summary>
    public required int Total { get; init; }
    public required bool AllMet { get; init; }
    public string? CorrectedQuery { get; init; }
    public IReadOnlyList<string>? Notes { get; init; }
}

/// <summary>One product with its facts.</summary>
public sealed record ProductFacts : ProductSummary
{
    public string? Description { get; init; }
    public decimal? ListPrice { get; init; }
    public IReadOnlyList<ProductFact> Attributes { get; init; } = [];
    public IReadOnlyList<VariantFacts> Variants { get; init; } = [];
}

/// <summary>Battery life = 30 h.</summary>
public sealed record ProductFact(string Name, string Value);

/// <summary>One orderable form of a product; <see cref="Options"/> from key to value: <c>color</c>: red.</summary>
public sealed record VariantFacts(string Id, IReadOnlyDictionary<string, string> Options, decimal? Price, int? Stock);

/// <summary>Result of <c>get_product</c>.</summary>
public sealed record GetProductResult(ProductFacts Product);

/// <summary>Result of <c>compare_products</c>: the rows hold what differs, one value a product, null where unknown.</summary>
public sealed record CompareProductsResult(IReadOnlyList<ProductSummary> Products, IReadOnlyList<ComparedField> Rows);

/// <summary>One differing fact. <see cref="Name"/> is in the turn's language.</summary>
public sealed record ComparedField(string Field, string Name, IReadOnlyList<object?> Values);

/// <summary>A product that an ambiguous reference may mean.</summary>
public sealed record ProductCandidate(string Id, string Name, decimal? Price, string Currency);
