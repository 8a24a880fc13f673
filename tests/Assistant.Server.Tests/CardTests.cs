using System.Text.Json.Nodes;
using Assistant.Guide;
using Assistant.Server.Channels.WebChat.Cards;
using Assistant.Server.Tests.Support;

namespace Assistant.Server.Tests;

public class CardTests
{
    private const string Hostile = "[click](javascript:alert(1)) <img src=x onerror=alert(1)> **bold** {{DATE(2026-01-01)}}";

    private static readonly ProductCard Phone = new("p-1", "Nova 8", 1299.5m, "CNY", 4.4, 210, 3, "/pictures/p-1.svg", []);

    [Fact]
    public void A_product_shows_picture_price_stars_stock_and_three_buttons()
    {
        var card = Single(Reply("en", Phone));
        TextsOf(card).ShouldBe(["Nova 8", "¥1,299.50", "Only 3 left", "★★★★☆ 4.4 (210)"]);
        Elements(card, "Image").Single()["url"]!.GetValue<string>().ShouldBe("/pictures/p-1.svg");
        Elements(card, "Image").Single()["altText"]!.GetValue<string>().ShouldBe("Nova 8");
        ButtonsOf(card).ShouldBe([("Add to cart", "add_to_cart", "p-1"), ("Details", "details", "p-1"), ("Compare", "compare", "p-1")]);
    }

    [Fact]
    public void A_card_speaks_the_language_of_the_reply()
    {
        var card = Single(Reply("zh", Phone with { Misses = ["max_price", "in_stock"], Stock = 0, Rating = null }));
        TextsOf(card).ShouldBe(["Nova 8", "¥1,299.50", "缺货", "暂无评分", "超出您的预算 · 缺货"]);
        ButtonsOf(card).Select(b => b.Title).ShouldBe(["详情", "对比"]);
    }

    [Fact]
    public void Text_of_a_product_can_put_no_markup_on_the_page()
    {
        var card = Single(Reply("en", Phone with { Name = Hostile }));
        // A RichTextBlock is never read as Markdown; a TextBlock and a FactSet are.
        Elements(card, "TextBlock").ShouldBeEmpty();
        Elements(card, "FactSet").ShouldBeEmpty();
        TextsOf(card).ShouldContain(Hostile);
    }

    [Theory]
    [InlineData("https://shop.example/a.jpg", true)]
    [InlineData("/pictures/a.svg", true)]
    [InlineData("http://shop.example/a.jpg", false)]
    [InlineData("//evil.example/a.jpg", false)]
    [InlineData("/\\evil.example/a.jpg", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:image/svg+xml,<svg/>", false)]
    [InlineData(null, false)]
    public void Only_pictures_of_this_server_and_over_https_are_shown(string? url, bool shown) =>
        Elements(Single(Reply("en", Phone with { ImageUrl = url })), "Image").Count().ShouldBe(shown ? 1 : 0);

    [Fact]
    public void A_change_that_waits_asks_with_yes_and_no_and_shows_nothing_else()
    {
        var record = ScriptedGuide.Record("Shall I?", "en", new() { Confirmation = "Add Nova 8 × 1 to the cart", Cards = [Phone] });
        ButtonsOf(Single(record)).Select(b => b.Action).ShouldBe(["confirm", "cancel"]);
    }

    [Fact]
    public void A_comparison_is_a_table_with_a_column_for_each_product()
    {
        var record = ScriptedGuide.Record("Differences:", "en", calls: ScriptedGuide.Call("compare_products", """
            {"products": [{"id": "a", "name": "A", "currency": "CNY", "stock": 1}, {"id": "b", "name": "B", "currency": "CNY", "stock": 0}],
             "rows": [{"field": "price", "name": "price", "values": [1200, 99.9]}, {"field": "anc", "name": "Noise cancelling", "values": ["yes", null]}]}
            """));
        var card = Single(record);
        TextsOf(card).ShouldBe(["Comparison", "", "A", "B", "Price", "¥1,200", "¥99.90", "Noise cancelling", "yes", "–"]);
        ButtonsOf(card).ShouldBe([("Add to cart: A", "add_to_cart", "a")]);
    }

    [Fact]
    public void Orders_come_one_card_each_with_state_lines_and_dates()
    {
        var record = ScriptedGuide.Record("您的订单：", "zh", calls: ScriptedGuide.Call("order_status", """
            {"orders": [{"id": "o-1", "status": "shipped", "placed_at": "2026-11-18T08:00:00Z", "total": 358, "currency": "CNY", "carrier": "顺丰", "tracking_number": "SF1",
                         "expected_at": "2026-11-24T00:00:00Z", "lines": [{"name": "耳机", "quantity": 2, "price": 179}]},
                        {"id": "o-2", "status": "delivered", "placed_at": "2026-10-18T08:00:00Z", "total": 9, "currency": "CNY", "lines": []}]}
            """));
        var cards = ReplyCards.Of(record);
        cards.Count.ShouldBe(2);
        TextsOf(cards[0].Content).ShouldBe(["订单 o-1", "运输中", "2 × 耳机", "¥179", "合计", "¥358", "下单日期: 2026-11-18", "预计送达: 2026-11-24", "承运方: 顺丰 SF1"]);
    }

    [Fact]
    public void Policy_comes_with_its_source()
    {
        var record = ScriptedGuide.Record("Seven days.", "en", calls: ScriptedGuide.Call("answer_policy", """
            {"passages": [{"id": "r1", "title": "Returns", "heading": "Seven days", "text": "Goods may come back.", "source": "returns.en.md"}]}
            """));
        TextsOf(Single(record)).ShouldBe(["Returns · Seven days", "Goods may come back.", "Source: returns.en.md"]);
    }

    [Fact]
    public void A_cart_shows_lines_and_total()
    {
        var record = ScriptedGuide.Record("Done.", "en", calls: ScriptedGuide.Call("view_cart", """
            {"cart": {"lines": [{"product_id": "a", "name": "A", "quantity": 2, "price": 5, "subtotal": 10}], "count": 2, "total": 10, "currency": "USD"}}
            """));
        TextsOf(Single(record)).ShouldBe(["Your cart", "2 × A", "$10", "Total", "$10"]);
    }

    [Fact]
    public void A_tool_that_could_not_answer_makes_no_card() =>
        ReplyCards.Of(ScriptedGuide.Record("Sorry.", "en", calls: ScriptedGuide.Call("order_status", """{"error": {"code": "sign_in_required", "message": "x"}}"""))).ShouldBeEmpty();

    private static TurnRecord Reply(string language, ProductCard product) => ScriptedGuide.Record("Here:", language, new() { Cards = [product] });

    private static JsonObject Single(TurnRecord record) => ReplyCards.Of(record).ShouldHaveSingleItem().Content;

    private static IEnumerable<string> TextsOf(JsonNode card) => Elements(card, "TextRun").Select(run => run["text"]!.GetValue<string>());

    private static List<(string Title, string Action, string? Product)> ButtonsOf(JsonNode card) =>
        [.. Elements(card, "Action.Submit").Select(b => (b["title"]!.GetValue<string>(), b["data"]!["action"]!.GetValue<string>(), b["data"]!["product"]?.GetValue<string>()))];

    private static IEnumerable<JsonObject> Elements(JsonNode? node, string type) => node switch
    {
        JsonObject element => (element["type"] is JsonValue value && value.GetValue<string>() == type ? [element] : Array.Empty<JsonObject>())
            .Concat(element.SelectMany(property => Elements(property.Value, type))),
        JsonArray list => list.SelectMany(item => Elements(item, type)),
        _ => [],
    };
}
