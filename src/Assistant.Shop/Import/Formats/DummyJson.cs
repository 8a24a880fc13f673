using System.Text.Json;
using Assistant.Shop.Import.Readers;
using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>
/// dummyjson.com: <c>products.json</c> as products (US dollars) or, with its nested reviews, as reviews; <c>carts.json</c> as events,
/// since a cart says what someone put in, not that it was bought. Names and addresses of reviewers are left out.
/// </summary>
internal static class DummyJson
{
    private const string Name = "dummyjson";

    /// <summary>The day on which the set was made: its carts carry no time.</summary>
    private const string CartTime = "2025-04-30T09:41:02Z";
    private static readonly string[] ProductSignature = ["id", "title", "discountPercentage", "availabilityStatus"];

    public static ImportFormat[] Formats { get; } =
    [
        new(Name, ImportKind.Products)
        {
            Signature = ProductSignature,
            Columns = Map(
                ("id", "id"), ("name", "title"), ("description", "description"), ("category", "category"), ("brand", "brand"), ("price", "price"),
                ("stock", "stock"), ("rating", "rating"), ("images", "images"), ("created_at", "meta.createdAt"), ("attribute:weight", "weight"),
                ("attribute:width", "dimensions.width"), ("attribute:height", "dimensions.height"), ("attribute:depth", "dimensions.depth"),
                ("attribute:warranty", "warrantyInformation"), ("attribute:shipping", "shippingInformation"), ("attribute:returns", "returnPolicy")),
            Constants = Map(("currency", "USD")),
        },
        new(Name, ImportKind.Reviews) { Signature = ProductSignature, Constants = Map(("currency", "USD")), Expand = Reviews, Splits = true },
        new(Name, ImportKind.Events) { Signature = ["userId", "totalProducts", "totalQuantity"], Constants = Map(("currency", "USD")), Expand = CartEvents, Splits = true },
    ];

    private static IEnumerable<Row> Reviews(Row row) => Children(row, "reviews").Select(review => row.With(Values(
        ("product_id", row.Values.GetValueOrDefault("id")), ("product_name", row.Values.GetValueOrDefault("title")),
        ("category", row.Values.GetValueOrDefault("category")), ("rating", Text(review, "rating")), ("text", Text(review, "comment")),
        ("created_at", Text(review, "date")))));

    private static IEnumerable<Row> CartEvents(Row row) => Children(row, "products").Select((line, i) => row.With(Values(
        ("id", $"{row.Values.GetValueOrDefault("id")}-{i + 1}"), ("kind", "cart"), ("at", CartTime), ("shopper_id", row.Values.GetValueOrDefault("userId")),
        ("product_id", Text(line, "id")), ("product_name", Text(line, "title")), ("price", Text(line, "price")))));

    private static IEnumerable<JsonElement> Children(Row row, string list) =>
        row.Json is { } json && json.TryGetProperty(list, out var children) && children.ValueKind == JsonValueKind.Array
            ? children.EnumerateArray().Where(child => child.ValueKind == JsonValueKind.Object)
            : throw new RowRejectedException($"{list} is missing");

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? JsonValues.Text(value) : null;
}
