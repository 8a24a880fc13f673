using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>
/// The phrases that state a price, over <see cref="ShopperText.Masked"/>, in order of strength. Groups: <c>n</c> and <c>n2</c> the numbers,
/// <c>cur</c> currency signs or words, <c>sure</c> a word that only prices have (budget, 预算).
/// </summary>
internal static partial class PricePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string N = @"(?<n>" + ShopperText.Number + ")";
    private const string N2 = @"(?<n2>" + ShopperText.Number + ")";
    private const string B = @"(?<cur>" + CurrencyWords.Before + @"?)\s?";
    private const string A = @"(?:\s?(?<cur>" + CurrencyWords.After + @"))?";

    // What may not follow a number that is to be a price: a unit, another number, letters of a name.
    private const string NoUnit = @"(?![\s-]?(?:" + Units + @"))(?![A-Za-z\d%])";
    private const string Units =
        @"(?:gb|tb|mb|g|kg|kgs|kilos?|mg|ml|l|litres?|liters?|oz|ounces?|lbs?|stone|inch(?:es)?|in|cm|mm|m|km|metres?|meters?|ft|feet|foot|yards?|miles?|years?|yrs?|yr|yo|y/o|months?|mos?|weeks?|days?|nights?|hours?|hrs?|hr|h|mins?|minutes?|secs?|seconds?|w|watts?|kw|v|volts?|mah|ah|wh|hz|khz|mhz|ghz|mph|kph|mp|megapixels?|px|p|fps|nits?|db|stars?|people|persons?|man|men|women|guests?|adults?|kids?|children|players?|seats?|seater|pcs?|pieces?|packs?|pairs?|pages?|sheets?|x|percent|degrees?|deg|c|f|st|nd|rd|th|reviews?|ratings?|times|items?|products?|options?|things?|ones?|of|calories|kcal|cal|cups?|cans?|bottles?|bags?|boxes|box|sets?|rolls?|doors?|wheels?|gears?|speeds?|cores?|keys?|bulbs?|lumens?|lm|tog|spf|ply|carats?|ct|threads?|devices?|photos?|songs?|books?|plants?|dogs?|cats?|layers?|shelves|drawers|tiers?|servings?|slices?|eggs?|business|working)(?![A-Za-z])" +
        @"|[""″”′%°]|个|個|件|条|條|只|隻|台|臺|款|双|雙|本|盒|瓶|包|袋|岁|歲|年|月|日|天|号|號|码|碼|寸|吋|英寸|厘米|公分|毫米|米|升|毫升|克|公斤|斤|千克|瓦|伏|毫安|安|小时|小時|分钟|分鐘|秒|星|分(?!以内钱)|人|位|口|层|層|楼|度|次|期|折|套|代|匹|核|英里|公里|平|片|颗|顆|支|根|张|張|排|门|座|档|倍|万像素|像素|帧|杯|级|級|部|把|罐|箱|斗|寸|辆|家|点|點|大|小";

    // After a weak phrase ("over 300") a clause must end: "over 300 lumens of light" has more to say.
    private const string ClauseEnd = @"(?=\s*(?:$|[,.;:!?，。；！？、）)~\n]|(?:and|but|or|with|for|please|pls|plz|because|cos|below|under|range|would|upwards?|that|which|in|on|to|if|each|total|per|price|budget|is|are|would|thanks|thx|ok|yuan|if|as|would|at|by|something|anything|的|吧|呢|吗|嘛|啊|有|要|就|都|能|可以)(?![A-Za-z]))|\s\p{IsCJKUnifiedIdeographs})";

    // A number that is a price by its currency or by ending the clause.
    private const string Priced = "(?:" + B + N + @"\s?(?<cur>" + CurrencyWords.After + @")|(?<cur>" + CurrencyWords.Before + @")\s?" + N + "|" + N + "(?:ish)?" + NoUnit + ClauseEnd + ")";
    private const string WithCurrency = "(?:(?<cur>" + CurrencyWords.Before + @")\s?" + N + "|" + N + @"\s?(?<cur>" + CurrencyWords.After + "))";

    /// <summary>Patterns in the order in which they are tried; a part of the text is read once.</summary>
    public static readonly (PriceBound Bound, Regex Pattern)[] All =
    [
        (PriceBound.Between, BetweenEnglish()), (PriceBound.Between, BetweenChinese()), (PriceBound.Between, RangeWithCurrency()), (PriceBound.Between, RangeAlone()),
        (PriceBound.AtLeast, AtLeastNegated()), (PriceBound.AtMost, AtMostChineseAfter()), (PriceBound.AtLeast, AtLeastChineseAfter()),
        (PriceBound.Tier, Tier()),
        (PriceBound.AtMost, AtMostEnglish()), (PriceBound.AtMost, AtMostEnglishAfter()), (PriceBound.AtLeast, AtLeastEnglish()), (PriceBound.AtLeast, AtLeastEnglishAfter()),
        (PriceBound.AtMost, AtMostChinese()), (PriceBound.AtLeast, AtLeastChinese()),
        (PriceBound.AtMost, UpToEnglish()), (PriceBound.AtMost, BudgetEnglish()), (PriceBound.AtMost, BudgetChinese()),
        (PriceBound.Around, AroundChinese()), (PriceBound.JustAbove, JustAbove()), (PriceBound.Around, AroundEnglish()), (PriceBound.Around, AroundEnglishAfter()),
        (PriceBound.Amount, BareAmount()), (PriceBound.Vague, Vague()),
    ];

    /// <summary>Words before a bare number that make it something else than a price.</summary>
    [GeneratedRegex(@"(?:\b(?:women|men|man|woman|people|persons?|kids?|children|adults?|anyone|those|girls?|boys?|ladies|mums?|moms?|aged?|ages|sizes?|uk|eu|us|number|numbers|no|model|order|orders|page|pages|spf|since|year|years|difference|compare|option|options|item|items|rtx|gtx|iphone|galaxy|pixel|windows|version|v|top|rated|rating|ratings|reviews?|stars?|waist|chest|height|weigh|weighs|weight|temperature|is\s+(?:he|she|it))\s*(?:is|are|of|between|:)?|[#/]|(?:身高|体重|年龄|腰围|胸围|尺码|码数|显卡|型号|小米|华为|苹果|荣耀|红米|评分|评价|星级|销量|订单|单号|订单号|编号|第|比较|对比|满|长度|宽度|高度|容量|功率|内存|适合|孩子|宝宝|老人|女儿|儿子))\s*$", Options)]
    public static partial Regex NotAPriceBefore();

    [GeneratedRegex(@"\b(?:between|from)\s+" + B + N + A + @"\s*(?:and|to|up\s?to|-|–|—|~)\s*" + B + N2 + A + NoUnit, Options)]
    private static partial Regex BetweenEnglish();

    [GeneratedRegex(@"(?<sure>预算|預算|价格|價格|价位)?(?:在|从)?" + B + N + A + @"\s?(?:到|至|-|–|—|~|和|与|跟)\s?" + B + N2 + A + @"(?:之间|之間|左右|以内|的(?:价位|价格))", Options)]
    private static partial Regex BetweenChinese();

    [GeneratedRegex(@"(?:(?<cur>" + CurrencyWords.Before + @")\s?" + N + @"\s?(?:to|-|–|—|~|到|至)\s?" + B + N2 + "|" + N + A + @"\s?(?:to|or|-|–|—|~|到|至)\s?" + N2 + @"\s?(?<cur>" + CurrencyWords.After + "))(?:之间|之間|左右)?", Options)]
    private static partial Regex RangeWithCurrency();

    [GeneratedRegex(@"(?<![A-Za-z\d#-])(?:(?<sure>budget|price|priced|spend|costs?|between|预算|預算|价格|价位)(?:\s(?:is|of|range|about|around|like|from)|'s|是|在|大概)*[\s:：]*)?" + N + @"\s?(?:to|-|–|—|~|到|至)\s?" + N2 + @"(?:ish)?" + NoUnit + ClauseEnd, Options)]
    private static partial Regex RangeAlone();

    [GeneratedRegex(N + @"(?=\s*(?:$|[,，。！!\s]|的|就|吧|呢|能|左右))", Options)]
    private static partial Regex Vague();

    /// <summary>A refusal before "more than 200": it states the most, not the least.</summary>
    [GeneratedRegex(@"(?:\b(?:not|no|never|refuse|without|nowt|cannot)\b|n't\b|\bdont\b|\bwont\b|\bcant\b)[^.;!?\uE000-\uE0FF]{0,24}$|(?:不|别|不要)$", Options)]
    public static partial Regex NegatedBefore();

    [GeneratedRegex(@"\b(?:nothing|not|no|none|never)\s+(?:under|below|less\s+th[ae]n|cheaper\s+than)\s+" + B + N + A + NoUnit, Options)]
    private static partial Regex AtLeastNegated();

    [GeneratedRegex(@"\b(?:under|below|beneath|less\s+th[ae]n|lower\s+than|cheaper\s+than|(?:no|not|nowt|nothing|n't|not\s+be|n't\s+be|cannot|never)\s+(?:be\s+|cost\s+|go\s+)?(?:more\s+than|over|above|exceed(?:ing)?|higher\s+than|past)|at\s+(?:the\s+)?most|sub|go(?:ing)?\s+(?:past|to|as\s+high\s+as|up\s+to)|raise\s+(?:it|that|the\s+(?:budget|limit))\s+to|(?:stretch|go\s+up)\s+to|(?:cap|keep)\s+it\s+(?:at|to)|max(?:imum)?(?:\s+(?:of|price|is|budget))*|south\s+of|for\s+less\s+than|(?:price\s+)?(?:limit|ceiling|cap)(?:'s|\s+(?:is|of|at))*(?:\s+an?)?|capped\s+at|without\s+going\s+over)\s*:?\s*(?:like\s+|about\s+|around\s+|the\s+)?" + B + N + A + NoUnit + @"|(?:<=?|≤)\s*" + B + N + A + NoUnit, Options)]
    private static partial Regex AtMostEnglish();

    [GeneratedRegex(B + N + A + @"\s*(?:max(?:imum)?\b|tops?\b|at\s+(?:the\s+|a\s+)?(?:most|outside|max|push)|all[\s-]in\b|or\s+(?:less|under|below|cheaper|lower|so\s+max)|and\s+(?:under|below|less)|(?:each\s+)?(?:is\s+(?:my\s+|the\s+)?)?(?:max|limit|budget|cap|ceiling)\b)", Options)]
    private static partial Regex AtMostEnglishAfter();

    [GeneratedRegex(@"\b(?:up\s?to|within|as\s+much\s+as)\s+(?:a\s+budget\s+of\s+)?" + Priced, Options)]
    private static partial Regex UpToEnglish();

    [GeneratedRegex(@"\b(?:(?<sure>budget|spend(?:ing)?|afford)|pay|(?:only\s+)?have\s+(?:only|maybe|about|just|like|around))(?:'s|\s+(?:is|was|of|for|it|this|up\s?to|about|around|like|maybe|only|just|max|under|say|to|at|more|than|be|my))*[\s:=]*" + B + N + A + NoUnit, Options)]
    private static partial Regex BudgetEnglish();

    [GeneratedRegex(@"\b(?:over|above|more\s+than|at\s+least|north\s+of|starting\s+(?:at|from)|higher\s+than|exceeding|pricier\s+than|minimum(?:\s+(?:of|price|is))*|min)\s+(?:like\s+)?" + Priced + @"|(?:>=?|≥)\s*" + B + N + A + NoUnit, Options)]
    private static partial Regex AtLeastEnglish();

    [GeneratedRegex(WithCurrency + @"\s*(?:\+|or\s+(?:more|above|over|higher|up)|and\s+(?:up|above|over|more)|minimum\b|at\s+least)", Options)]
    private static partial Regex AtLeastEnglishAfter();

    [GeneratedRegex(@"(?:\b(?:around|about|roughly|approx(?:imately)?\.?|circa|in\s+the\s+region\s+of|close\s+to|near(?:ly)?)\s+|~\s?)" + Priced, Options)]
    private static partial Regex AroundEnglish();

    [GeneratedRegex(WithCurrency + @"\s?(?:-?ish\b|or\s+(?:so|thereabouts)|give\s+or\s+take)", Options)]
    private static partial Regex AroundEnglishAfter();

    [GeneratedRegex(@"(?<sure>预算|預算|价格|价位|價格)?(?:在|是|就|大概|不超过|最好在|最好)?" + B + N + "(?:多|来|來|把)?" + A + @"(?:钱|錢|人民币)?\s?(?:以内|以內|以下|之内|之內|之下|内(?!存|置|衣|胆|裤|搭|地|部|饰|盖|里)|內(?!存|置|衣|膽|褲|搭|地|部)|封顶|封頂|顶天|为止|打住|往下|到顶|最多|不到)", Options)]
    private static partial Regex AtMostChineseAfter();

    [GeneratedRegex(@"(?:(?<sure>预算|預算|价格|价位|價格)[在是要]?" + B + N + A + "|" + B + N + @"\s?(?<cur>" + CurrencyWords.After + @")|(?<cur>" + CurrencyWords.Before + @")\s?" + N + @"|(?<=^|[\s，。,、的要？?！!]|有没有|找|来)" + N + @")(?:以上|之上|往上|朝上|开外|起步|打底|起(?=的|$|[，。,\s]))(?!的?(?:好评|评分|评价|销量|显卡|内存))", Options)]
    private static partial Regex AtLeastChineseAfter();

    [GeneratedRegex(@"(?:大概|大约|差不多|约|將近|将近)?" + B + "(?:" + N + @"\s?(?:多|来|來)?(?<cur>" + CurrencyWords.After + ")?(?:钱)?(?:左右|上下|差不多|前后|附近|档)|" + N + @"(?:多|来|來)(?<cur>" + CurrencyWords.After + "))|(?:大概|大约|差不多|约莫)" + N + @"\s?(?<cur>" + CurrencyWords.After + ")", Options)]
    private static partial Regex AroundChinese();

    [GeneratedRegex(N + "(?:" + A + "出头|多(?:" + A + ")(?=的|吧|左右|$|[，。,]))", Options)]
    private static partial Regex JustAbove();

    [GeneratedRegex(N + @"(?<cur>元)(?=机|手机|旗舰|平板|价位|级别|档)", Options)]
    private static partial Regex Tier();

    [GeneratedRegex(@"(?:(?<!不|别|不要|别要)(?:低于|低於|少于|少於|小于)|不超过|不超過|别超过|別超過|不要超过|不能超过|不想超过|不大于|不高于|不高於|不到|不超|别超|别过|最多|最高|最贵|最貴|顶多|頂多|至多|撑死|控制在|限价|便宜过|上限(?:是|为|在)?|便宜于|(?<sure>价格在|價格在|限制在|(?:预算|价格|上限|价位)?(?:能|可以|最多|给)?(?:加|提|升|涨|放宽|降|调|改|换|出|放)到(?:了)?|(?:价格|预算|上限)到))\s?(?:大概|差不多|也就|能出|出|花|给|到|是|就)?\s?" + B + N + A + NoUnit, Options)]
    private static partial Regex AtMostChinese();

    [GeneratedRegex(@"(?:(?<sure>价格|價格|预算|预算)[要得]?)?(?:至少|起码|最少|高于|高於|超过|超過|大于|(?:不|别|不要|别要)(?:低于|低於|少于)|最低)\s?" + Priced, Options)]
    private static partial Regex AtLeastChinese();

    [GeneratedRegex(@"(?<sure>预算|預算|手里有|手头有|手上有)[^\uE000-\uE0FF\d。！？!?\n]{0,8}?" + B + N + A + NoUnit, Options)]
    private static partial Regex BudgetChinese();

    [GeneratedRegex(WithCurrency + @"(?!\s?的?(?:那|这|這)|\s+(?:one|ones)\b|(?:一|/|每)?[个斤张件盒瓶])", Options)]
    private static partial Regex BareAmount();
}
