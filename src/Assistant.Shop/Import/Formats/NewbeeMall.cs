using Assistant.Shop.Import.Files;
using Assistant.Shop.Import.Readers;
using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>
/// NewBee Mall: <c>tb_newbee_mall_goods_info.csv</c> (yuan), with <c>tb_newbee_mall_goods_category.csv</c> beside it when there.
/// Goods whose category is not in that file are loaded without one.
/// </summary>
internal static class NewbeeMall
{
    private const string Categories = "tb_newbee_mall_goods_category.csv";

    public static ImportFormat[] Formats { get; } =
    [
        new("newbee-mall-zh", ImportKind.Products)
        {
            Signature = ["goods_id", "goods_name", "goods_intro", "goods_category_id", "selling_price", "goods_sell_status"],
            Columns = Map(
                ("id", "goods_id"), ("name_zh", "goods_name"), ("description_zh", "goods_intro"), ("price", "selling_price"),
                ("list_price", "original_price"), ("stock", "stock_num"), ("images", "goods_carousel"), ("created_at", "create_time"), ("attribute:tag", "tag")),
            Constants = Map(("currency", "CNY")),
            Prepare = PrepareAsync,
        },
    ];

    private static async Task<Func<Row, IEnumerable<Row>>> PrepareAsync(string path, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path)!, Categories);
        var tree = File.Exists(beside) ? await ReadTreeAsync(beside, cancellationToken) : [];
        return row => [row.With(new Dictionary<string, string?>(row.Values, StringComparer.Ordinal)
        {
            ["category"] = PathOf(row, tree, node => node.Name),
            ["category_id"] = PathOf(row, tree, node => node.Id),
            ["active"] = row.Values.GetValueOrDefault("goods_sell_status") == "0" ? "1" : "0",
        })];
    }

    private static async Task<Dictionary<string, Node>> ReadTreeAsync(string path, CancellationToken cancellationToken)
    {
        var (source, _) = await TableReader.OpenAsync(await ImportFile.OpenAsync(path, cancellationToken), cancellationToken);
        var tree = new Dictionary<string, Node>(StringComparer.Ordinal);
        await foreach (var row in source.Rows.WithCancellation(cancellationToken))
        {
            if (row.Values.GetValueOrDefault("category_id") is { } id && row.Values.GetValueOrDefault("category_name") is { } name)
                tree[id] = new(id, row.Values.GetValueOrDefault("parent_id"), name);
        }
        return tree;
    }

    private static string? PathOf(Row row, Dictionary<string, Node> tree, Func<Node, string> part)
    {
        var parts = new Stack<string>();
        for (var id = row.Values.GetValueOrDefault("goods_category_id"); id is not null && tree.TryGetValue(id, out var node) && parts.Count < 8; id = node.ParentId)
            parts.Push(part(node));
        return parts.Count > 0 ? string.Join(" > ", parts) : null;
    }

    private sealed record Node(string Id, string? ParentId, string Name);
}
