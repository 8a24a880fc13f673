using System.Text.RegularExpressions;

namespace Assistant.Plugins.References;

/// <summary>How shoppers and models point at a product that was shown, in both languages. Input is normalised and short.</summary>
internal static partial class ReferencePatterns
{
    public static readonly string[] EnglishOrdinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private const string Measure = "(?:个|款|件|条|双|台|只|部|本|种|号|瓶|盒|套|把|张|支|顶|块|辆|袋|包|罐|样)";
    private const string Thing = "(?:的?(?:那|这)?一?" + Measure + "?(?:商品|产品|东西)?)";
    private const string One = "(?: (?:one|item|product|option|result))?";

    [GeneratedRegex("^(?:the )?(?:#|no\\.? ?|nr\\.? ?|number |item |option |product |result )?(?<n>[0-9]{1,9})(?:st|nd|rd|th)?(?<end> (?:to |from (?:the )?)?last)?" + One + "$|^(?:(?<end>倒数)?第|上面第) ?(?<n>[0-9]{1,2}) ?" + Thing + "$|^(?<n>[0-9]{1,2})号" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex Digits();

    [GeneratedRegex("^(?:the )?(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?<end> (?:to |from (?:the )?)?last)?" + One + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex EnglishWord();

    [GeneratedRegex("^(?:(?<end>倒数)?第|上面第) ?(?<n>[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])" + Thing + "$|^(?<n>[一二三四五六七八九十])号?" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex ChineseNumeral();

    [GeneratedRegex("^(?:the )?(?:very )?last" + One + "$|^最后" + Thing + "$|^最末" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex Last();

    [GeneratedRegex("^(?:this|that|it|the same|the current)" + One + "$|^(?:它|这|那|该|此|刚才|当前|上面)" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex Focus();

    [GeneratedRegex("^(?:the )?(?:cheapest|least expensive|lowest price|lowest priced)" + One + "$|^(?:价格|价钱|价位)?最(?:便宜|低|低价|实惠)" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex Cheapest();

    [GeneratedRegex("^(?:the )?(?:most expensive|priciest|dearest|highest price|highest priced)" + One + "$|^(?:价格|价钱|价位)?最(?:贵|高价)" + Thing + "$|^(?:价格|价钱|价位)最高" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex MostExpensive();

    [GeneratedRegex("^(?:the )?(?:best|highest|top) (?:rated|reviewed|rating)" + One + "$|^(?:评分|评价|口碑|得分)最(?:高|好)" + Thing + "$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex BestRated();

    [GeneratedRegex("^(?:the |that |this |这款|那款|这个|那个)?(?<name>.+?)(?: ones?|的?(?:那|这)" + Measure + "|的)?$", RegexOptions.CultureInvariant, 1_000)]
    public static partial Regex Wrapped();
}
