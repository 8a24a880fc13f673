using System.Text.RegularExpressions;
using Assistant.Plugins.Catalogue;
using Assistant.Plugins.References;
using Assistant.Plugins.Tools;
using Assistant.Shop.Catalogue;

namespace Assistant.Plugins.Cart;

/// <summary>Which variant of a product the shopper's words ask for.</summary>
internal static partial class VariantChoice
{
    private const int MostOptions = 6;

    /// <summary>
    /// The variant that has every option named in <paramref name="words"/>, the cheapest in stock when several fit;
    /// null for a product without variants.
    /// </summary>
    /// <exception cref="ToolException"><c>out_of_stock</c>: what was asked for does not exist or is sold out, with what is in stock.</exception>
    public static ProductVariant? Choose(Product product, string words, int quantity, string language)
    {
        if (product.Variants.Count == 0)
            return null;
        var named = NamedOptions(product, words);
        if (UnknownSize(product, words) is { } size)
            throw NotStocked(product, size, language);
        var fitting = product.Variants.Where(v => named.All(want => v.Options.Exists(o => o.Key == want.Key && Key(o) == Key(want)))).ToList();
        var asked = string.Join(" / ", named.Select(o => ProductText.Value(o.Value, language)));
        return fitting.Where(v => v.Stock is null || v.Stock >= quantity).OrderBy(v => v.Price ?? product.Price).ThenBy(v => v.Id, StringComparer.Ordinal).FirstOrDefault()
            ?? fitting.Where(v => v.Stock > 0).MaxBy(v => v.Stock)
            ?? throw NotStocked(product, asked, language);
    }

    /// <summary>Options in stock beside <paramref name="chosen"/>, in words, when the shopper named none.</summary>
    public static IReadOnlyList<string>? Others(Product product, ProductVariant? chosen, string words, string language)
    {
        if (chosen is null || NamedOptions(product, words).Count > 0)
            return null;
        var others = InStock(product, language).Where(o => o != ProductText.Options(chosen, language)).Take(MostOptions).ToList();
        return others.Count > 0 ? others : null;
    }

    /// <summary>One option a key: the longest value that occurs in the words as a word ("XL" before "L").</summary>
    private static List<VariantOption> NamedOptions(Product product, string words) =>
        [.. product.Variants.SelectMany(v => v.Options).GroupBy(o => o.Key, StringComparer.Ordinal)
            .Select(options => options.Where(o => Occurs(o, words)).MaxBy(o => Key(o).Length)).OfType<VariantOption>()];

    private static bool Occurs(VariantOption option, string words) =>
        new[] { option.Value.En, option.Value.Zh }.OfType<string>().Any(value => Occurs(value, words));

    private static bool Occurs(string value, string words)
    {
        var pattern = Regex.Escape(value.Trim());
        // Latin letters and digits need a boundary: the "M" of "M码" counts, that of "Medium" or of "30 mm" does not.
        if (value.Length > 0 && char.IsAscii(value[0]))
            pattern = "(?<![A-Za-z0-9.])" + pattern + "(?![A-Za-z0-9])";
        return value.Trim().Length > 0
            && Regex.IsMatch(words, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>A size that is asked for in so many words and that no variant has, or null.</summary>
    private static string? UnknownSize(Product product, string words)
    {
        var sizes = product.Variants.SelectMany(v => v.Options).Where(o => o.Key == "size").ToList();
        if (sizes.Count == 0 || Size().Match(words) is not { Success: true } match)
            return null;
        var size = match.Groups["size"].Value;
        return sizes.Exists(o => Occurs(o, words)) || sizes.Exists(o => Key(o).Contains(NameMatch.Key(size), StringComparison.Ordinal))
            ? null : size.ToUpperInvariant();
    }

    private static ToolException NotStocked(Product product, string option, string language)
    {
        var inStock = InStock(product, language).Take(MostOptions).ToList();
        var name = ProductText.Name(product, language);
        return new(new("out_of_stock", inStock.Count == 0 ? $"{name} is sold out." : $"{name} is not in stock in {option}. In stock: {string.Join(", ", inStock)}.")
        {
            Name = name,
            Option = inStock.Count == 0 || option.Length == 0 ? null : option,
            AvailableOptions = inStock,
        });
    }

    private static IEnumerable<string> InStock(Product product, string language) =>
        product.Variants.Where(v => v.Stock is null or > 0).Select(v => ProductText.Options(v, language)).Distinct(StringComparer.Ordinal);

    private static string Key(VariantOption option) => NameMatch.Key(option.Value.En ?? option.Value.Zh ?? "");

    [GeneratedRegex(@"\bsize (?<size>[0-9]{1,3}(?:\.5)?|[2-6]?x{0,3}[sml])\b|(?<![A-Za-z0-9.])(?<size>[0-9]{2}(?:\.5)?|[2-6]?x{0,3}[sml]) ?[码号]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Size();
}
