using Assistant.Guide.ToolLoop;

namespace Assistant.Guide.Reply;

/// <summary>At most four next messages that make sense after a turn, in the shopper's language. Each is one that the guide understands.</summary>
internal static class SuggestedActions
{
    public static IReadOnlyList<string> For(ActiveTurn turn)
    {
        if (turn.State.Pending is not null)
            return Say(turn, ("Yes, please", "好的"), ("No, thanks", "不用了"));
        var last = turn.Outcomes.LastOrDefault();
        return last switch
        {
            null => Say(turn, ("Show me what's new", "看看新品"), ("Where is my order?", "我的订单到哪了"), ("What is your return policy?", "退货政策是什么"), ("Talk to a person", "转人工")),
            { Tool: "search_products" } when turn.State.Shown.Count >= 2 && ShownProducts.Cards([last]).Count >= 2 =>
                Say(turn, ("Tell me more about the first one", "第一个详细介绍一下"), ("Compare 1 and 2", "对比第一个和第二个"), ("Something cheaper", "便宜点的"), ("Only in stock", "只看有货的")),
            { Tool: "search_products" } when ShownProducts.Cards([last]).Count == 1 =>
                Say(turn, ("Tell me more about the first one", "第一个详细介绍一下"), ("Add the first one to my cart", "把第一个加入购物车")),
            { Tool: "get_product", IsError: false } => Say(turn, ("Add it to my cart", "把这个加入购物车"), ("Something cheaper", "便宜点的"), ("What is your return policy?", "退货政策是什么")),
            { Tool: "compare_products", IsError: false } => Say(turn, ("Add the first one to my cart", "把第一个加入购物车"), ("Add the second one to my cart", "把第二个加入购物车")),
            { Tool: "add_to_cart", IsError: false } or { Tool: "view_cart" } => Say(turn, ("View my cart", "查看购物车"), ("How long does delivery take?", "配送要多久")),
            { Tool: "order_status" } => Say(turn, ("What is your return policy?", "退货政策是什么"), ("Talk to a person", "转人工")),
            { Tool: "answer_policy" } => Say(turn, ("Where is my order?", "我的订单到哪了"), ("Talk to a person", "转人工")),
            { Tool: "hand_off" } => [],
            _ => Say(turn, ("Show me what's new", "看看新品"), ("Talk to a person", "转人工")),
        };
    }

    private static string[] Say(ActiveTurn turn, params (string English, string Chinese)[] actions) =>
        [.. actions.Select(action => Phrases.In(turn.Language, action.English, action.Chinese))];
}
