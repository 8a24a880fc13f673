using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>Tianchi mobile behaviour: <c>user_behavior.csv</c>. Times are whole hours. Items have no name; their number stands for it.</summary>
internal static class Tianchi
{
    public static ImportFormat[] Formats { get; } =
    [
        new("tianchi-mobile-sample", ImportKind.Events)
        {
            Signature = ["user_id", "item_id", "behavior_type", "item_category", "time"],
            Expand = row => [row.With(Values(
                ("kind", Kind(row.Values.GetValueOrDefault("behavior_type"))), ("at", row.Values.GetValueOrDefault("time")),
                ("shopper_id", row.Values.GetValueOrDefault("user_id")), ("product_id", row.Values.GetValueOrDefault("item_id")),
                ("product_name_en", "Item " + row.Values.GetValueOrDefault("item_id")), ("product_name_zh", "商品 " + row.Values.GetValueOrDefault("item_id")),
                ("category", row.Values.GetValueOrDefault("item_category")), ("category_id", row.Values.GetValueOrDefault("item_category"))))],
        },
    ];

    private static string? Kind(string? type) => type switch { "1" => "view", "2" => "favourite", "3" => "cart", "4" => "buy", _ => type };
}
