using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Inference.ChatFormats;

/// <summary>Maps the plugins' results (plugins/README.md) to the short JSON that guide-mini was trained on. What it was not taught is left out.</summary>
internal static class GuideMiniResults
{
    private const int MaxProducts = 4;
    private const int MaxName = 80;
    private const int MaxAnswer = 240;

    /// <summary>The result as the model reads it; never longer than about 1,000 characters.</summary>
    public static string Write(ToolResult result)
    {
        var value = Parse(PromptJson.Element(result.Value));
        var node = value.ValueKind == JsonValueKind.Object ? Map(result.Tool, value) : new JsonObject();
        return PromptJson.Compact(PromptJson.Element(node));
    }

    /// <summary>A number without trailing zeros: 199.00 is 199.</summary>
    public static JsonNode? Number(JsonElement value) =>
        value.TryGetDecimal(out var number)
            ? JsonNode.Parse((number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture))
            : JsonNode.Parse(value.GetRawText());

    private static JsonElement Parse(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value;
        try
        {
            return JsonElement.Parse(value.GetString()!);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static JsonNode Map(string tool, JsonElement value) => value switch
    {
        _ when value.TryGetProperty("error", out var error) => Error(tool, error),
        _ when value.TryGetProperty("products", out var products) => List(products, MaxProducts, Product),
        _ when value.TryGetProperty("product", out var product) => Product(product),
        _ when value.TryGetProperty("cart", out var cart) && tool == "view_cart" => Cart(cart),
        _ when value.TryGetProperty("added", out var added) => Change(added, "ok"),
        _ when value.TryGetProperty("confirm", out var change) => Change(change, "confirm"),
        _ when value.TryGetProperty("orders", out var orders) => Order(orders),
        _ when value.TryGetProperty("passages", out var passages) => Answer(passages),
        _ when value.TryGetProperty("hand_off", out var ticket) => Members(ticket, ("id", "ticket")),
        _ => Scalars(value),
    };

    private static JsonObject Error(string tool, JsonElement error)
    {
        var code = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var given) ? given.ToString() : "failed";
        return tool == "add_to_cart" ? new JsonObject { ["ok"] = false, ["error"] = code } : new JsonObject { ["error"] = code };
    }

    private static JsonObject Product(JsonElement product) => Members(product, "id", "name", "price", "rating", "stock");

    private static JsonObject Cart(JsonElement cart)
    {
        var mapped = new JsonObject
        {
            ["items"] = cart.TryGetProperty("lines", out var lines) ? List(lines, 8, line => Members(line, "name", "quantity", "price")) : new JsonArray(),
        };
        Copy(cart, mapped, "total", "total");
        return mapped;
    }

    private static JsonObject Change(JsonElement change, string name)
    {
        var mapped = Members(change, "name", "quantity");
        mapped.Insert(0, name, true);
        return mapped;
    }

    private static JsonObject Order(JsonElement orders)
    {
        if (orders.ValueKind != JsonValueKind.Array || orders.GetArrayLength() == 0)
            return new JsonObject { ["error"] = "not_found" };
        var mapped = Members(orders[0], ("id", "order_id"), ("status", "status"));
        if (orders[0].TryGetProperty("expected_at", out var expected)
            && DateTimeOffset.TryParse(expected.ToString(), CultureInfo.InvariantCulture, out var day))
            mapped["eta"] = $"{day.Month}/{day.Day}";
        return mapped;
    }

    private static JsonObject Answer(JsonElement passages)
    {
        if (passages.ValueKind != JsonValueKind.Array || passages.GetArrayLength() == 0)
            return new JsonObject { ["error"] = "not_found" };
        var text = passages[0].TryGetProperty("text", out var given) ? given.ToString() : "";
        return new JsonObject { ["answer"] = GuideMiniVocabulary.Lead(Shorten(text, MaxAnswer)) };
    }

    private static JsonObject Scalars(JsonElement value) => Members(value, [.. value.EnumerateObject()
        .Where(member => member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)).Take(8).Select(member => (member.Name, member.Name))]);

    private static JsonArray List(JsonElement items, int limit, Func<JsonElement, JsonObject> map) =>
        items.ValueKind == JsonValueKind.Array ? new JsonArray([.. items.EnumerateArray().Take(limit).Select(map)]) : [];

    private static JsonObject Members(JsonElement from, params string[] names) => Members(from, [.. names.Select(name => (name, name))]);

    private static JsonObject Members(JsonElement from, params (string Name, string As)[] names)
    {
        var mapped = new JsonObject();
        foreach (var (name, target) in names)
            Copy(from, mapped, name, target);
        return mapped;
    }

    private static void Copy(JsonElement from, JsonObject to, string name, string target)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var value))
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = Shorten(value.GetString()!, MaxName);
                to[target] = target is "name" or "answer" ? GuideMiniVocabulary.Lead(text) : text;
                break;
            case JsonValueKind.Number:
                to[target] = Number(value);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                to[target] = value.GetBoolean();
                break;
        }
    }

    private static string Shorten(string text, int limit) => text.Length <= limit ? text : text[..limit];
}
