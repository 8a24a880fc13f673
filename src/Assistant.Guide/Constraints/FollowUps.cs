using System.Text.RegularExpressions;
using Assistant.Plugins;

namespace Assistant.Guide.Constraints;

/// <summary>Tells a message that changes the last search ("in red", 便宜点的, "what about size 42") from one that starts another.</summary>
internal static partial class FollowUps
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What only makes sense after something was shown.
    [GeneratedRegex(@"^\s*(?:and|but|or|what\s+about|how\s+about|also|instead|only|just|in|with|without|any\s+in|anything|something|same|other|another|others|more|show\s+(?:me\s+)?(?:more|others?)|not)\b|\b(?:ones?|instead|as\s+well|too)\s*[?.!]*$|^(?:那么?|還有|还有|再|换|換|要|改|只要|除了|别的|其他|其它|另外|最好|或者|不要|别要)|(?:的呢|的吗|的有吗|的有没有|的还有吗|呢|有吗|也行|也可以|就行)[?？!！。]*$|(?<!送(?:人|礼|女友|男友|长辈))的[?？!！。]*$|^(?:大|小|长|短|轻|薄|厚|高|低|新|贵|便宜)一?(?:点|些|号|码)", Options)]
    private static partial Regex Marker();

    // Colours, sizes, materials and degrees: they change a search, they start none.
    [GeneratedRegex(@"^(?:(?:in|size|colou?r|red|blue|green|black|white|grey|gray|pink|purple|yellow|orange|brown|beige|navy|silver|gold|cream|khaki|dark|light|bigger|smaller|larger|lighter|longer|shorter|thicker|thinner|warmer|better|nicer|newer|quieter|faster|stronger|large|small|medium|big|tiny|xs|s|m|l|xl|xxl|leather|cotton|wool|linen|silk|plastic|metal|steel|wood(?:en)?|glass|waterproof|wireless|portable|men'?s|women'?s|kids?'?|mens|womens|for\s+(?:men|women|kids|him|her)|or|and|\d{1,3})\s*)+$|^(?:(?:红|蓝|绿|黑|白|灰|粉|紫|黄|橙|棕|米|银|金|深|浅|藏青|卡其|驼|咖啡|大|小|中|加大|特大|颜色|色|号|码|款|男|女|儿童|皮|真皮|棉|纯棉|羊毛|亚麻|丝|塑料|金属|不锈钢|木|玻璃|防水|无线|便携|轻便?|薄|厚|更|一点|点|一些|些|的|换个?|别的|其他|其它|样式|款式|款|个|新)\s*)+$", Options)]
    private static partial Regex AttributesOnly();

    /// <summary>True when the last search goes on.</summary>
    /// <param name="text">The shopper's message.</param>
    /// <param name="words">Its <see cref="QueryWords"/>.</param>
    /// <param name="stated">Its constraints.</param>
    public static bool IsFollowUp(string text, string words, StatedConstraints stated, ConversationState state)
    {
        if (state.LastSearch is not { } last)
            return false;
        if (words.Length == 0 || stated.Relative != RelativePrice.None || AttributesOnly().IsMatch(words))
            return true;
        if (last.Query.Length > 0 && QueryWords.Share(words, last.Query))
            return true;
        return Marker().IsMatch(text) && IsShort(words);
    }

    /// <summary>The last query with what the shopper adds to it; a colour or size replaces the one of before.</summary>
    public static string Combine(string last, string words)
    {
        if (words.Length == 0 || last.Length == 0)
            return last + words;
        var added = QueryWords.Tokens(words);
        if (QueryWords.Tokens(last).IsSubsetOf(added))
            return words;
        if (Colour().IsMatch(words))
            last = Colour().Replace(last, "").Trim();
        return words.Any(Grounding.LooseText.IsHan) ? $"{words.TrimEnd('的')} {last}".Trim() : $"{words} {last}".Trim();
    }

    [GeneratedRegex(@"\b(?:red|blue|green|black|white|gr[ea]y|pink|purple|yellow|orange|brown|beige|navy|silver|gold)\b\s*|(?:红|蓝|绿|黑|白|灰|粉|紫|黄|橙|棕|米白?|银|金)色?", Options)]
    private static partial Regex Colour();

    private static bool IsShort(string words) =>
        words.Count(Grounding.LooseText.IsHan) is var han && (han > 0 ? han <= 8 : words.Split(' ').Length <= 4);
}
