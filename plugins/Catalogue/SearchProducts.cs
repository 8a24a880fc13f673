using Assistant.Plugins.Tools;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;

namespace Assistant.Plugins.Catalogue;

/// <summary>Finds products by words and limits. What is listed as meeting a limit was checked here, whatever search or model did.</summary>
internal sealed class SearchProducts(IProductSearch search) : ShopTool("search_products",
    "Find products of the shop by words and limits. Returns up to 4; when none meets every limit, the nearest ones with what each misses.",
    ToolParameter.Text("query", "What to look for, in the shopper's words, without prices: 'red running shoes', '蓝牙耳机'.", 200) with { Required = true },
    ToolParameter.Text("category", "Name or id of a category, only when the shopper names one.", 80),
    ToolParameter.Number("min_price", "Lowest price, inclusive, in the shop's currency.", 0, MaxMoney),
    ToolParameter.Number("max_price", "Highest price, inclusive, in the shop's currency.", 0, MaxMoney),
    ToolParameter.Number("min_rating", "Lowest mean rating, inclusive.", 0, 5),
    ToolParameter.Flag("in_stock", "True to list only what is in stock."),
    ToolParameter.Choice("sort", "Order of the results; relevance unless the shopper asks for another.",
        "relevance", "price_asc", "price_desc", "rating", "newest"))
{
    private const int MaxMoney = 100_000_000;
    private const int Listed = 4;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = Request(arguments, context.Exclude);
        var found = await search.SearchAsync(request, cancellationToken);
        var hits = found.Hits.Where(p => SearchLimits.Broken(p, request).Count == 0).ToList();
        var allMet = hits.Count > 0;
        var listed = allMet
            ? hits.Select(p => Found(p, request, [], context.Language))
            : found.Nearest.Select(near => Found(near.Product, request, near.Misses, context.Language));
        return new SearchProductsResult
        {
            Products = [.. listed.Take(Listed)],
            Total = allMet ? Math.Max(found.Total, hits.Count) : 0,
            AllMet = allMet,
            CorrectedQuery = found.CorrectedQuery is { } corrected ? PlainText.Clean(corrected, 200) : null,
            Notes = context.Notes.Count > 0 ? [.. context.Notes.Take(4).Select(note => PlainText.Clean(note, 200))] : null,
        };
    }

    private static SearchRequest Request(ToolArguments arguments, IReadOnlyList<string> exclude)
    {
        var (low, high) = (arguments.Number("min_price"), arguments.Number("max_price"));
        // A range has no direction: "between 500 and 100" means 100 to 500 (docs/decisions/060).
        if (low > high)
            (low, high) = (high, low);
        return new SearchRequest
        {
            Query = arguments.Text("query"),
            Category = arguments.TextOrNull("category"),
            MinPrice = low is 0 ? null : low,
            MaxPrice = high,
            MinRating = (double?)arguments.Number("min_rating") is > 0 and var rating ? rating : null,
            InStock = arguments.Flag("in_stock") is true ? true : null,
            Exclude = exclude,
            Sort = Sort(arguments.TextOrNull("sort")),
            Limit = Listed,
        };
    }

    private static SearchSort Sort(string? sort) => sort switch
    {
        "price_asc" => SearchSort.PriceAscending,
        "price_desc" => SearchSort.PriceDescending,
        "rating" => SearchSort.Rating,
        "newest" => SearchSort.Newest,
        _ => SearchSort.Relevance,
    };

    private static FoundProduct Found(Product product, SearchRequest request, IReadOnlyList<string> misses, string language)
    {
        var allMisses = misses.Union(SearchLimits.Broken(product, request)).ToList();
        return ProductText.Found(product, language, [.. SearchLimits.Asked(request).Except(allMisses)], allMisses);
    }
}
