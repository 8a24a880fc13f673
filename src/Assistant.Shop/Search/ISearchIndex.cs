using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Search;

/// <summary>
/// The full-text index of a database. It notes by itself which products changed, whoever changed them; importers and generators call
/// <see cref="RefreshAsync"/> when they are done so that no shopper waits for it.
/// </summary>
public interface ISearchIndex
{
    /// <summary>
    /// Brings the index in step with the catalogue: all products after the text analysis changed or the index was lost, else those that changed.
    /// Cheap when nothing did.
    /// </summary>
    /// <param name="progress">Gets the number of products indexed so far.</param>
    /// <param name="cancellationToken">Stops between two products; the next call goes on.</param>
    /// <returns>How many products were indexed.</returns>
    Task<int> RefreshAsync(IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// Called before a search: indexes all changed products the first time, a limited number of them later. Leaves the rest, and
    /// everything while another writer is busy, to the next call.
    /// </summary>
    Task CatchUpAsync(CancellationToken cancellationToken);

    /// <summary>The best products for a query, with the number of all that match.</summary>
    Task<IndexPage> FindAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>The values of a field over all products that match, most frequent first.</summary>
    Task<IReadOnlyList<Facet>> CountAsync(IndexQuery query, FacetField field, int limit, CancellationToken cancellationToken);

    /// <summary>In how many products each token occurs; a token that is missing occurs in none.</summary>
    Task<IReadOnlyDictionary<string, int>> DocumentCountsAsync(IReadOnlyCollection<string> tokens, CancellationToken cancellationToken);

    /// <summary>English words of the catalogue as written, with the number of products that have them; read anew only after a refresh.</summary>
    Task<Vocabulary> VocabularyAsync(CancellationToken cancellationToken);
}

/// <summary>The fields that can be counted.</summary>
public enum FacetField { Category, Brand }

/// <summary>Where a word must stand to count as more than a mention.</summary>
public enum HeadScope
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>In what says what the product is: its name or its category's.</summary>
    Naming,

    /// <summary>In name, brand, attributes or a category above.</summary>
    Facts,
}

/// <summary>A search over an index.</summary>
public sealed record IndexQuery
{
    /// <summary>Concepts that every result has.</summary>
    public IReadOnlyList<SearchConcept> All { get; init; } = [];

    /// <summary>One of <see cref="All"/> that must stand in <see cref="HeadScope"/>, or null.</summary>
    public SearchConcept? Head { get; init; }
    public HeadScope HeadScope { get; init; }

    /// <summary>Concepts that improve the rank.</summary>
    public IReadOnlyList<SearchConcept> Better { get; init; } = [];

    /// <summary>Constraints; with <see cref="Strict"/> every result meets them, without it the results say which they miss.</summary>
    public required ProductFilter Filter { get; init; }

    /// <summary>False ranks by the number of constraints missed first.</summary>
    public bool Strict { get; init; } = true;
    public SearchSort Sort { get; init; }
    public int Limit { get; init; }
}

/// <summary>Constraints with their names resolved. Null or empty: not constrained.</summary>
public sealed record ProductFilter
{
    /// <summary>Ids of categories, descendants included; an empty list is met by nothing.</summary>
    public IReadOnlyList<string>? CategoryIds { get; init; }
    public decimal? MinPrice { get; init; }
    public decimal? MaxPrice { get; init; }
    public double? MinRating { get; init; }
    public bool? InStock { get; init; }
    public IReadOnlyList<SearchConcept> Exclude { get; init; } = [];

    /// <summary>True when nothing is constrained.</summary>
    public bool IsEmpty => CategoryIds is null && MinPrice is null && MaxPrice is null && MinRating is null && InStock is null && Exclude.Count == 0;
}

/// <summary>A product that an index found, with the names of the constraints that it misses.</summary>
public sealed record IndexHit(string ProductId, double Score, IReadOnlyList<string> Misses);

/// <summary>The best hits and the number of all.</summary>
public sealed record IndexPage(IReadOnlyList<IndexHit> Hits, int Total);
