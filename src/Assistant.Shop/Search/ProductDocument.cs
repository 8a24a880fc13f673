using System.Text;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Text;

namespace Assistant.Shop.Search;

/// <summary>What an index holds of a product, each field as tokens joined by blanks.</summary>
/// <param name="Name">The name in both languages.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Category">The product's own category, when its name says one thing.</param>
/// <param name="Context">What the name only mentions, the categories above, and its own when that names several things (Phones &amp; Accessories).</param>
/// <param name="Attributes">Names and values of attributes and of variants' options.</param>
/// <param name="Description">The description.</param>
/// <param name="Words">English words as written, for spelling.</param>
internal sealed record ProductDocument(
    string Name, string Brand, string Category, string Context, string Attributes, string Description, string Words)
{
    /// <summary>A description longer than this adds noise, not meaning.</summary>
    private const int LongestDescription = 4_000;

    /// <summary>Makes the document of a product whose attributes, variants and options are loaded.</summary>
    public static ProductDocument Of(Product product, IReadOnlyDictionary<string, Category> categories, TextAnalyzer analyzer)
    {
        var name = Join(product.Name);
        var description = Cut(Join(product.Description));
        var attributes = AttributesOf(product);
        var lineage = Ancestors(product.CategoryId, categories).Select(category => Join(category.Name)).ToList();
        var own = lineage.Count > 0 ? lineage[0] : "";
        var saysOneThing = own.Length > 0 && ProductGroups(own, analyzer) <= 1;
        var above = string.Join(". ", lineage.Skip(saysOneThing ? 1 : 0));
        var (said, mentioned) = analyzer.NameTokens(name);
        return new(
            said, analyzer.IndexTokens(product.Brand), saysOneThing ? analyzer.IndexTokens(own) : "", $"{analyzer.IndexTokens(above)} {mentioned}",
            analyzer.IndexTokens(attributes), analyzer.IndexTokens(description), WordsOf([name, product.Brand ?? "", own, attributes, description]));
    }

    private static string AttributesOf(Product product)
    {
        var text = new StringBuilder();
        foreach (var attribute in product.Attributes)
            text.Append(Join(attribute.Name)).Append(". ").Append(Join(attribute.Value)).Append(attribute.Number is null ? null : attribute.Unit).Append(". ");
        foreach (var value in product.Variants.SelectMany(variant => variant.Options).Select(option => Join(option.Value)).Distinct())
            text.Append(value).Append(". ");
        return text.ToString();
    }

    private static string Join(LocalizedText text) => text.En is null ? text.Zh ?? "" : text.Zh is null ? text.En : $"{text.En}. {text.Zh}";

    private static string Cut(string text) => text.Length <= LongestDescription ? text : text[..LongestDescription];

    private static int ProductGroups(string text, TextAnalyzer analyzer) =>
        analyzer.Analyze(text).SelectMany(term => term.Groups.Where(group => group.Kind == SynonymKind.Product).Take(1)).Distinct().Count();

    private static IEnumerable<Category> Ancestors(string? id, IReadOnlyDictionary<string, Category> categories)
    {
        // A broken import may have made a circle.
        for (var depth = 0; depth < 16 && id is not null && categories.TryGetValue(id, out var category); depth++, id = category.ParentId)
            yield return category;
    }

    private static string WordsOf(IEnumerable<string> texts) =>
        string.Join(' ', texts.SelectMany(TextAnalyzer.EnglishWords).Where(word => word.Length > 2).Distinct(StringComparer.Ordinal));
}
