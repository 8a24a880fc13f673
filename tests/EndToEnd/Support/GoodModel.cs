using Assistant.Testing.Models;

namespace EndToEnd.Support;

/// <summary>What a good model says and calls in the tests' conversations, in both languages.</summary>
internal static class GoodModel
{
    /// <summary>A conversation in one language: what the shopper writes, and words to look for.</summary>
    public sealed record Script(
        string Locale, string Hello, string Search, string SearchReply, string Compare, string CompareReply, string Return, string ReturnReply, string Orders, string OrdersReply,
        string Person, string PersonReply, string AddToCart, string Yes, string Cart, string Comparison, string Source, string NewConversation);

    public static readonly Script Chinese = new(
        "zh-CN", "您好", "有没有300元以下的耳机？", "这几款耳机都符合您的要求。", "对比前两款", "这是它们的区别。", "怎么退货？", "退货的规定在下面。", "我的订单到哪儿了？", "您的订单在下面。",
        "我想找人工客服", "已经帮您转给人工客服。", "加入购物车", "好的", "您的购物车", "对比", "来源", "新对话");

    public static readonly Script English = new(
        "en-US", "Hello!", "Do you have headphones under 300?", "These headphones all fit what you asked for.", "compare the first two", "Here is how they differ.",
        "How do I return something?", "The rules for returns are below.", "Where is my order?", "Your orders are below.", "I would like to talk to a person", "I have passed you on to a person.",
        "Add to cart", "Yes, do it", "Your cart", "Comparison", "Source", "New conversation");

    public static Script Of(string language) => language == "zh" ? Chinese : English;

    public static void Teach(RecordedModelServer model)
    {
        foreach (var script in new[] { Chinese, English })
        {
            var what = script == Chinese ? "耳机" : "headphones";
            model.When(script.Search, RecordedReply.Call("search_products", new { query = what, max_price = 300 }), RecordedReply.Text(script.SearchReply));
            model.When(script.Compare, RecordedReply.Call("compare_products", new { refs = new[] { "1", "2" } }), RecordedReply.Text(script.CompareReply));
            model.When(script.Return, RecordedReply.Call("answer_policy", new { question = script.Return }), RecordedReply.Text(script.ReturnReply));
            model.When(script.Orders, RecordedReply.Call("order_status"), RecordedReply.Text(script.OrdersReply));
            model.When(script.Person, RecordedReply.Call("hand_off", new { reason = "human" }), RecordedReply.Text(script.PersonReply));
        }
    }
}
