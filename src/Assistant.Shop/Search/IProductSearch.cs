using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Search;

/// <summary>Finds products by words and typed constraints.</summary>
public interface IProductSearch
{
    /// <summary>
    /// Searches the active products. Constraints are applied in the database query and are never relaxed silently:
    /// <see cref="SearchResult.Hits"/> meets all of them, <see cref="SearchResult.Nearest"/> is filled only when no product does.
    /// </summary>
    Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken);
}

/// <summary>A search. Null means: not constrained.</summary>
public sealed record SearchRequest
{
    /// <summary>The shopper's words, Chinese or English or both; empty browses.</summary>
    public required string Query { get; init; }

    /// <summary>Id of a category or its name in either language; its descendants count.</summary>
    public string? Category { get; init; }

    /// <summary>Inclusive, in the shop's currency.</summary>
    public decimal? MinPrice { get; init; }

    /// <summary>Inclusive, in the shop's currency.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary>Inclusive, 1-5.</summary>
    public double? MinRating { get; init; }

    /// <summary>True asks for products with stock above zero.</summary>
    public bool? InStock { get; init; }

    /// <summary>Words that must not occur in name, brand or attributes.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
    public SearchSort Sort { get; init; }

    /// <summary>1-50.</summary>
    public int Limit { get; init; } = 4;

    /// <summary>Facet counts cost a second query.</summary>
    public bool WithFacets { get; init; }
}

/// <summary>Order of the hits.</summary>
public enum SearchSort { Relevance, PriceAscending, PriceDescending, Rating, Newest }

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>Products that meet every constraint, best first, with category, images, attributes and variants loaded.</summary>
    public required IReadOnlyList<Product> Hits { get; init; }

    /// <summary>How many products meet every constraint.</summary>
    public required int Total { get; init; }

    /// <summary>When nothing meets all constraints: the nearest products with what each one misses.</summary>
    public IReadOnlyList<NearMiss> Nearest { get; init; } = [];

    /// <summary>The query as corrected for spelling when the words as typed match nothing, else null.</summary>
    public string? CorrectedQuery { get; init; }

    /// <summary>Counts by category and brand when asked for, over all products that meet every constraint.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];
}

/// <summary>A product that misses constraints, by their argument names (<c>max_price</c>, <c>min_rating</c>, ...; <c>query</c> when only some words match).</summary>
public sealed record NearMiss(Product Product, IReadOnlyList<string> Misses);

/// <summary>A value of a field with the number of products that have it.</summary>
public sealed record Facet(string Field, string Value, int Count);
