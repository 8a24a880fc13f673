using Assistant.Plugins.Catalogue;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;

namespace Assistant.Plugins.Tests;

/// <summary>A search that returns every product whatever the limits, to show that the tools prove limits themselves.</summary>
internal sealed class CarelessSearch(ShopDbContext shop) : IProductSearch
{
    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var all = await shop.ReadAsync([.. shop.Products.Select(p => p.Id)], cancellationToken);
        return new SearchResult { Hits = all, Total = all.Count };
    }
}
