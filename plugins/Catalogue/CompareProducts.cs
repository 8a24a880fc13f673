using Assistant.Plugins.References;
using Assistant.Plugins.Tools;
using Assistant.Shop;
using Assistant.Shop.Catalogue;

namespace Assistant.Plugins.Catalogue;

/// <summary>What differs between two to four products.</summary>
internal sealed class CompareProducts(ProductReference references) : ShopTool("compare_products",
    "Compare 2 to 4 products: a table of the facts that differ.",
    ToolParameter.List("refs", "The products, each as in get_product: '1', '2', a product id or a name.", 2, 4, ProductReference.MaxLength) with { Required = true })
{
    private const int MostRows = 16;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        foreach (var reference in arguments.List("refs"))
        {
            var product = (await references.ResolveAsync(reference, context, cancellationToken)).Product;
            if (products.TrueForAll(p => p.Id != product.Id))
                products.Add(product);
        }
        if (products.Count < 2)
            throw ToolException.Invalid("'refs' name only one product: name two to four different ones.");
        var rows = Rows(products, context.Language);
        return ToolJson.Fit(MostRows, most => new CompareProductsResult(
            [.. products.Select(p => ProductText.Summary(p, context.Language))], [.. rows.Take(most)]));
    }

    private static List<ComparedField> Rows(List<Product> products, string language)
    {
        var chinese = language == Languages.Chinese;
        List<ComparedField> rows =
        [
            new("price", chinese ? "价格" : "Price", [.. products.Select(p => (object?)p.Price)]),
            new("rating", chinese ? "评分" : "Rating", [.. products.Select(p => (object?)(p.Rating is { } r ? Math.Round(r, 1) : null))]),
            new("rating_count", chinese ? "评价数" : "Ratings", [.. products.Select(p => (object?)p.RatingCount)]),
            new("stock", chinese ? "库存" : "In stock", [.. products.Select(p => (object?)p.Stock)]),
            new("brand", chinese ? "品牌" : "Brand", [.. products.Select(p => (object?)ProductText.Brand(p))]),
        ];
        var keys = products.SelectMany(p => p.Attributes).Select(a => a.Key).Distinct(StringComparer.Ordinal);
        rows.AddRange(keys.Select(key => AttributeRow(key, products, language)));
        return [.. rows.Where(row => row.Values.Distinct().Count() > 1).OrderBy(row => row.Values.Count(v => v is null))];
    }

    private static ComparedField AttributeRow(string key, List<Product> products, string language)
    {
        var attributes = products.Select(p => p.Attributes.FirstOrDefault(a => a.Key == key)).ToList();
        return new(PlainText.Clean(key, 40), ProductText.Value(attributes.First(a => a is not null)!.Name, language),
            [.. attributes.Select(a => a is null ? null : ProductText.Value(a.Value, language))]);
    }
}
