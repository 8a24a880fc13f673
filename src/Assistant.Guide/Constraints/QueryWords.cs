using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>What a shopper looks for: the text without its constraints and without "I'm looking for", 帮我找 and the like.</summary>
internal static partial class QueryWords
{
    /// <summary>Longest query, in characters.</summary>
    public const int MaxLength = 120;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:(?:hi|hello|hey|hiya|good\s+(?:morning|evening|afternoon))\b[,!. ]*(?:there\b)?|(?:i(?:'m|\s+am|m)?\s+)?(?:just\s+)?(?:looking|searching|hunting|shopping|lookin)\s+(?:for|4|at)|i(?:'d|\s+would)?\s+(?:really\s+)?(?:like|want|need|love)(?:\s+to\s+(?:buy|get|see|find|have|order|purchase))?|i(?:'m|\s+am)\s+after|can\s+(?:you|u|i)\s+(?:please\s+)?(?:show|find|get|recommend|suggest|see|help\s+me\s+find)|could\s+you\s+(?:please\s+)?(?:show|find|get|recommend|suggest)|do\s+(?:you|u|ya)\s+(?:guys\s+)?(?:have|sell|stock|carry|got)|have\s+(?:you|u)\s+got|got|show(?:\s+me)?|find(?:\s+me)?|give\s+me|get\s+me|help\s+me(?:\s+find)?|search(?:\s+for)?|recommend(?:\s+me)?|suggest(?:\s+me)?|what\s+(?:kind\s+of\s+)?(?=\w+\s+do\s+you)|are\s+there|is\s+there|any(?:thing|\s+good)?|some(?:thing)?|please|pls|plz|thanks?(?:\s+you)?|me|that\s+(?:is|are|costs?)|which\s+(?:is|are)|(?:which\s+)?costs?|priced?|for\s+sale|to\s+buy|but|and|with\s+(?:a\s+)?budget|my\s+budget(?:\s+is)?|budget|options?|products?|items?|ones?|a|an|the|of|you|u|do|have|it|what\s+about|how\s+about|also|instead|ok(?:ay)?|so|um|uh|well|now|for\s+me|i)\b", Options)]
    private static partial Regex EnglishFiller();

    [GeneratedRegex(@"你好呀?|您好|嗨|哈喽|在吗|在不在|亲亲?(?=[，,！! ]|在|有)|请问|麻烦(?:你|您)?|谢谢|(?:能|可以)不?(?:能|可以)?(?=帮|给|推荐)|(?:帮|给|替|幫|俾)(?:我|忙|下)+(?:找|搜|查|看|推荐|来|挑|选|介绍|推薦)*(?:一下|一个|一款|几款|下|找|看|些|点)*|我?(?:想要|想买|想找|想看看?|要买|需要|想入手?|打算买|准备买|在找|想揾|揾|想購買|求购?|来)(?:一?(?:个|款|台|双|件|条|部|只|把|套|瓶|本|些|点|下))?|推荐(?:一下|几款|一款|个|一个|些|下)?|推薦(?:一下|幾款|一款|個)?|介绍(?:一下|几款)?|搜(?:一?下|索)?|找(?:一下|找|个|款|一款|几款)?|看看|看一下|看下|有没有|有沒有|有冇|有無|你们(?:这|店|家)?(?:里|有)?|你家|店里|这里|这儿|有(?:什么|啥|哪些|卖)(?:好的|好用的|推荐)?|什么样的|什么|啥|哪些|哪款|好吗|行吗|可以吗|吗|嘛|呢|呀|啊|吧|哦|哈|啦|咯|嗯|那个|就是|一下|一款|一个|一双|一件|几款|预算|价格|价位|(?:元|块)?(?:钱)?的(?=$|\s)|便宜(?:一?点)?的?|贵|换个?(?=.{0,2}色)|(?<=^|\s)(?:的|有|要|我|想|买|和|或者?|也|都|还|最好|但是?|而且|不过)(?=\s|$)", Options)]
    private static partial Regex ChineseFiller();

    [GeneratedRegex(@"[^\p{L}\p{N}\s.+#&/'%""°-]+|(?<![\p{L}\p{N}])[.+#&/'%-]+|[.+&/'-]+(?![\p{L}\p{N}+])", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // Left over where something was taken out: "shoes for under $50" -> "shoes for".
    [GeneratedRegex(@"^(?:(?:for|in|with|to|at|is|are|or|not|no|under|的|和|或)\s+)+|(?:\s+(?:for|in|with|to|at|is|are|or|not|no|under|around|about|each|total|的|和|或))+$|^的+|的+$", Options)]
    private static partial Regex Ends();

    /// <summary>The words, or an empty string when nothing but constraints and filler was said.</summary>
    public static string Of(string text, StatedConstraints stated)
    {
        var kept = new StringBuilder(ShopperText.Of(text).Text);
        foreach (var span in stated.Spans.Where(span => span.End <= kept.Length))
        {
            for (var i = span.Start; i < span.End; i++)
                kept[i] = ' ';
        }
        var words = Punctuation().Replace(kept.ToString(), " ");
        words = ChineseFiller().Replace(words, " ");
        words = EnglishFiller().Replace(words, " ");
        words = Spaces().Replace(Punctuation().Replace(words, " "), " ").Trim();
        words = Ends().Replace(Ends().Replace(words, ""), "").Trim();
        return words.Length <= MaxLength ? words : words[..MaxLength].TrimEnd();
    }

    /// <summary>True when the two texts share a word: Latin words of three letters or more (plural s aside), or two Han characters in a row.</summary>
    public static bool Share(string first, string second)
    {
        var known = Tokens(first);
        return Tokens(second).Any(known.Contains);
    }

    /// <summary>Words for comparison: lower-case Latin words, pairs of Han characters.</summary>
    public static HashSet<string> Tokens(string text)
    {
        HashSet<string> tokens = new(StringComparer.Ordinal);
        foreach (Match match in Token().Matches(ShopperText.Of(text).Text.ToLowerInvariant()))
        {
            if (match.ValueSpan[0] < '\u2E80')
            {
                if (match.Length >= 2 && !EnglishFiller().Match(match.Value).Value.Equals(match.Value, StringComparison.Ordinal))
                    tokens.Add(match.Length > 3 ? match.Value.TrimEnd('s') : match.Value);
                continue;
            }
            if (match.Length == 1)
                tokens.Add(match.Value);
            for (var i = 0; i + 1 < match.Length; i++)
                tokens.Add(match.Value.Substring(i, 2));
        }
        return tokens;
    }

    [GeneratedRegex(@"[a-z0-9]+|[\u3400-\u9fff]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
