using System.Text.RegularExpressions;
using Assistant.Shop;

namespace Assistant.Guide;

/// <summary>The fixed sentences of the guide's own machinery, in both languages. Replies about the shop's data come from the templates under <c>prompts/</c>.</summary>
internal static partial class Phrases
{
    public static string TooLong(string language, int length) => In(language,
        $"Your message has {length} characters; I can read up to {GuideOptions.MaxMessageLength}. Please shorten it or send it in parts.",
        $"您的消息有 {length} 个字符，我最多能读 {GuideOptions.MaxMessageLength} 个。请缩短或分几次发送。");

    public static string Busy(string language) => In(language,
        "I am still working on your earlier messages. Please wait a moment and send this again.",
        "我还在处理您前面的消息，请稍等片刻再发一次。");

    public static string OwnedByAgent(string language) => In(language,
        "A colleague from our team is answering this conversation.",
        "这次对话由我们的客服同事接待。");

    public static string UnknownShopper(string language) => In(language,
        "This account is not known to the shop. Please sign in again.",
        "商店里没有这个账户，请重新登录。");

    public static string OtherShopper(string language) => In(language,
        "This conversation belongs to another account. Please start a new one.",
        "这次对话属于另一个账户，请开始新的对话。");

    /// <summary>The answer to a greeting, thanks or good-bye; null for anything else.</summary>
    public static string? SmallTalk(string language, string text) =>
        Thanks().IsMatch(text) ? In(language, "You're welcome! Tell me if there is anything else.", "不客气！还需要什么随时告诉我。")
        : Bye().IsMatch(text) ? In(language, "Good-bye, and see you soon!", "再见，欢迎下次再来！")
        : Greeting().IsMatch(text) ? In(language, "Hello! What are you looking for today?", "您好！今天想找点什么？")
        : null;

    [GeneratedRegex(@"\b(?:thanks?|thx|ty|cheers)\b|谢|謝|唔该|多谢", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"\b(?:bye|goodbye|see\s+(?:you|ya)|good\s+night)\b|再见|拜拜|晚安|88", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bye();

    [GeneratedRegex(@"\b(?:hi+|hello+|hey+|hiya|howdy|good\s+(?:morning|evening|afternoon|day))\b|你好|您好|嗨|哈喽|在吗|在不在|早|晚上好|下午好", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    public static string AskHandOff(string language) => In(language,
        "Shall I bring in a colleague from our team to look after this?",
        "需要我为您联系人工客服来处理吗？");

    /// <summary>Said above the list when "something cheaper" (or dearer) found nothing.</summary>
    public static string NothingBeyond(string language, bool cheaper) => cheaper
        ? In(language, "I have nothing cheaper of this kind; these are the lowest prices.", "同类商品里没有更便宜的了，下面是价格最低的几款。")
        : In(language, "I have nothing dearer of this kind; these are the highest prices.", "同类商品里没有更贵的了，下面是价格最高的几款。");

    public static string Working(string language, string tool) => tool switch
    {
        "search_products" => In(language, "Looking through the shop …", "正在为您查找商品…"),
        "get_product" or "compare_products" => In(language, "Reading the product details …", "正在查看商品详情…"),
        "view_cart" or "add_to_cart" => In(language, "Checking your cart …", "正在查看购物车…"),
        "order_status" => In(language, "Looking up your orders …", "正在查询您的订单…"),
        "answer_policy" => In(language, "Reading the shop's policies …", "正在查阅店铺政策…"),
        "hand_off" => In(language, "Calling a colleague …", "正在为您联系人工客服…"),
        _ => In(language, "One moment …", "请稍候…"),
    };

    /// <summary><paramref name="english"/> or <paramref name="chinese"/>.</summary>
    public static string In(string language, string english, string chinese) => language == Languages.Chinese ? chinese : english;
}
