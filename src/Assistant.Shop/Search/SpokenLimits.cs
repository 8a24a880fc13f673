using System.Text.RegularExpressions;

namespace Assistant.Shop.Search;

/// <summary>
/// Takes prices, ratings and amounts of money out of a query: they are constraints, which arrive as typed arguments, and no product's words.
/// </summary>
internal static partial class SpokenLimits
{
    /// <summary>The query with each such phrase replaced by a comma, which ends a phrase as the limit did.</summary>
    public static string Remove(string query) => English().Replace(Chinese().Replace(query, " , "), " , ");

    [GeneratedRegex("""
        \b(?:(?:priced?|costs?|costing|budget)\s+(?:is\s+|of\s+|about\s+)*)?
        (?:(?:under|below|over|above|within|around|about|up\s+to|at\s+most|at\s+least|less\s+than|more\s+than|cheaper\s+than|no\s+more\s+than|max(?:imum)?|min(?:imum)?|between|from|for|rated|rating)\s+)+
        (?:of\s+)?[¥￥$€£]?\d[\d,.]*(?:\s*(?:-|to|and)\s*[¥￥$€£]?\d[\d,.]*)?(?!\s*-?(?:inch|inches|gb|tb|ml|l|mah|w|kg|g|cm|mm|hours?|mp|hz)\b|[\w寸英毫升克公千])
        (?:\s*(?:yuan|rmb|cny|usd|dollars?|bucks|euros?|pounds?|stars?|元|块钱?))?
        |[¥￥$€£]\s?\d[\d,.]*(?:\s*(?:-|to|and)\s*[¥￥$€£]?\d[\d,.]*)?
        |\b\d[\d,.]*\s*(?:yuan|rmb|cny|usd|dollars?|bucks|stars?)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex English();

    [GeneratedRegex("""
        (?:价格|价位|预算|评分|不超过|不高于|不低于|低于|高于|少于|超过|最多|最少|至少|大概|大约|在|为)*
        \s*[¥￥]?\d[\d,.]*\s*(?:元|块钱?|人民币)?(?:\s*(?:-|~|到|至|—)\s*\d[\d,.]*)?\s*(?:元|块钱?|人民币|分)?\s*(?:以下|以内|之内|以上|左右|之间|上下|往上)
        |(?:不超过|不高于|不低于|低于|高于|少于|预算|评分)\s*[¥￥]?\d[\d,.]*\s*(?:元|块钱?|人民币|分)?
        |\d[\d,.]*\s*(?:-|~|到|至|—)\s*\d[\d,.]*\s*(?:元|块钱?)
        |\d[\d,.]*\s*(?:元|块钱?|人民币)(?:的)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Chinese();
}
