using System.Globalization;
using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Demo;

/// <summary>Gives a product its orderable forms (colour and size), their prices and stock, and the pictures of its colours.</summary>
internal sealed class VariantMaker(int seed)
{
    private readonly Dictionary<string, Colour> _colours = DemoData.Yaml<Dictionary<string, Colour>>("colours.yaml");
    private long _optionId, _imageId;

    public void AddTo(Product product, ProductKind kind, ProductStyle style, DemoRandom random)
    {
        var choice = style.Colours.Count > 0 ? style.Colours : kind.Colours;
        var colours = random.Shuffled(choice).Take(kind.Sizes is null ? 3 : 2).ToList();
        AddPictures(product, style.Drawing ?? kind.Drawing, colours.Count > 0 ? colours : [random.Pick(kind.Paint)]);
        var soldOut = random.Chance(0.04);
        foreach (var colour in colours.Count > 0 ? colours : [null!])
        {
            foreach (var size in kind.Sizes?.Values ?? [null!])
                product.Variants.Add(Make(product, kind, colour, size, soldOut, random));
        }
        product.Price = product.Variants.Min(variant => variant.Price);
        product.Stock = product.Variants.Sum(variant => variant.Stock);
    }

    private ProductVariant Make(Product product, ProductKind kind, string? colour, string? size, bool soldOut, DemoRandom random)
    {
        var (label, factor) = Parse(size);
        var variant = new ProductVariant
        {
            Id = $"{product.Id}-{product.Variants.Count + 1}",
            ProductId = product.Id,
            Price = factor == 1 ? product.Price : Math.Max(product.Price!.Value, CharmPrice.Near((double)product.Price.Value * factor)),
            Stock = soldOut || random.Chance(0.1) ? 0 : (int)Math.Round(Math.Exp(random.Between(0.7, 4.6))),
        };
        if (colour is not null)
            variant.Options.Add(new() { Id = ++_optionId, VariantId = variant.Id, Key = "color", Value = _colours[colour].Name with { } });
        if (label is not null)
            variant.Options.Add(new() { Id = ++_optionId, VariantId = variant.Id, Key = kind.Sizes!.Key, Value = DemoData.Both(label) });
        return variant;
    }

    private void AddPictures(Product product, string drawing, List<string> colours)
    {
        var look = new DemoRandom(seed, "look " + product.Id).Below(DemoPictures.Looks);
        foreach (var colour in colours.Take(2))
        {
            product.Images.Add(new()
            {
                Id = ++_imageId,
                ProductId = product.Id,
                Url = $"/pictures/{drawing}-{colour}-{look}.svg",
                Position = product.Images.Count,
            });
        }
    }

    private static (string? Label, double Factor) Parse(string? size)
    {
        if (size is null)
            return (null, 1);
        var at = size.LastIndexOf('=');
        return at < 0 ? (size, 1) : (size[..at], double.Parse(size[(at + 1)..], CultureInfo.InvariantCulture));
    }
}
