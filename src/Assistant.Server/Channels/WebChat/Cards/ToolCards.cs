using System.Text.Json;
using System.Text.Json.Nodes;
using static Assistant.Server.Channels.WebChat.Cards.CardElements;

namespace Assistant.Server.Channels.WebChat.Cards;

/// <summary>Cards made from tool results (their shapes: <c>plugins/README.md</c>).</summary>
internal static class ToolCards
{
    private const int MostPassages = 2;
    private const int MostOrders = 5;

    /// <summary>The comparison as a table: a column for each product, a row for each fact.</summary>
    public static JsonObject Comparison(JsonElement result, CardTexts texts)
    {
        var products = result.GetProperty("products").EnumerateArray().ToList();
        var head = products.Select(p => Text(String(p, "name"), size: "small", bold: true)).Prepend(Text(""));
        var facts = result.GetProperty("rows").EnumerateArray().Select(row => TableRow(
            row.GetProperty("values").EnumerateArray().Select((value, column) => Text(Fact(row, value, products[column], texts), size: "small"))
                .Prepend(Text(FieldName(row, texts), size: "small", subtle: true))));
        var buttons = products.Where(p => Number(p, "stock") is not <= 0).Select(p => Button($"{texts.AddToCart}: {String(p, "name")}", "add_to_cart", String(p, "id")));
        return Card(texts.Comparison, Text(texts.Comparison, bold: true), Table([TableRow(head), .. facts], products.Count + 1), Buttons(buttons));
    }

    /// <summary>One card an order.</summary>
    public static IEnumerable<JsonObject> Orders(JsonElement result, CardTexts texts) =>
        result.GetProperty("orders").EnumerateArray().Take(MostOrders).Select(order => OrderCard(order, texts));

    public static JsonObject Cart(JsonElement cart, CardTexts texts)
    {
        var lines = cart.GetProperty("lines").EnumerateArray().ToList();
        if (lines.Count == 0)
            return Card(texts.Cart, Text(texts.Cart, bold: true), Text(texts.EmptyCart));
        var currency = String(cart, "currency");
        var total = texts.Price(Number(cart, "total"), currency);
        return Card(
            $"{texts.Cart}: {total}",
            [
                Text(texts.Cart, bold: true),
                .. lines.Select(line => Line($"{Show(line.GetProperty("quantity"))} × {String(line, "name")}", texts.Price(Number(line, "subtotal"), currency))),
                Line(texts.Total, total, bold: true),
            ]);
    }

    /// <summary>What the shop's policy says, with where it says so.</summary>
    public static JsonObject Policy(JsonElement result, CardTexts texts)
    {
        var passages = result.GetProperty("passages").EnumerateArray().Take(MostPassages).ToList();
        return Card(String(passages[0], "title"), passages.SelectMany(passage => new JsonNode[]
        {
            Text(Heading(passage), bold: true),
            Text(String(passage, "text"), spacing: "small"),
            Text($"{texts.Source}: {String(passage, "source")}", size: "small", subtle: true, spacing: "small"),
        }));
    }

    private static JsonObject OrderCard(JsonElement order, CardTexts texts)
    {
        var state = String(order, "status");
        var title = $"{texts.Order} {String(order, "id")}";
        var currency = String(order, "currency");
        return Card(
            $"{title}: {State(state, texts)}",
            [
                Row(("stretch", Text(title, bold: true)), ("auto", Text(State(state, texts), size: "small", bold: true, color: StateColor(state)))),
                .. order.GetProperty("lines").EnumerateArray().Select(line =>
                    Line($"{Show(line.GetProperty("quantity"))} × {String(line, "name")}", texts.Price(Number(line, "price"), currency))),
                Line(texts.Total, texts.Price(Number(order, "total"), currency), bold: true),
                .. Facts((texts.PlacedOn, Day(order, "placed_at")), (texts.ExpectedOn, Day(order, "expected_at")), (texts.Carrier, CarrierOf(order))),
            ]);
    }

    private static IEnumerable<JsonObject> Facts(params IEnumerable<(string Name, string? Value)> facts) =>
        facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => Text($"{fact.Name}: {fact.Value}", size: "small", subtle: true, spacing: "small"));

    private static JsonObject Line(string left, string right, bool bold = false) =>
        Row(("stretch", Text(left, size: "small", bold: bold)), ("auto", Text(right, size: "small", bold: bold)));

    private static string Heading(JsonElement passage) =>
        String(passage, "heading") is { Length: > 0 } heading ? $"{String(passage, "title")} · {heading}" : String(passage, "title");

    private static string Fact(JsonElement row, JsonElement value, JsonElement product, CardTexts texts) =>
        String(row, "field") == "price" && value.ValueKind == JsonValueKind.Number ? texts.Price(value.GetDecimal(), String(product, "currency")) : Show(value);

    private static string FieldName(JsonElement row, CardTexts texts) => texts.Fields.GetValueOrDefault(String(row, "field"), String(row, "name"));

    private static string State(string state, CardTexts texts) => texts.OrderStates.GetValueOrDefault(state, state);

    private static string StateColor(string state) => state switch { "delivered" => "good", "cancelled" or "returned" => "attention", _ => "accent" };

    private static string CarrierOf(JsonElement order) => $"{String(order, "carrier")} {String(order, "tracking_number")}".Trim();

    private static string? Day(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetDateTimeOffset(out var instant) ? instant.ToString("yyyy-MM-dd") : null;

    private static string String(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : "";

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static string Show(JsonElement value) => value.ValueKind is JsonValueKind.Null ? "–" : value.ToString();
}
