using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>Chinese shop reviews of ten categories without a product: one product a category stands for all. The label becomes "recommended"; nobody gave stars.</summary>
internal static class OnlineShopping10Cats
{
    public static ImportFormat[] Formats { get; } =
    [
        new("online-shopping-10-cats-zh", ImportKind.Reviews)
        {
            Signature = ["cat", "label", "review"],
            Columns = Map(("product_id", "cat"), ("product_name", "cat"), ("category", "cat"), ("text", "review"), ("recommended", "label")),
            Constants = Map(("language", "zh"), ("currency", "CNY")),
        },
    ];
}
