using Assistant.Plugins.Tools;
using Assistant.Shop;
using Assistant.Shop.Catalogue;

namespace Assistant.Plugins.Catalogue;

/// <summary>Products as tools show them: in one language, as plain text of limited length.</summary>
internal static class ProductText
{
    private const int NameLength = 100;
    private const int ValueLength = 80;
    private const int DescriptionLength = 500;

    /// <summary>The product's name; its id where the name holds nothing that can be shown.</summary>
    public static string Name(Product product, string language) => Name(product.Name, language) is { Length: > 0 } name ? name : product.Id;
    public static string Name(LocalizedText name, string language) => PlainText.Clean(name.In(language), NameLength);
    public static string Value(LocalizedText value, string language) => PlainText.Clean(value.In(language), ValueLength);

    public static string? Brand(Product product) => PlainText.Clean(product.Brand, ValueLength) is { Length: > 0 } brand ? brand : null;

    public static ProductSummary Summary(Product product, string language) => Fill(new ProductSummary
    {
        Id = product.Id,
        Name = Name(product, language),
        Currency = product.Currency,
    }, product, language);

    public static FoundProduct Found(Product product, string language, IReadOnlyList<string> meets, IReadOnlyList<string> misses) =>
        Fill(new FoundProduct
        {
            Id = product.Id,
            Name = Name(product, language),
            Currency = product.Currency,
            Meets = meets,
            Misses = misses,
        }, product, language);

    /// <param name="details">Most attributes and variants listed.</param>
    public static ProductFacts Facts(Product product, string language, int details) => Fill(new ProductFacts
    {
        Id = product.Id,
        Name = Name(product, language),
        Currency = product.Currency,
        Description = PlainText.Clean(product.Description.In(language), DescriptionLength) is { Length: > 0 } text ? text : null,
        ListPrice = product.ListPrice > product.Price ? product.ListPrice : null,
        Attributes = [.. product.Attributes.Take(details).Select(a => new ProductFact(Value(a.Name, language), Value(a.Value, language)))],
        Variants = [.. product.Variants.Take(details).Select(v => Variant(v, product, language))],
    }, product, language);

    public static ProductCandidate Candidate(Product product, string language) =>
        new(product.Id, Name(product, language), product.Price, product.Currency);

    /// <summary>The options of a variant in words: "red / L".</summary>
    public static string Options(ProductVariant variant, string language) =>
        string.Join(" / ", variant.Options.OrderBy(o => o.Id).Select(o => Value(o.Value, language)));

    private static VariantFacts Variant(ProductVariant variant, Product product, string language)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in variant.Options.OrderBy(o => o.Id))
            options[PlainText.Clean(option.Key, ValueLength)] = Value(option.Value, language);
        return new(variant.Id, options, variant.Price ?? product.Price, variant.Stock);
    }

    private static T Fill<T>(T summary, Product product, string language) where T : ProductSummary => summary with
    {
        Price = product.Price,
        Rating = product.Rating is { } rating ? Math.Round(rating, 1) : null,
        RatingCount = product.RatingCount,
        Stock = product.Stock,
        Category = product.Category is { } category ? Value(category.Name, language) : null,
        Brand = Brand(product),
        Image = product.Images.OrderBy(i => i.Position).Select(i => i.Url).FirstOrDefault(IsPicture),
    };

    /// <summary>A path of the shop or an http(s) address; a seller's <c>javascript:</c> or <c>data:</c> is no picture.</summary>
    private static bool IsPicture(string url) => url.Length is > 0 and <= 500 && !url.StartsWith("//", StringComparison.Ordinal)
        && (!url.Contains(':', StringComparison.Ordinal) || Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}
