namespace Assistant.Shop.Import;

/// <summary>The fields of a kind of row, with other names under which files hold them.</summary>
internal sealed class KindFields(string name, params (string Field, bool IsRequired, string[] Aliases)[] fields)
{
    public string Name => name;
    public IEnumerable<string> Required => fields.Where(f => f.IsRequired).Select(f => f.Field);
    public IEnumerable<string> Names => fields.Select(f => f.Field);

    /// <summary>True for a field of the kind; products also take any <c>attribute:NAME</c>.</summary>
    public bool Knows(string field) => Names.Contains(field, StringComparer.Ordinal)
        || name == "products" && field.StartsWith("attribute:", StringComparison.Ordinal) && field.Length > "attribute:".Length;

    /// <summary>Fields whose name or alias a column bears; case, spaces and punctuation do not count.</summary>
    public IEnumerable<(string Field, string Column)> ByName(IReadOnlyList<string> columns)
    {
        var byKey = columns.DistinctBy(Key).ToDictionary(Key, StringComparer.Ordinal);
        foreach (var (field, _, aliases) in fields)
        {
            if (aliases.Prepend(field).Select(Key).FirstOrDefault(byKey.ContainsKey) is { } key)
                yield return (field, byKey[key]);
        }
    }

    public static KindFields Of(ImportKind kind) => kind switch
    {
        ImportKind.Products => Products,
        ImportKind.Reviews => Reviews,
        ImportKind.Events => Events,
        ImportKind.Orders => Orders,
        _ => Policies,
    };

    private static string Key(string column) => new(column.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());

    private static readonly KindFields Products = new("products",
        ("id", true, ["product_id", "sku", "item_id", "goods_id", "商品编号", "编号"]),
        ("name", true, ["title", "product_name", "goods_name", "商品名称", "名称", "品名"]),
        ("name_en", false, []), ("name_zh", false, []),
        ("description", false, ["intro", "body", "商品描述", "描述", "简介"]),
        ("description_en", false, []), ("description_zh", false, []),
        ("category", false, ["category_name", "product_category", "类目", "分类", "类别"]),
        ("category_id", false, []),
        ("brand", false, ["vendor", "manufacturer", "品牌"]),
        ("price", false, ["selling_price", "sale_price", "unit_price", "售价", "价格"]),
        ("list_price", false, ["original_price", "retail_price", "原价"]),
        ("currency", false, ["币种"]),
        ("stock", false, ["quantity", "inventory", "stock_num", "current_stock", "库存"]),
        ("rating", false, ["average_rating", "评分"]),
        ("rating_count", false, ["ratings", "review_count", "评价数"]),
        ("images", false, ["image", "image_url", "picture", "图片"]),
        ("created_at", false, ["created", "create_time"]),
        ("active", false, ["published", "on_sale"]));

    private static readonly KindFields Reviews = new("reviews",
        ("product_id", true, ["item_id", "sku", "goods_id", "商品编号"]),
        ("product_name", false, ["name", "商品名称"]),
        ("category", false, ["类目", "分类"]),
        ("id", false, ["review_id"]),
        ("rating", false, ["stars", "score", "评分", "星级"]),
        ("recommended", false, ["recommend"]),
        ("title", false, ["headline", "summary", "标题"]),
        ("text", false, ["review", "comment", "body", "content", "review_text", "评论", "评价"]),
        ("language", false, ["lang"]),
        ("helpful_count", false, ["helpful", "votes"]),
        ("shopper_id", false, ["user_id", "customer_id"]),
        ("created_at", false, ["date", "time", "created", "日期"]));

    private static readonly KindFields Events = new("events",
        ("kind", true, ["event", "event_type", "type", "behavior", "behavior_type", "行为"]),
        ("at", true, ["time", "timestamp", "date", "event_time", "created_at", "时间"]),
        ("shopper_id", false, ["user_id", "customer_id"]),
        ("anonymous_key", false, ["session_id", "session", "visitor_id", "client_id"]),
        ("product_id", false, ["item_id", "sku", "goods_id"]),
        ("product_name", false, ["name", "title"]),
        ("category", false, ["item_category"]),
        ("query", false, ["search", "user_query", "keyword", "搜索词"]),
        ("id", false, ["event_id"]));

    private static readonly KindFields Orders = new("orders",
        ("order_id", true, ["id", "invoice", "invoice_no", "order", "订单号"]),
        ("product_id", true, ["item_id", "sku", "stock_code", "goods_id"]),
        ("quantity", true, ["qty", "数量"]),
        ("unit_price", true, ["price", "单价"]),
        ("placed_at", true, ["date", "order_date", "invoice_date", "created_at", "time", "下单时间"]),
        ("product_name", false, ["name", "title", "description", "商品名称"]),
        ("category", false, []), ("variant_id", false, []), ("line", false, ["line_number"]),
        ("shopper_id", false, ["user_id", "customer_id", "customer"]),
        ("currency", false, []), ("country", false, []),
        ("status", false, ["state", "order_status"]),
        ("carrier", false, []), ("tracking_number", false, ["tracking"]), ("expected_at", false, ["delivery_date"]));

    private static readonly KindFields Policies = new("policies",
        ("text", true, ["content", "body", "answer", "内容", "答案"]),
        ("title", false, ["document", "topic", "标题"]),
        ("heading", false, ["question", "section", "问题"]),
        ("id", false, ["document_id"]), ("language", false, ["lang"]), ("source", false, ["url", "file"]), ("position", false, []));
}
