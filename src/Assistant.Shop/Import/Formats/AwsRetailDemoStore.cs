using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>The AWS Retail Demo Store: <c>products.json</c> (US dollars) and <c>faq-policies.txt</c>.</summary>
internal static class AwsRetailDemoStore
{
    private const string Name = "aws-retail-demo-store";

    public static ImportFormat[] Formats { get; } =
    [
        new(Name, ImportKind.Products)
        {
            Signature = ["id", "name", "category", "style", "current_stock", "gender_affinity"],
            Columns = Map(
                ("id", "id"), ("name", "name"), ("description", "description"), ("category", "category"), ("price", "price"), ("stock", "current_stock"),
                ("attribute:style", "style")),
            Constants = Map(("currency", "USD")),
            Expand = Expand,
        },
        new(Name, ImportKind.Policies) { Signature = ["text", "heading", "title", "position"] },
    ];

    /// <summary>Pictures lie in a folder for each category; F and M become words.</summary>
    private static IEnumerable<Row> Expand(Row row)
    {
        var category = row.Values.GetValueOrDefault("category");
        yield return row.With(new Dictionary<string, string?>(row.Values, StringComparer.Ordinal)
        {
            ["images"] = row.Values.GetValueOrDefault("image") is { Length: > 0 } image ? $"{category}/{image}" : null,
            ["attribute:gender"] = row.Values.GetValueOrDefault("gender_affinity") switch { "F" => "women", "M" => "men", _ => null },
        });
    }
}
