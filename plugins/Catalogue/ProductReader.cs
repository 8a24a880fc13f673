using Assistant.Plugins.Cart;
using Assistant.Shop;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Plugins.Catalogue;

/// <summary>Reads products with everything that the tools show.</summary>
internal static class ProductReader
{
    /// <summary>The active products among <paramref name="ids"/>, in the order of the ids.</summary>
    public static async Task<IReadOnlyList<Product>> ReadAsync(this ShopDbContext shop, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var products = await shop.Products.AsNoTracking().AsSplitQuery()
            .Where(p => ids.Contains(p.Id) && p.Active)
            .Include(p => p.Category)
            .Include(p => p.Images)
            .Include(p => p.Attributes.OrderBy(a => a.Id))
            .Include(p => p.Variants).ThenInclude(v => v.Options)
            .ToDictionaryAsync(p => p.Id, StringComparer.Ordinal, cancellationToken);
        return [.. ids.Where(products.ContainsKey).Select(id => products[id])];
    }

    /// <summary>Every value that the shop's products offer for these options.</summary>
    public static async Task<IReadOnlyList<OfferedOption>> ReadOptionsAsync(this ShopDbContext shop, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return [];
        var values = await shop.Set<VariantOption>().Where(o => keys.Contains(o.Key))
            .Select(o => new { o.Key, o.Value.En, o.Value.Zh }).Distinct().ToListAsync(cancellationToken);
        return values.ConvertAll(v => new OfferedOption(v.Key, new LocalizedText { En = v.En, Zh = v.Zh }));
    }
}
