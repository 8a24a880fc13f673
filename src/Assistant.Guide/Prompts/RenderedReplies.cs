using System.Globalization;
using System.Text.Json;
using Assistant.Plugins.Cart;
using Assistant.Plugins.Catalogue;
using Assistant.Plugins.HandOff;
using Assistant.Plugins.Orders;
using Assistant.Plugins.Policies;
using Assistant.Plugins.Tools;
using Assistant.Shop;

namespace Assistant.Guide.Prompts;

/// <summary>Replies made of a tool result by template: grounded by construction, Markdown, in the shopper's language.</summary>
public sealed class RenderedReplies(PromptLibrary prompts)
{
    private const int FewLeft = 5;
    private const int MostOptions = 4;

    /// <summary>The reply to a tool's result, errors included. A tool without a template gets <see cref="CannotHelp"/>.</summary>
    /// <param name="tool">Name of the tool.</param>
    /// <param name="result">What it answered.</param>
    /// <param name="language"><see cref="Languages"/>.</param>
    /// <param name="query">The words of a search, or null.</param>
    public string Render(string tool, JsonElement result, string language, string? query = null) =>
        result.TryGetProperty("error", out _) ? Error(tool, Read<ErrorResult>(result).Error, language) : tool switch
        {
            "search_products" => Search(Read<SearchProductsResult>(result), language, query),
            "get_product" => prompts.Render(PromptNames.Product, Facts(Read<GetProductResult>(result).Product), language),
            "compare_products" => prompts.Render(PromptNames.Comparison, Comparison(Read<CompareProductsResult>(result)), language),
            "view_cart" => prompts.Render(PromptNames.Cart, Read<ViewCartResult>(result).Cart, language),
            "add_to_cart" when result.TryGetProperty("confirm", out _) => prompts.Render(PromptNames.Confirm, Read<ConfirmResult>(result).Confirm, language),
            "add_to_cart" => prompts.Render(PromptNames.Added, Read<AddedResult>(result), language),
            "order_status" => prompts.Render(PromptNames.Orders, Read<OrderStatusResult>(result), language),
            "answer_policy" => prompts.Render(PromptNames.Policy, Read<AnswerPolicyResult>(result), language),
            "hand_off" => prompts.Render(PromptNames.HandOff, HandOff(Read<HandOffResult>(result).HandOff), language),
            _ => CannotHelp(language),
        };

    /// <summary>What the guide can do, when it did not understand.</summary>
    public string CannotHelp(string language) => prompts.Render(PromptNames.CannotHelp, NoValues.Instance, language);

    /// <summary>The shopper said no to a change.</summary>
    public string Cancelled(string language) => prompts.Render(PromptNames.Cancelled, NoValues.Instance, language);

    private string Search(SearchProductsResult found, string language, string? query)
    {
        var values = new ProductListValues
        {
            Products = [.. found.Products.Select((p, i) => Line(p, i + 1, p.Misses))],
            Total = found.Total,
            More = Math.Max(0, found.Total - found.Products.Count),
            Query = query,
            CorrectedQuery = found.CorrectedQuery,
            Notes = found.Notes ?? [],
        };
        var prompt = found.Products.Count == 0 ? PromptNames.Nothing : found.AllMet ? PromptNames.Products : PromptNames.Nearest;
        return prompts.Render(prompt, values, language);
    }

    private string Error(string tool, ToolError error, string language) => error.Code switch
    {
        "sign_in_required" => prompts.Render(PromptNames.SignIn, NoValues.Instance, language),
        "out_of_stock" => prompts.Render(PromptNames.OutOfStock, new OutOfStockValues
        {
            Name = error.Name,
            Option = error.Option,
            Available = error.Available is > 0 ? error.Available : null,
            AvailableOptions = error.AvailableOptions ?? [],
        }, language),
        "ambiguous" => prompts.Render(PromptNames.Ambiguous, new AmbiguousValues
        {
            Candidates = [.. (error.Candidates ?? []).Select((c, i) => new ProductLine { Number = i + 1, Name = c.Name, Price = c.Price, Currency = c.Currency })],
        }, language),
        "not_found" => prompts.Render(PromptNames.NotFound, new NotFoundValues
        {
            Order = tool == "order_status",
            Policy = tool == "answer_policy",
            Product = tool is not ("order_status" or "answer_policy"),
        }, language),
        "invalid_argument" => CannotHelp(language),
        _ => prompts.Render(PromptNames.Failed, NoValues.Instance, language),
    };

    private static ProductLine Line(ProductSummary product, int number, IReadOnlyList<string> misses) => new()
    {
        Number = number,
        Name = product.Name,
        Price = product.Price,
        Currency = product.Currency,
        Rating = product.Rating,
        RatingCount = product.RatingCount,
        FewLeft = product.Stock is > 0 and <= FewLeft ? product.Stock : null,
        SoldOut = product.Stock is 0,
        Misses = new MissedLimits
        {
            Any = misses.Count > 0,
            Query = misses.Contains("query"),
            Category = misses.Contains("category"),
            MinPrice = misses.Contains("min_price"),
            MaxPrice = misses.Contains("max_price"),
            MinRating = misses.Contains("min_rating"),
            InStock = misses.Contains("in_stock"),
            Exclude = misses.Contains("exclude"),
        },
    };

    private static ProductValues Facts(ProductFacts product) => new()
    {
        Name = product.Name,
        Price = product.Price,
        ListPrice = product.ListPrice,
        Currency = product.Currency,
        Rating = product.Rating,
        RatingCount = product.RatingCount,
        Stock = product.Stock,
        SoldOut = product.Stock is 0,
        Description = product.Description,
        Attributes = [.. product.Attributes.Take(6)],
        Options = Options([.. product.Variants.Where(v => v.Stock is null or > 0)]),
    };

    /// <summary>Few variants one by one ("red / L"), many as the values of each option ("red, blue", "S, M, L").</summary>
    private static List<string> Options(List<VariantFacts> inStock) => inStock.Count <= MostOptions
        ? inStock.ConvertAll(v => string.Join(" / ", v.Options.Values))
        : [.. inStock.SelectMany(v => v.Options).GroupBy(o => o.Key, o => o.Value, StringComparer.Ordinal)
            .Select(values => string.Join(", ", values.Distinct(StringComparer.Ordinal)))];

    private static ComparisonValues Comparison(CompareProductsResult result) => new()
    {
        Products = [.. result.Products.Select((p, i) => Line(p, i + 1, []))],
        Rows = [.. result.Rows.Take(8).Select(row => new ComparedRow(row.Name,
            [.. row.Values.Select((value, i) => Shown(row.Field, value, result.Products[i].Currency))]))],
    };

    private static string Shown(string field, object? value, string currency) => value is not JsonElement json ? "–"
        : field == "price" && json.TryGetDecimal(out var price) ? Money.Format(price, currency)
        : json.ValueKind == JsonValueKind.Number ? json.GetDecimal().ToString(CultureInfo.InvariantCulture)
        : json.ToString();

    private static HandOffValues HandOff(HandOffView place) => new()
    {
        Ahead = Math.Max(0, place.QueuePlace - 1),
        ExpectedWaitMinutes = place.ExpectedWaitMinutes,
        Taken = place.QueuePlace == 0,
    };

    private static T Read<T>(JsonElement result) => result.Deserialize<T>(ToolJson.Options)
        ?? throw new JsonException($"A tool result is null where {typeof(T).Name} is expected.");
}
