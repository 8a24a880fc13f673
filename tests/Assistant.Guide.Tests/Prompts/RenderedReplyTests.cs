using System.Text.RegularExpressions;
using Assistant.Guide.Prompts;
using Assistant.Plugins.Cart;
using Assistant.Plugins.Catalogue;
using Assistant.Plugins.HandOff;
using Assistant.Plugins.Orders;
using Assistant.Plugins.Policies;
using Assistant.Plugins.Tools;
using Assistant.Shop.Orders;

namespace Assistant.Guide.Tests.Prompts;

public sealed partial class RenderedReplyTests : IDisposable
{
    private readonly PromptLibrary _library = TestPrompts.Library(Path.Combine(Shared.RepositoryRoot, "prompts"));
    private readonly RenderedReplies _replies;

    public RenderedReplyTests() => _replies = new RenderedReplies(_library);

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Every_result_of_every_tool_has_a_reply_in_the_language(string language)
    {
        foreach (var (tool, result) in Samples())
        {
            var reply = _replies.Render(tool, ToolJson.Serialize(result), language, "running shoes");
            reply.ShouldNotBeNullOrWhiteSpace();
            reply.ShouldNotContain("{{");
            Words().Replace(reply, "").Any(c => c is >= '\u4e00' and <= '\u9fff').ShouldBe(language == "zh", $"{tool}: {reply}");
        }
    }

    [Theory]
    [InlineData("en", "1. **Trail Runner** – ¥299, rated 4.6 (120 ratings), only 3 left\n2. **Road Runner** – ¥349.50, rated 4.1 (1 rating), sold out at the moment\n\nThere are 10 more.")]
    [InlineData("zh", "1. **Trail Runner**，¥299，4.6 分（120 条评价），仅剩 3 件\n2. **Road Runner**，¥349.50，4.1 分（1 条评价），暂时缺货\n\n另外还有 10 款。")]
    public void A_list_names_number_price_rating_and_stock(string language, string part)
    {
        var first = new FoundProduct { Id = "1", Name = "Trail Runner", Price = 299, Currency = "CNY", Rating = 4.6, RatingCount = 120, Stock = 3 };
        var second = new FoundProduct { Id = "2", Name = "Road Runner", Price = 349.5m, Currency = "CNY", Rating = 4.1, RatingCount = 1, Stock = 0 };
        var result = ToolJson.Serialize(new SearchProductsResult { Products = [first, second], Total = 12, AllMet = true });
        _replies.Render("search_products", result, language).ShouldContain(part);
    }

    [Theory]
    [InlineData("en", "Nothing in the shop meets all of that.", "(over your limit) (not in stock)")]
    [InlineData("zh", "没有完全符合要求的商品", "（超出预算）（暂时缺货）")]
    public void When_nothing_fits_that_comes_first_and_each_product_says_what_it_misses(string language, string first, string misses)
    {
        var product = new FoundProduct { Id = "1", Name = "Trail Runner", Price = 299, Currency = "CNY", Misses = ["max_price", "in_stock"] };
        var reply = _replies.Render("search_products", ToolJson.Serialize(new SearchProductsResult { Products = [product], Total = 0, AllMet = false }), language);
        reply.ShouldStartWith(first);
        reply.ShouldContain(misses);
    }

