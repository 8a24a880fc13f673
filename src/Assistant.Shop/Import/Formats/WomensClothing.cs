using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>Women's e-commerce clothing reviews. Products are known by number and class only; the age of the writer is not kept.</summary>
internal static class WomensClothing
{
    private static readonly string[] Levels = ["Department Name", "Class Name"];

    public static ImportFormat[] Formats { get; } =
    [
        new("womens-clothing-reviews", ImportKind.Reviews)
        {
            Signature = ["Clothing ID", "Review Text", "Recommended IND", "Positive Feedback Count", "Class Name"],
            Columns = Map(
                ("id", ""), ("product_id", "Clothing ID"), ("title", "Title"), ("text", "Review Text"), ("rating", "Rating"),
                ("recommended", "Recommended IND"), ("helpful_count", "Positive Feedback Count")),
            Constants = Map(("language", "en"), ("currency", "USD")),
            Expand = WithProduct,
        },
    ];

    private static IEnumerable<Row> WithProduct(Row row)
    {
        var levels = Levels.Select(column => row.Values.GetValueOrDefault(column)).Where(level => !string.IsNullOrEmpty(level)).Distinct();
        return [row.With(new Dictionary<string, string?>(row.Values, StringComparer.Ordinal)
        {
            ["category"] = string.Join(" > ", levels),
            ["product_name"] = $"{row.Values.GetValueOrDefault("Class Name")} {row.Values.GetValueOrDefault("Clothing ID")}".Trim(),
        })];
    }
}
