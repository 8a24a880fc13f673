using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>Constraints that are said in fixed words: stock, order, relation to what was shown.</summary>
internal static partial class WordConstraints
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Only what can be sent now. "Out of stock" and 没货 ask something else.</summary>
    [GeneratedRegex(@"(?<!(?:not|n't|never|be|back)\s)\b(?:only\s+)?(?:in\s+stock(?:\s+only)?|available\s+(?:now|today|right\s+now|immediately)|(?:in\s?stock|available)\s+only)\b|(?<!没|沒|无|缺|到|来|补)(?:只要|必须|要|得|最好)?有?(?:现货|現貨)|(?<!没|沒)(?:只看|只要|要|必须|得|最好|都)?有[货貨](?=的|$|[，。,！!\s])", Options)]
    public static partial Regex InStock();

    [GeneratedRegex(@"\b(?:cheapest(?:\s+(?:first|one|option))?|lowest\s+(?:price|cost)[sd]?(?:\s+first)?|least\s+expensive|most\s+affordable|(?:price\s+)?low(?:est)?\s+to\s+high(?:est)?|sort(?:ed)?\s+by\s+price)\b|(?:价格|價格|价钱)?(?:最便宜|最平|最低价|最低價|价格最低|由低到高|从低到高|從低到高|升序|最实惠)", Options)]
    public static partial Regex CheapestFirst();

    [GeneratedRegex(@"\b(?:most\s+expensive|priciest|dearest|highest\s+price[sd]?|(?:price\s+)?high(?:est)?\s+to\s+low(?:est)?)\b|最贵|最貴|价格最高|从高到低|由高到低|從高到低|降序", Options)]
    public static partial Regex DearestFirst();

    [GeneratedRegex(@"\b(?:(?:best|highest|top|highly|well)[\s-]+(?:rated|reviewed|rating|ratings|reviews?)|highest\s+rate|sort(?:ed)?\s+by\s+rating)\b|(?:评价|评分|口碑|評價|評分|星级|好评)(?:最好|最高|最多|高的|高一点)|好评最多", Options)]
    public static partial Regex BestRatedFirst();

    [GeneratedRegex(@"\b(?:newest|latest|new\s+arrivals?|most\s+recent|just\s+(?:in|released))\b|最新(?:款|的|出的)?|新款|新品|新出的?|刚出的?|新上市", Options)]
    public static partial Regex NewestFirst();

    /// <summary>Cheaper than what was shown.</summary>
    [GeneratedRegex(@"(?<!\bthe\s)\b(?:cheaper|less\s+expensive|lower[\s-]priced?|less\s+pricey|more\s+affordable)\b(?!\s+than\b)|\banything\s+(?:less|lower|cheaper)\b(?!\s+than)|\btoo\s+(?:pricey|expensive|dear|much\s+money|costly)\b|\bbit\s+(?:pricey|expensive|dear|steep)\b|(?:再|更|还有|有没有|有冇|有)?(?:便宜|平|实惠|实惠)(?:一?点|一?點|一?些|啲|嘅)的?|更(?:便宜|实惠)的?|(?:有没有|还有|有)便宜的|太贵了?|太貴了?|有点贵|有點貴|贵了点?|貴了點?|降低(?:一点)?(?:价格|预算)", Options)]
    public static partial Regex Cheaper();

    /// <summary>Dearer than what was shown.</summary>
    [GeneratedRegex(@"(?<!\bthe\s)\b(?:more\s+expensive|pricier|higher[\s-]end|more\s+premium|more\s+upmarket)\b(?!\s+than\b)|(?:再|更)?贵(?:一点|点|些)的|更贵的|(?:更|再)?(?:高端|高档|高檔)(?:一?点|一?些)?的", Options)]
    public static partial Regex Dearer();

    [GeneratedRegex(@"\b(?:forget|ignore|drop|remove|never\s?mind|no)\s+(?:about\s+)?(?:the\s+|my\s+|any\s+)?(?:budget|price\s+limit|price\s+cap)\b|\b(?:price|money|cost)\s+(?:is\s+no\s+object|doesn'?t\s+matter|is\s+not\s+an?\s+issue)\b|\bany\s+price\b|不限(?:预算|价格|价位)|预算不限|价格不限|不考虑(?:价格|预算)|(?:价格|预算|钱)(?:无所谓|不是问题|不管|不重要)|贵点(?:也)?没(?:事|关系)|多少钱都行", Options)]
    public static partial Regex NoLimit();
}