    private static IEnumerable<(string, object)> Samples()
    {
        var p1 = new FoundProduct { Id = "1", Name = "轻羽跑鞋", Price = 299, Currency = "CNY", Rating = 4.6, RatingCount = 120, Stock = 3, Meets = ["query"] };
        var p2 = p1 with { Id = "2", Name = "Sony *Pro* (black)", Price = 1299.9m, Stock = 0, Misses = ["max_price", "in_stock"], RatingCount = 1 };
        yield return ("search_products", new SearchProductsResult { Products = [p1, p2], Total = 12, AllMet = true, CorrectedQuery = "red shoes", Notes = ["$50 is about ¥355"] });
        yield return ("search_products", new SearchProductsResult { Products = [p1], Total = 1, AllMet = true });
        yield return ("search_products", new SearchProductsResult { Products = [p1 with { Misses = ["query"] }, p2], Total = 0, AllMet = false });
        yield return ("search_products", new SearchProductsResult { Products = [], Total = 0, AllMet = false });
        yield return ("get_product", new GetProductResult(new ProductFacts { Id = "1", Name = "A", Price = 99, ListPrice = 120, Currency = "CNY", Rating = 4.5, RatingCount = 3, Stock = 20, Description = "Good shoe", Attributes = [new("Weight", "200 g")], Variants = [new("v", new Dictionary<string, string> { ["color"] = "red", ["size"] = "L" }, 99, 2), new("w", new Dictionary<string, string> { ["color"] = "blue", ["size"] = "L" }, 99, 2)] }));
        yield return ("compare_products", new CompareProductsResult([p1, p2], [new("price", "Price", [299m, 1299.9m]), new("rating", "Rating", [4.5, null]), new("w", "Weight", ["200 g", "300 g"])]));
        var addition = new CartAddition { ProductId = "1", Name = "Shoe", Option = "red / L", OtherOptions = ["blue / L", "blue / M"], Quantity = 2, Price = 10, Subtotal = 20, Currency = "CNY" };
        var cart = new CartView { Lines = [new CartLineView { ProductId = "1", Name = "Shoe", Option = "red", Quantity = 2, Price = 10, Subtotal = 20 }, new CartLineView { ProductId = "2", Name = "Gone", Quantity = 1 }], Count = 3, Total = 20, Currency = "CNY" };
        yield return ("view_cart", new ViewCartResult(cart));
        yield return ("view_cart", new ViewCartResult(cart with { Lines = [], Count = 0, Total = 0 }));
        yield return ("add_to_cart", new ConfirmResult(addition));
        yield return ("add_to_cart", new AddedResult(addition, cart));
        yield return ("order_status", new OrderStatusResult([new OrderView { Id = "O-1", Status = OrderStatus.Shipped, StatusText = "on its way", PlacedAt = "2026-11-01", ExpectedAt = "2026-11-05", Total = 20, Currency = "CNY", Carrier = "SF", TrackingNumber = "SF123", Lines = [new("Shoe", 2, 10)] }, new OrderView { Id = "O-2", Status = OrderStatus.Delivered, StatusText = "delivered", PlacedAt = "2026-10-01", Total = 20, Currency = "CNY", Lines = [new("Shoe", 2, 10), new("Sock", 1, 2)] }]));
        yield return ("answer_policy", new AnswerPolicyResult([new("p", "Returns", "How long", "You have 7 days.", "policies/returns.md"), new("q", "Returns", "", "We pay.", "policies/returns.md")]));
        yield return ("hand_off", new HandOffResult(new(1, 3, 15)));
        yield return ("hand_off", new HandOffResult(new(1, 1, 5)));
        yield return ("hand_off", new HandOffResult(new(1, 0, 0)));
        foreach (var error in new ToolError[] { new("sign_in_required", ""), new("out_of_stock", "") { Name = "Shoe", Option = "XL", AvailableOptions = ["red / L"] }, new("out_of_stock", "") { Name = "Shoe", Available = 2 }, new("out_of_stock", "") { Name = "Shoe" }, new("ambiguous", "") { Candidates = [new("1", "A", 3, "CNY"), new("2", "B", null, "CNY")] }, new("invalid_argument", ""), new("timeout", ""), new("failed", "") })
            yield return ("add_to_cart", new ErrorResult(error));
        foreach (var tool in new[] { "order_status", "answer_policy", "get_product" })
            yield return (tool, new ErrorResult(new("not_found", "")));
    }

    /// <summary>Names of the samples, which are Chinese in both languages.</summary>
    [GeneratedRegex("轻羽跑鞋")]
    private static partial Regex Words();
}
