using System.Globalization;
using Assistant.Shop;

namespace Assistant.Server.Channels.WebChat.Cards;

/// <summary>The words on cards, in one language.</summary>
internal sealed record CardTexts
{
    public required string Details { get; init; }
    public required string Compare { get; init; }
    public required string AddToCart { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string InStock { get; init; }

    /// <summary>{0}: units left.</summary>
    public required string FewLeft { get; init; }
    public required string OutOfStock { get; init; }
    public required string NoRatings { get; init; }
    public required string NoPrice { get; init; }
    public required string Comparison { get; init; }
    public required string Cart { get; init; }
    public required string EmptyCart { get; init; }
    public required string Total { get; init; }
    public required string Order { get; init; }
    public required string PlacedOn { get; init; }
    public required string ExpectedOn { get; init; }
    public required string Carrier { get; init; }
    public required string Source { get; init; }

    /// <summary>What a product misses, by the search argument's name.</summary>
    public required IReadOnlyDictionary<string, string> Misses { get; init; }

    /// <summary>Order states, by their name in snake_case.</summary>
    public required IReadOnlyDictionary<string, string> OrderStates { get; init; }

    /// <summary>Facts of a comparison, by field; others show the name that the shop gives.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    private static readonly CardTexts English = new()
    {
        Details = "Details", Compare = "Compare", AddToCart = "Add to cart", Yes = "Yes, do it", No = "No",
        InStock = "In stock", FewLeft = "Only {0} left", OutOfStock = "Out of stock", NoRatings = "No ratings yet", NoPrice = "Price on request",
        Comparison = "Comparison", Cart = "Your cart", EmptyCart = "The cart is empty.", Total = "Total",
        Order = "Order", PlacedOn = "Placed on", ExpectedOn = "Expected on", Carrier = "Carrier", Source = "Source",
        Misses = new Dictionary<string, string>
        {
            ["max_price"] = "over your price limit", ["min_price"] = "below your lowest price", ["min_rating"] = "rated lower than you asked",
            ["in_stock"] = "out of stock", ["category"] = "from another department", ["query"] = "matches only in part", ["exclude"] = "has what you ruled out",
        },
        OrderStates = new Dictionary<string, string>
        {
            ["pending"] = "Waiting for payment", ["processed"] = "Being packed", ["shipped"] = "On its way", ["delivered"] = "Delivered",
            ["cancelled"] = "Cancelled", ["return_requested"] = "Return requested", ["exchange_requested"] = "Exchange requested", ["returned"] = "Returned",
        },
        Fields = new Dictionary<string, string> { ["price"] = "Price", ["rating"] = "Rating", ["stock"] = "Stock", ["brand"] = "Brand", ["category"] = "Department" },
    };

    private static readonly CardTexts Chinese = new()
    {
        Details = "详情", Compare = "对比", AddToCart = "加入购物车", Yes = "好的", No = "不用了",
        InStock = "有货", FewLeft = "仅剩 {0} 件", OutOfStock = "缺货", NoRatings = "暂无评分", NoPrice = "价格面议",
        Comparison = "对比", Cart = "您的购物车", EmptyCart = "购物车是空的。", Total = "合计",
        Order = "订单", PlacedOn = "下单日期", ExpectedOn = "预计送达", Carrier = "承运方", Source = "来源",
        Misses = new Dictionary<string, string>
        {
            ["max_price"] = "超出您的预算", ["min_price"] = "低于您的最低价", ["min_rating"] = "评分低于您的要求",
            ["in_stock"] = "缺货", ["category"] = "属于其他分类", ["query"] = "只部分符合", ["exclude"] = "含有您不要的",
        },
        OrderStates = new Dictionary<string, string>
        {
            ["pending"] = "待付款", ["processed"] = "备货中", ["shipped"] = "运输中", ["delivered"] = "已送达",
            ["cancelled"] = "已取消", ["return_requested"] = "已申请退货", ["exchange_requested"] = "已申请换货", ["returned"] = "已退货",
        },
        Fields = new Dictionary<string, string> { ["price"] = "价格", ["rating"] = "评分", ["stock"] = "库存", ["brand"] = "品牌", ["category"] = "分类" },
    };

    public static CardTexts In(string language) => language == Languages.Chinese ? Chinese : English;

    /// <summary><c>¥1,299</c>, <c>$9.90</c>, <c>12.50 CHF</c>.</summary>
    public string Price(decimal? amount, string currency)
    {
        if (amount is not { } value)
            return NoPrice;
        var number = value.ToString(value == decimal.Truncate(value) ? "N0" : "N2", CultureInfo.InvariantCulture);
        return currency switch
        {
            "CNY" or "JPY" => "¥" + number,
            "USD" => "$" + number,
            "EUR" => "€" + number,
            "GBP" => "£" + number,
            _ => $"{number} {currency}",
        };
    }

    /// <summary><c>★★★★☆ 4.3 (120)</c>.</summary>
    public string Rating(double? rating, int count)
    {
        if (rating is not { } value)
            return NoRatings;
        var stars = Math.Clamp((int)Math.Round(value, MidpointRounding.AwayFromZero), 0, 5);
        return $"{new string('★', stars)}{new string('☆', 5 - stars)} {value.ToString("0.0", CultureInfo.InvariantCulture)} ({count})";
    }

    /// <summary>Null when the shop does not say.</summary>
    public (string Text, string Color)? Stock(int? units) => units switch
    {
        null => null,
        <= 0 => (OutOfStock, "attention"),
        < 5 => (string.Format(CultureInfo.InvariantCulture, FewLeft, units), "warning"),
        _ => (InStock, "good"),
    };
}
