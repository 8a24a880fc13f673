using Assistant.Plugins.Catalogue;
using Assistant.Plugins.References;
using Assistant.Plugins.Tools;
using Assistant.Shop;
using Assistant.Shop.Catalogue;

namespace Assistant.Plugins.Cart;

/// <summary>An option as some product of the shop offers it.</summary>
internal sealed record OfferedOption(string Key, LocalizedText Value);

/// <summary>Which variant of a product the shopper's words ask for.</summary>
/// <param name="product">The product.</param>
/// <param name="words">What the shopper wrote, and the reference.</param>
/// <param name="offered">What the shop's products offer for this product's options: a colour that only others have is not stocked here.</param>
/// <param name="language">Language of the turn.</param>
internal sealed class VariantChoice(Product product, string words, IReadOnlyList<OfferedOption> offered, string language)
{
    private const int MostOptions = 6;

    /// <summary>The variant with every option that the words name and none that they refuse, the cheapest that has enough in stock; null for a product without variants.</summary>
    /// <exception cref="ToolException"><c>out_of_stock</c>: what was asked for does not exist or is sold out, with what is in stock.</exception>
    public ProductVariant? Choose(int quantity)
    {
        if (product.Variants.Count == 0)
            return null;
        if (Unknown() is { } unknown)
            throw NotStocked(unknown);
        var named = Named();
        var fitting = product.Variants.Where(v => Fits(v, named)).ToList();
        return fitting.Where(v => v.Stock is null || v.Stock >= quantity).OrderBy(v => v.Price ?? product.Price).ThenBy(v => v.Id, StringComparer.Ordinal).FirstOrDefault()
            ?? fitting.Where(v => v.Stock > 0).MaxBy(v => v.Stock)
            ?? throw NotStocked(string.Join(" / ", named.Select(o => ProductText.Value(o.Value, language))));
    }

    private bool Fits(ProductVariant variant, List<VariantOption> named) =>
        !variant.Options.Exists(o => OptionWords.Refuse(o.Value, words))
        && named.TrueForAll(want => variant.Options.Exists(o => o.Key == want.Key && Key(o.Value) == Key(want.Value)));

    /// <summary>Options in stock beside <paramref name="chosen"/> when the words named none, in words.</summary>
    public IReadOnlyList<string>? Others(ProductVariant? chosen)
    {
        if (chosen is null || Named().Count > 0)
            return null;
        var others = InStock().Where(o => o != ProductText.Options(chosen, language)).Take(MostOptions).ToList();
        return others.Count > 0 ? others : null;
    }

    /// <summary>One option a key: the longest value that the words name ("dark blue" before "blue").</summary>
    private List<VariantOption> Named() =>
        [.. product.Variants.SelectMany(v => v.Options).GroupBy(o => o.Key, StringComparer.Ordinal)
            .Select(options => options.Where(o => OptionWords.Name(o.Value, words)).MaxBy(o => Key(o.Value).Length)).OfType<VariantOption>()];

    /// <summary>What the words name and the product does not come in, or null.</summary>
    private string? Unknown()
    {
        var own = product.Variants.SelectMany(v => v.Options).ToList();
        var missing = offered.Where(o => own.Exists(x => x.Key == o.Key) && !own.Exists(x => x.Key == o.Key && OptionWords.Name(x.Value, words)));
        var names = product.Name.En + "\n" + product.Name.Zh;
        if (missing.FirstOrDefault(o => OptionWords.Name(o.Value, words) && !OptionWords.Name(o.Value, names)) is { } option)
            return ProductText.Value(option.Value, language);
        var size = own.Exists(o => o.Key == "size") ? OptionWords.Size(words) : null;
        return size is not null && !own.Exists(o => OptionWords.Name(o.Value, size)) ? size : null;
    }

    private ToolException NotStocked(string option)
    {
        var inStock = InStock().Take(MostOptions).ToList();
        var name = ProductText.Name(product, language);
        return new(new("out_of_stock", inStock.Count == 0 ? $"{name} is sold out." : $"{name} is not in stock in {option}. In stock: {string.Join(", ", inStock)}.")
        {
            Name = name,
            Option = inStock.Count == 0 || option.Length == 0 ? null : option,
            AvailableOptions = inStock,
        });
    }

    private IEnumerable<string> InStock() =>
        product.Variants.Where(v => v.Stock is null or > 0).Select(v => ProductText.Options(v, language)).Distinct(StringComparer.Ordinal);

    private static string Key(LocalizedText value) => NameMatch.Key(value.En ?? value.Zh ?? "");
}
