using Assistant.Plugins.Catalogue;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Plugins.Tests;

/// <summary>
/// A plain search for these tests: every word must occur in a name. <see cref="BreaksLimits"/> makes it return what no search
/// should, to show that the tools prove limits themselves.
/// </summary>
internal sealed class WordSearch(IDbContextFactory<ShopDbContext> shops) : IProductSearch
{
    public const string BreaksLimits = "break-limits";

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var ids = await shop.Products.Select(p => p.Id).ToListAsync(cancellationToken);
        var all = await shop.ReadAsync(ids, cancellationToken);
        if (request.Query == BreaksLimits)
            return new SearchResult { Hits = [.. all.Take(request.Limit)], Total = all.Count };
        var words = request.Query.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = all.Where(p => words.All(w => (p.Name.En + "\n" + p.Name.Zh).ToLowerInvariant().Contains(w, StringComparison.Ordinal))).ToList();
        var hits = Sort(named.Where(p => Meets(p, request)), request.Sort).ToList();
        return new SearchResult
        {
            Hits = [.. hits.Take(request.Limit)],
            Total = hits.Count,
            Nearest = hits.Count > 0 ? [] : [.. named.Take(request.Limit).Select(p => new NearMiss(p, ["max_price"]))],
        };
    }

    private static bool Meets(Product product, SearchRequest request) =>
        (request.MaxPrice is null || product.Price <= request.MaxPrice) && (request.MinPrice is null || product.Price >= request.MinPrice)
        && (request.MinRating is null || product.Rating >= request.MinRating) && (request.InStock is not true || product.Stock > 0)
        && !request.Exclude.Any(word => (product.Name.En + product.Name.Zh).Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Product> Sort(IEnumerable<Product> products, SearchSort sort) => sort switch
    {
        SearchSort.PriceAscending => products.OrderBy(p => p.Price),
        SearchSort.PriceDescending => products.OrderByDescending(p => p.Price),
        SearchSort.Rating => products.OrderByDescending(p => p.Rating),
        _ => products,
    };
}
