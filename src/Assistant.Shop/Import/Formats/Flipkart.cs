using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>20,000 products of Flipkart (rupees): name, brand, prices and a rating that is often a sentence.</summary>
internal static class Flipkart
{
    public static ImportFormat[] Formats { get; } =
    [
        new("flipkart-20k-lite", ImportKind.Products)
        {
            Signature = ["uniq_id", "product_name", "retail_price", "discounted_price", "product_rating"],
            Columns = Map(("id", "uniq_id"), ("name", "product_name"), ("brand", "brand"), ("list_price", "retail_price"), ("price", "discounted_price"), ("rating", "product_rating")),
            Constants = Map(("currency", "INR")),
            Expand = WithoutSentence,
        },
    ];

    private static IEnumerable<Row> WithoutSentence(Row row) =>
        row.Values.GetValueOrDefault("product_rating") != "No rating available" ? [row]
            : [row.With(new Dictionary<string, string?>(row.Values, StringComparer.Ordinal) { ["product_rating"] = null })];
}
