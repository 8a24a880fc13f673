using Assistant.Shop.Catalogue;
using Assistant.Shop.Shoppers;
using Assistant.Shop.Storage;

namespace Assistant.Shop.Import.Writing;

/// <summary>Writes what every kind of import may have to make: categories, shoppers, and products that the catalogue lacks.</summary>
internal sealed class ShopWriter(ShopDbContext db) : IDisposable
{
    /// <summary>Ids remembered as present, to spare a statement a row; a full set is forgotten, which costs time only.</summary>
    private const int Remembered = 200_000;
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly Upsert<Category> _category = new(db, [nameof(Category.Id)]);
    private readonly Upsert<Category> _newCategory = new(db, [nameof(Category.Id)], _ => false);
    private readonly Upsert<Product> _newProduct = new(db, [nameof(Product.Id)], _ => false);
    private readonly Upsert<Shopper> _newShopper = new(db, [nameof(Shopper.Id)], _ => false);

    public ShopDbContext Db => db;

    /// <summary>Makes the categories of a path, top first; an existing one takes the names of <paramref name="path"/> when <paramref name="rename"/>.</summary>
    public async Task<bool> EnsureAsync(IReadOnlyList<Category> path, bool rename, CancellationToken cancellationToken)
    {
        var changed = false;
        foreach (var category in path)
        {
            if (Remember("c:" + category.Id))
                changed |= await (rename ? _category : _newCategory).WriteAsync(category, cancellationToken);
        }
        return changed;
    }

    /// <summary>Makes the product when there is none with its id.</summary>
    public async Task EnsureAsync(Product product, IReadOnlyList<Category> path, CancellationToken cancellationToken)
    {
        if (!Remember("p:" + product.Id))
            return;
        await EnsureAsync(path, rename: false, cancellationToken);
        await _newProduct.WriteAsync(product, cancellationToken);
    }

    /// <summary>Makes the shopper when there is none with this id.</summary>
    public async Task EnsureAsync(Shopper shopper, CancellationToken cancellationToken)
    {
        if (Remember("s:" + shopper.Id))
            await _newShopper.WriteAsync(shopper, cancellationToken);
    }

    public void Dispose()
    {
        _category.Dispose();
        _newCategory.Dispose();
        _newProduct.Dispose();
        _newShopper.Dispose();
    }

    private bool Remember(string id)
    {
        if (_present.Count >= Remembered)
            _present.Clear();
        return _present.Add(id);
    }
}
