using Assistant.Shop;

namespace Assistant.Server.Channels.WebChat;

/// <summary>What the channel itself says, in one language. The guide's own words come from its prompts.</summary>
internal sealed record WebChatTexts
{
    /// <summary>{0}: the shop's name.</summary>
    public required string Greeting { get; init; }

    /// <summary>First questions to offer.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>The turn failed for a fault of the program.</summary>
    public required string Failed { get; init; }

    /// <summary>The server was stopped in the middle of the turn.</summary>
    public required string Interrupted { get; init; }

    private static readonly WebChatTexts English = new()
    {
        Greeting = "Hello! I am the shopping guide of {0}, a computer program. Tell me what you are looking for, and I will search the shop for you. "
            + "What I say about products, prices and orders comes from the shop's own data. To talk to a person, just say so.",
        Examples = ["Headphones under 300", "What can I return, and how?", "Where is my order?", "I would like to talk to a person"],
        Failed = "Something went wrong here and I could not answer. Your message is kept. Please try again, or ask for a person.",
        Interrupted = "I was restarted while I was answering, so this message got no reply. Nothing was changed for you. Please send it again.",
    };

    private static readonly WebChatTexts Chinese = new()
    {
        Greeting = "您好！我是{0}的导购助手，是一个电脑程序。告诉我您想找什么，我来帮您在店里找。"
            + "我说的商品、价格和订单信息都来自店铺自己的数据。想找人工客服，直接告诉我就行。",
        Examples = ["300元以下的耳机", "怎么退货？", "我的订单到哪儿了？", "我想找人工客服"],
        Failed = "我这边出了点问题，没能回答您。您的消息已经保存。请再试一次，或者让我帮您转人工客服。",
        Interrupted = "我在回答时被重新启动了，所以这条消息没有得到回复，也没有为您改动任何东西。请您再发一次。",
    };

    public static WebChatTexts In(string language) => language == Languages.Chinese ? Chinese : English;

    /// <summary>The shop's language for a BCP 47 tag.</summary>
    public static string LanguageOf(string? locale) =>
        locale is not null && locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese : Languages.English;
}
