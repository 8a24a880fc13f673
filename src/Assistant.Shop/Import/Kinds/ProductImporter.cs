using Assistant.Shop.Catalogue;
using Assistant.Shop.Import.Writing;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Loads products with their categories, variants, attributes and pictures; what a file no longer names is removed from its product.</summary>
internal sealed class ProductImporter(ImportContext context) : KindImporter(context)
{
    private static readonly Func<ShopDbContext, string, CancellationToken, Task<Present?>> FindAsync =
        EF.CompileAsyncQuery((ShopDbContext db, string id, CancellationToken _) => db.Products.Where(p => p.Id == id).Select(p => new Present(
            db.Reviews.Count(r => r.ProductId == id && r.Rating != null), db.Reviews.Where(r => r.ProductId == id).Average(r => (double?)r.Rating))).FirstOrDefault());
    private static readonly Func<ShopDbContext, string, CancellationToken, Task<int>> CountChildrenAsync =
        EF.CompileAsyncQuery((ShopDbContext db, string id, CancellationToken _) => db.Products.Where(p => p.Id == id).Select(p =>
            p.Variants.Count + p.Attributes.Count + p.Images.Count + p.Variants.SelectMany(v => v.Options).Count()).FirstOrDefault());
    private readonly RepeatedIds _repeated = new();
    private readonly Upsert<Product> _product = new(context.Writer.Db, [nameof(Product.Id)],
        updates: property => property is not (nameof(Product.CreatedAt) or nameof(Product.Popularity)));
    private readonly Upsert<ProductVariant> _variant = new(context.Writer.Db, [nameof(ProductVariant.Id)]);
    private readonly Upsert<VariantOption> _option = new(context.Writer.Db, [nameof(VariantOption.VariantId), nameof(VariantOption.Key)]);
    private readonly Upsert<ProductAttribute> _attribute = new(context.Writer.Db, [nameof(ProductAttribute.ProductId), nameof(ProductAttribute.Key)]);
    private readonly Upsert<ProductImage> _image = new(context.Writer.Db, [nameof(ProductImage.ProductId), nameof(ProductImage.Position)]);

    public override async Task<bool> ImportAsync(IReadOnlyList<RowFields> parts, CancellationToken cancellationToken)
    {
        var path = CategoryFields.Read(parts[0]);
        var product = ProductFields.Read(parts, path, Context);
        if (!_repeated.IsNew(product.Id, product, parts[0].Row.Number))
            return false;
        var present = await FindAsync(Writer.Db, product.Id, cancellationToken);
        // A rating that the shop's own reviews give is worth more than one that a file claims.
        if (present is { Ratings: > 0 })
            (product.RatingCount, product.Rating) = (present.Ratings, present.Mean);
        var changed = await Writer.EnsureAsync(path, rename: true, cancellationToken);
        changed |= await _product.WriteAsync(product, cancellationToken);
        changed |= await WriteChildrenAsync(product, cancellationToken);
        if (present is not null && await CountChildrenAsync(Writer.Db, product.Id, cancellationToken) > Children(product))
            changed |= await RemoveOldAsync(product, cancellationToken);
        return changed;
    }

    private static int Children(Product product) =>
        product.Variants.Count + product.Attributes.Count + product.Images.Count + product.Variants.Sum(v => v.Options.Count);

    private async Task<bool> WriteChildrenAsync(Product product, CancellationToken cancellationToken)
    {
        var changed = false;
        foreach (var variant in product.Variants)
        {
            changed |= await _variant.WriteAsync(variant, cancellationToken);
            foreach (var option in variant.Options)
                changed |= await _option.WriteAsync(option, cancellationToken);
        }
        foreach (var attribute in product.Attributes)
            changed |= await _attribute.WriteAsync(attribute, cancellationToken);
        foreach (var image in product.Images)
            changed |= await _image.WriteAsync(image, cancellationToken);
        return changed;
    }

    private async Task<bool> RemoveOldAsync(Product product, CancellationToken cancellationToken)
    {
        var db = Writer.Db;
        var variants = product.Variants.ConvertAll(v => v.Id);
        var keys = product.Attributes.ConvertAll(a => a.Key);
        var removed = await db.Set<ProductVariant>().Where(v => v.ProductId == product.Id && !variants.Contains(v.Id)).ExecuteDeleteAsync(cancellationToken);
        removed += await db.Set<ProductAttribute>().Where(a => a.ProductId == product.Id && !keys.Contains(a.Key)).ExecuteDeleteAsync(cancellationToken);
        removed += await db.Set<ProductImage>().Where(i => i.ProductId == product.Id && i.Position >= product.Images.Count).ExecuteDeleteAsync(cancellationToken);
        foreach (var variant in product.Variants)
        {
            var options = variant.Options.ConvertAll(o => o.Key);
            removed += await db.Set<VariantOption>().Where(o => o.VariantId == variant.Id && !options.Contains(o.Key)).ExecuteDeleteAsync(cancellationToken);
        }
        return removed > 0;
    }

    public override void Dispose()
    {
        foreach (var command in new IDisposable[] { _product, _variant, _option, _attribute, _image })
            command.Dispose();
        base.Dispose();
    }

    /// <summary>What the shop's own reviews say of a product that it holds already.</summary>
    private sealed record Present(int Ratings, double? Mean);
}
