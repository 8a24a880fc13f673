using System.Text.RegularExpressions;
using Assistant.Guide.Constraints;

namespace Assistant.Guide.Context;

/// <summary>Finds what a message points at in the list last shown: "the second one", 第二个, "the last one", "the cheaper one", "it".</summary>
internal static partial class Ordinals
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Measure = "(?:个|個|款|件|条|双|台|只|部|本|种|瓶|盒|套|把|张|支|顶|块|辆|袋|包|罐|样|隻)";

    [GeneratedRegex(@"\b(?:the\s+)?(?<w>first|second|third|fourth|fifth)\b|\b(?<d>[1-9])(?:st|nd|rd|th)\b|(?:\b(?:number|no\.?|item|option|product)\s*|#)(?<d>[1-9])\b|第\s?(?<z>[一二三四五六七八九1-9])|(?<z>[一二三四五六七八九1-9])号(?!线|码|字)", Options)]
    private static partial Regex Pointed();

    // "1 and 3", "2 vs 4", 1和3, 一跟二.
    [GeneratedRegex(@"(?<![\p{N}.$¥])(?<a>[1-9])\s*(?:and|&|vs\.?|versus|or|with|,|、|和|跟|与|同|还是|比)\s*(?<a>[1-9])(?:\s*(?:and|&|,|、|和|跟|与)\s*(?<a>[1-9]))?(?![\p{N}.%])|(?<![\p{L}\p{N}])(?<z>[一二三四五])\s*(?:和|跟|与|同|、|还是)\s*(?<z>[一二三四五])(?![\p{L}\p{N}-[的哪区有比]])", Options)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\b(?:the\s+)?(?:very\s+)?last\s+(?:one|item|product|option)\b|\bthe\s+last\b(?!\s+(?:time|week|month|year|order))|最后(?:那|这)?一?" + Measure, Options)]
    private static partial Regex Last();

    [GeneratedRegex(@"\bthe\s+(?:cheapest|cheaper|least\s+expensive)\b|(?:最便宜|便宜|更便宜)的?(?:那|这)" + Measure + "|最便宜的(?=加|放|多少|怎么|是|有)", Options)]
    private static partial Regex Cheapest();

    [GeneratedRegex(@"\bthe\s+(?:most\s+expensive|dearest|dearer|pricier|priciest|more\s+expensive)\b|(?:最贵|贵|更贵)的?(?:那|这)" + Measure, Options)]
    private static partial Regex Dearest();

    [GeneratedRegex(@"\bthe\s+(?:best|top|highest)[\s-]+(?:rated|reviewed)\b|(?:评价|评分|口碑)(?:最|更)?(?:高|好)的?(?:那|这)" + Measure, Options)]
    private static partial Regex BestRated();

    [GeneratedRegex(@"\b(?:it|this|that|this\s+one|that\s+one)\b|这(?:个|款|件|条|双|台|只)|那(?:个|款|件|条|双|台|只)|它", Options)]
    private static partial Regex Focus();

    /// <summary>References for the tools' <c>ref</c> and <c>refs</c>, in the order of the text, each once.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        List<(int At, string Ref)> found = [];
        text = ShopperText.Of(text).Text;
        foreach (Match match in Pair().Matches(text))
            found.AddRange(match.Groups["a"].Captures.Concat(match.Groups["z"].Captures).Select(capture => (capture.Index, Number(capture.Value))));
        foreach (Match match in Pointed().Matches(text))
            found.Add((match.Index, Number(match.Groups["w"].Value + match.Groups["d"].Value + match.Groups["z"].Value)));
        Add(Last(), "last");
        Add(Cheapest(), "cheapest");
        Add(Dearest(), "most_expensive");
        Add(BestRated(), "best_rated");
        return [.. found.OrderBy(reference => reference.At).Select(reference => reference.Ref).Distinct(StringComparer.Ordinal)];

        void Add(Regex pattern, string reference) => found.AddRange(pattern.Matches(text).Select(match => (match.Index, reference)));
    }

    /// <summary>True when the text says "it", "this one", 这个.</summary>
    public static bool SaysThis(string text) => Focus().IsMatch(text);

    private static string Number(string word) => word.ToLowerInvariant() switch
    {
        "first" or "一" => "1",
        "second" or "二" => "2",
        "third" or "三" => "3",
        "fourth" or "四" => "4",
        "fifth" or "五" => "5",
        "六" => "6",
        "七" => "7",
        "八" => "8",
        "九" => "9",
        var digit => digit,
    };
}
