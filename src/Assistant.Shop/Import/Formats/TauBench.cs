using System.Text.Json;
using Assistant.Shop.Import.Readers;
using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>
/// tau-bench retail (US dollars): <c>products.json</c> with variants, <c>orders.json</c>, <c>wiki.md</c>. Orders keep the user's id and
/// country; street, e-mail address and payment are left out.
/// </summary>
internal static class TauBench
{
    private const string Name = "tau-bench-retail";

    /// <summary>The day the benchmark plays on: its orders carry no time.</summary>
    private const string OrderTime = "2024-05-15T15:00:00-05:00";

    public static ImportFormat[] Formats { get; } =
    [
        new(Name, ImportKind.Products) { Signature = ["product_id", "name"], Constants = Map(("currency", "USD")), Expand = Variants },
        new(Name, ImportKind.Orders) { Signature = ["order_id", "user_id", "items", "status"], Constants = Map(("currency", "USD")), Expand = Lines },
        new(Name, ImportKind.Policies) { Signature = ["text", "heading", "title", "position"] },
    ];

    private static IEnumerable<Row> Variants(Row row)
    {
        var variants = Property(row.Json, "variants");
        if (variants is not { ValueKind: JsonValueKind.Object })
            throw new RowRejectedException("variants is missing");
        foreach (var variant in variants.Value.EnumerateObject().Select(property => property.Value))
        {
            // "available" says that there is one at least, not how many.
            var values = Values(
                ("id", row.Values.GetValueOrDefault("product_id")), ("name", row.Values.GetValueOrDefault("name")), ("variant_id", Text(variant, "item_id")),
                ("price", Text(variant, "price")), ("stock", Text(variant, "available") == "false" ? "0" : null));
            if (Property(variant, "options") is { ValueKind: JsonValueKind.Object } options)
            {
                foreach (var option in options.EnumerateObject())
                    values["option:" + option.Name] = JsonValues.Text(option.Value);
            }
            yield return row.With(values);
        }
    }

    private static IEnumerable<Row> Lines(Row row)
    {
        var items = Property(row.Json, "items");
        if (items is not { ValueKind: JsonValueKind.Array } || items.Value.GetArrayLength() == 0)
            throw new RowRejectedException("items is missing");
        var tracking = Property(row.Json, "fulfillments") is { ValueKind: JsonValueKind.Array } sent
            ? sent.EnumerateArray().Select(f => Property(f, "tracking_id")).FirstOrDefault(id => id is { ValueKind: JsonValueKind.Array })?.EnumerateArray().Select(JsonValues.Text).FirstOrDefault() : null;
        return items.Value.EnumerateArray().Select(item => row.With(Values(
            ("order_id", row.Values.GetValueOrDefault("order_id")), ("shopper_id", row.Values.GetValueOrDefault("user_id")),
            ("country", row.Values.GetValueOrDefault("address.country")), ("status", row.Values.GetValueOrDefault("status")), ("placed_at", OrderTime),
            ("tracking_number", tracking), ("product_id", Text(item, "product_id")), ("product_name", Text(item, "name")),
            ("variant_id", Text(item, "item_id")), ("quantity", "1"), ("unit_price", Text(item, "price")))));
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement element, string name) => Property(element, name) is { } value ? JsonValues.Text(value) : null;
}
