using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Demo;

/// <summary>Makes categories and products from the catalogue files.</summary>
internal sealed class CatalogueMaker(int seed, DateTimeOffset reference)
{
    private readonly AttributeMaker _attributes = new();
    private readonly VariantMaker _variants = new(seed);
    private int _number = 10000;

    public static List<Category> Categories(IEnumerable<CatalogueFile> files) =>
        [.. files.SelectMany(file => file.Categories
            .Select(sub => new Category { Id = sub.Key, ParentId = file.Id, Name = sub.Value })
            .Prepend(new Category { Id = file.Id, Name = file.Name }))];

    public List<DemoProduct> Products(IEnumerable<CatalogueFile> files) =>
        [.. files.SelectMany(file => file.Kinds.SelectMany(kind => OfKind(file, kind)))];

    private IEnumerable<DemoProduct> OfKind(CatalogueFile file, ProductKind kind)
    {
        var random = new DemoRandom(seed, "kind " + kind.Id);
        var brands = random.Shuffled(kind.Brands.Count > 0 ? kind.Brands : file.Brands);
        var drafts = new List<Draft>();
        foreach (var style in kind.Styles)
        {
            for (var edition = 0; edition < 2; edition++)
            {
                var factor = edition == 0 ? random.Between(0.86, 1.0) : random.Between(1.2, 1.55);
                drafts.Add(new(style, edition, brands[drafts.Count % brands.Count], CharmPrice.Near((double)style.Price * factor)));
            }
        }
        var byPrice = drafts.OrderBy(draft => draft.Price).ToList();
        var models = random.Shuffled(kind.Models);
        return drafts.Select((draft, i) => Make(
            file, kind, draft, models.ElementAtOrDefault(i), byPrice.IndexOf(draft) / (double)(drafts.Count - 1)));
    }

    private DemoProduct Make(CatalogueFile file, ProductKind kind, Draft draft, string? model, double tier)
    {
        var id = $"P{++_number}";
        var random = new DemoRandom(seed, "product " + id);
        var product = new Product
        {
            Id = id,
            CategoryId = kind.Category,
            Name = ProductWords.Name(kind, draft.Style, draft.Brand, model),
            Brand = $"{draft.Brand.Zh} {draft.Brand.En}",
            Price = draft.Price,
            ListPrice = random.Chance(0.32) ? CharmPrice.Near((double)draft.Price * random.Between(1.15, 1.6)) : null,
            Currency = "CNY",
            CreatedAt = reference.AddDays(-Math.Round(random.Between(12, 900))),
            Source = DemoShop.Source,
        };
        product.Attributes.AddRange(_attributes.Make(id, kind, draft.Style, draft.Edition, tier, random));
        _variants.AddTo(product, kind, draft.Style, random);
        product.Description = ProductWords.Description(kind, draft.Style, product.Attributes, random);
        return new DemoProduct(product, kind, file.Id, tier) { Qualities = HiddenQualities.Draw(draft.Brand.En!, tier, seed, random) };
    }

    /// <summary>A product before its attributes: edition 0 is the plain one of a style, 1 the better.</summary>
    private sealed record Draft(ProductStyle Style, int Edition, LocalizedText Brand, decimal Price);
}
