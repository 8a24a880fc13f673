using Assistant.Shop.Catalogue;
using Assistant.Shop.Storage;
using Assistant.Shop.Text;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Search;

/// <summary>
/// Search over <see cref="ISearchIndex"/>. First what a product is must be its name or category, then anywhere; words are corrected only
/// when as typed they match nothing; constraints hold in every step.
/// </summary>
internal sealed class ProductSearch(IDbContextFactory<ShopDbContext> contexts, ISearchIndex index, TextAnalyzer analyzer) : IProductSearch
{
    private const int FacetValues = 20;
    private readonly SpellingCorrector _speller = new(index, analyzer);
    private readonly NearestSearch _nearest = new(index);

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, 50, nameof(request));
        await index.CatchUpAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var filter = await FilterAsync(db, request, cancellationToken);
        var query = ParsedQuery.Of(request.Query, analyzer);
        var counts = await index.DocumentCountsAsync([.. query.Required.SelectMany(concept => concept.Spellings).SelectMany(tokens => tokens).Distinct()], cancellationToken);
        var (corrected, changes) = await _speller.CorrectAsync(query, counts, cancellationToken);
        var found = await FindAsync(corrected, filter, request, cancellationToken);
        return await ResultAsync(db, found, Respell(request.Query, changes), request, cancellationToken);
    }

    // From the strictest reading to the widest; the first that any product of the shop meets decides, whatever the constraints leave of it.
    // So "cheapest phone under 50" finds no cable that mentions phones.
    private async Task<Found> FindAsync(ParsedQuery query, ProductFilter filter, SearchRequest request, CancellationToken cancellationToken)
    {
        foreach (var (reading, decides) in Readings(query, filter, request))
        {
            var page = await index.FindAsync(reading, cancellationToken);
            if (page.Total > 0)
                return new(page, reading, []);
            if (filter.IsEmpty || !decides)
                continue;
            var misses = await index.FindAsync(reading with { Strict = false }, cancellationToken);
            if (misses.Total > 0)
                return new(page, null, misses.Hits);
        }
        return new(new([], 0), null, await _nearest.FindAsync(query, filter, request, cancellationToken));
    }

    private static IEnumerable<(IndexQuery Reading, bool Decides)> Readings(ParsedQuery query, ProductFilter filter, SearchRequest request)
    {
        var reading = new IndexQuery
        {
            All = query.Required, Head = query.Head, Better = query.Soft, Filter = filter, Sort = request.Sort, Limit = request.Limit,
        };
        if (query.Head is { } head)
        {
            yield return (reading with { HeadScope = head.IsProduct ? HeadScope.Naming : HeadScope.Facts }, true);
            yield return (reading with { HeadScope = head.IsProduct ? HeadScope.Facts : HeadScope.Anywhere }, true);
            yield break;
        }
        if (query.Soft.Count > 0)
            yield return (Flavour(reading, query.Soft), false);
        yield return (reading with { Better = [] }, true);
    }

    // Only words such as "a nice gift": what has one of them comes before a look at everything.
    private static IndexQuery Flavour(IndexQuery reading, IReadOnlyList<SearchConcept> soft)
    {
        var any = new SearchConcept(soft[0].Text, [.. soft.SelectMany(concept => concept.Spellings)]);
        return reading with { All = [any], Head = any, HeadScope = HeadScope.Facts, Better = [] };
    }

    private async Task<ProductFilter> FilterAsync(ShopDbContext db, SearchRequest request, CancellationToken cancellationToken)
    {
        var categories = string.IsNullOrWhiteSpace(request.Category) ? null
            : CategoryResolver.Resolve(request.Category, await db.Categories.AsNoTracking().ToListAsync(cancellationToken), analyzer);
        return new()
        {
            CategoryIds = categories, MinPrice = request.MinPrice, MaxPrice = request.MaxPrice, MinRating = request.MinRating, InStock = request.InStock,
            Exclude = [.. request.Exclude.SelectMany(analyzer.Analyze).Where(term => !term.IsBreak && !term.Is(SynonymKind.Ignored)).Select(SearchConcept.AnySpellingOf)],
        };
    }

    private async Task<SearchResult> ResultAsync(ShopDbContext db, Found found, string? corrected, SearchRequest request, CancellationToken cancellationToken)
    {
        var hits = found.Page.Hits.Concat(found.Nearest).ToArray();
        var products = await LoadAsync(db, [.. hits.Select(hit => hit.ProductId)], cancellationToken);
        var anything = hits.Length > 0;
        return new()
        {
            Hits = [.. found.Page.Hits.Select(hit => products[hit.ProductId])],
            Total = found.Page.Total,
            Nearest = [.. found.Nearest.Select(hit => new NearMiss(products[hit.ProductId], hit.Misses))],
            CorrectedQuery = anything ? corrected : null,
            Facets = request.WithFacets && found.Reading is not null ? await FacetsAsync(found.Reading, cancellationToken) : [],
        };
    }

    private async Task<IReadOnlyList<Facet>> FacetsAsync(IndexQuery reading, CancellationToken cancellationToken) =>
    [
        .. await index.CountAsync(reading, FacetField.Category, FacetValues, cancellationToken),
        .. await index.CountAsync(reading, FacetField.Brand, FacetValues, cancellationToken),
    ];

    private static async Task<Dictionary<string, Product>> LoadAsync(ShopDbContext db, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.Products.AsNoTrackingWithIdentityResolution().AsSplitQuery().Where(product => ids.Contains(product.Id))
            .Include(product => product.Category).Include(product => product.Attributes).Include(product => product.Images)
            .Include(product => product.Variants).ThenInclude(variant => variant.Options)
            .ToDictionaryAsync(product => product.Id, cancellationToken);

    private static string? Respell(string query, IReadOnlyList<(string Old, string New)> changes) =>
        changes.Count == 0 ? null : changes.Aggregate(query, (text, change) => text.Replace(change.Old, change.New, StringComparison.OrdinalIgnoreCase));

    private sealed record Found(IndexPage Page, IndexQuery? Reading, IReadOnlyList<IndexHit> Nearest);
}
