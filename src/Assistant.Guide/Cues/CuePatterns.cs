using System.Text.RegularExpressions;

namespace Assistant.Guide.Cues;

/// <summary>Words that leave no doubt what a shopper wants, in both languages. Precision first: a message without such words has no cue.</summary>
internal static partial class CuePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A person is asked for.</summary>
    [GeneratedRegex(@"\b(?:human|(?:real|actual|live)\s+(?:person|human|agent|people)|(?:customer\s+)?(?:service|support|care)\s+(?:agent|rep(?:resentative)?|person|team|staff|desk)|representative|supervisor|manager)\b(?!\s+(?:hair|made|size))|\b(?:talk|speak|chat|connect(?:\s+me)?|transfer(?:\s+me)?|put\s+me\s+through|escalate(?:\s+\w+)?|hand\s+me\s+over)\s+(?:to|with)\s+(?:an?\s+|the\s+|your\s+|some)?(?:human|person|people|agent|someone|somebody|rep|staff|advisor|colleague|team|support|customer\s+service|one)\b|\b(?:need|want|get\s+me|give\s+me)\s+(?:an?\s+|to\s+(?:a\s+)?)?(?:agent|human|person|rep|real\s+person|someone\s+to\s+talk)\b|^\W*(?:agent|human|operator|representative|customer\s+service|support)\W*$|转人工|人工(?:客服|服务|帮忙|处理|吧|呢)|^\W*人工\W*$|(?:找|要|转|叫|接|换|联系|轉|搵|跟|和|有没有|有冇)(?:一?下|个|一个|到|你们|你们的|你哋|位)*(?:真人|人工|客服(?!电话)|活人|人类|经理|主管|店长|老板)|真人(?:客服|服务|聊)|(?:轉|轉接|接)(?:人工|真人|客服)|(?:客服|真人)(?:在吗|在不在|在哪)|人工在(?:吗|不在)", Options)]
    public static partial Regex Person();

    /// <summary>The cart is to be seen.</summary>
    [GeneratedRegex(@"\b(?:(?:view|see|show|open|check|look\s+(?:at|in)|go\s+to|review|display)(?:\s+me)?\s+(?:what(?:'s|s|\s+is)\s+in\s+)?(?:my\s+|the\s+)?(?:shopping\s+)?(?:cart|basket|trolley|bag)|wh?at(?:'s|s|\s+is|\s+do\s+i\s+have|\s+have\s+i\s+got)?\s+(?:is\s+)?(?:in(?:side)?|on)\s+(?:my\s+|the\s+)(?:shopping\s+)?(?:cart|basket|trolley|bag)|(?:my|the)\s+(?:cart|basket)\s+(?:total|contents|so\s+far)|cart\s+total)\b|^\W*(?:(?:my|the)\s+)?(?:shopping\s+)?(?:cart|basket|trolley)\W*(?:pls|please)?\W*$|(?:看|查|打开|打開|显示|瞧|清点|列|进)(?:一?下|看|一看)?(?:我的?|下)*(?:购物车|購物車|购物袋|购物篮)|(?:购物车|購物車)(?:里|裡|里面|入面)?(?:都|现在|目前)*(?:有|有些)?(?:什么|啥|哪些|几件|多少|咩|乜)|^\W*(?:我的)?(?:购物车|購物車)\W*(?:呢|看看|给我看)?\W*$|(?:购物车|購物車)(?:给我)?看(?:一?下|看)|(?:购物车|購物車)(?:总共|一共|合计)", Options)]
    public static partial Regex Cart();

    /// <summary>Something is to be put into the cart.</summary>
    [GeneratedRegex(@"\b(?:add|put|pop|throw|stick|drop|chuck|place|toss)\b[^.?!]{0,60}?\b(?:(?:in|into|to|in\s+to)\s+(?:my\s+|the\s+)?(?:shopping\s+)?(?:cart|basket|trolley|bag)|cart)\b|\badd\s+(?:to\s+cart|it|this|that|them|both|the\s+(?:first|second|third|fourth|last|cheapest|cheaper)|number|#?\d)\b|\b(?:i(?:'ll|ll|\s+will)\s+(?:take|buy|get|have)|(?:wanna|want\s+to|would\s+like\s+to|let\s+me)\s+(?:buy|order|purchase)|buy|order|cart|take)\s+(?:it|this|that|(?:the\s+)?(?:first|second|third|fourth|last|cheapest|cheaper|1st|2nd|3rd|4th)|number\s+\d|#\d)\b|(?:加入|加到|放入|放进|放到|扔进|丢进|加进|放|加|添加到?|加落|擺入|放入去)(?:我的?)?(?:购物车|購物車|购物袋|购物篮)|加购|(?:购物车|購物車)(?:里)?(?:加|放)|(?:放|加|扔|丢).{1,12}(?:购物车|購物車)|(?:就|我)?(?:要|买|来|拿|下单|入手|订|加)(?:第[一二三四五1-5]|这个|那个|这款|那款|最便宜的那?)|第[一二三四五1-5](?:个|款|件|双|台|条|只|本|瓶|支|把)?(?:来|要|买|加|拿|给我来|我要了|我买)(?:一|两|二|三|四|五|六|了|吧|\d)", Options)]
    public static partial Regex AddToCart();

    /// <summary>An order of the shopper.</summary>
    [GeneratedRegex(@"\b(?:where(?:'s|s|\s+is|\s+are)?\s+(?:my|the|our)\s+(?:\w+\s+)?(?:order|orders|package|parcel|delivery|stuff|shipment|item|things?|purchase)|(?:track|check|status\s+(?:of|on)|update\s+on|find|locate)\s+(?:on\s+)?(?:my|the|an|this|our)?\s*(?:\w+\s+)?(?:order|orders|package|parcel|delivery|shipment)|(?:order|delivery|shipping|shipment|package|parcel|tracking)\s+(?:status|tracking|update|number|info)|(?:has|have|did|is|when\s+(?:will|is|does))\s+(?:my|the|our)\s+(?:\w+\s+)?(?:order|orders|package|parcel|delivery|shipment|stuff)|(?:my|latest|last|recent|previous)\s+orders?\b(?!\s+of)|order\s*(?:no\.?|number|id|#)?\s*[#:]?\s*[A-Z]{0,4}-?\d{3,}|tracking\s+(?:for|on|of)|track\s+(?:it|#|\w*\d+))\b|(?:我的?|查|查询|查下|看下|那个|昨天的?|上周的?|上次的?)(?:一?下)?(?:的)?(?:订单|訂單|快递|包裹|物流|货)|(?:订单|訂單|快递|包裹|物流)(?:到哪|到边|到邊|在哪|状态|狀態|进度|进展|信息|查询|呢|怎么|咋|号|號|什么时候|啥时候|几时|多久)|(?:订单|訂單)(?:号|號|编号|編號)?\s*[:：#]?\s*[A-Za-z]{0,4}-?\d{3,}|(?:单号|單號)|(?:到哪了|到哪儿了|到哪里了|去到邊|发货了吗|发货没|發貨|出貨了|还没到|还没发货|还没收到|什么时候(?:能)?(?:到|送到|发货)|几时到|待发货|派送)|^\W*(?:物流|快递|订单|我的订单|查订单|my\s+orders?|orders?|tracking)\W*$", Options)]
    public static partial Regex Order();

    /// <summary>The shop's rules.</summary>
    [GeneratedRegex(@"\b(?:return(?:s)?\s+(?:policy|period|window|rules?|process|label|it|them|this|something|an?|items?)|(?:refund|exchange|warranty|shipping|delivery|privacy|cancellation|returns?|payment)\s+(?:polic(?:y|ies)|options?|methods?|fees?|costs?|charges?|times?|rules?|terms)|polic(?:y|ies)|(?:can|could|may|how\s+(?:do|can|long\s+do))\s+(?:i|you|u|we)\s+(?:\w+\s+){0,3}?(?:return|exchange|send\s+back|pay|refund|cancel)|how\s+(?:do\s+)?(?:returns|refunds|exchanges)|money\s+back|free\s+(?:shipping|delivery|returns)|(?:do|does|can)\s+(?:you|u|ya|the\s+shop)\s+(?:guys\s+)?(?:ship|deliver|accept|offer|price\s+match|gift\s+wrap|do\s+(?:refunds|returns|gift|price))|how\s+(?:much|long)\s+(?:is|does|for)\s+(?:the\s+)?(?:shipping|delivery|postage)|(?:pay|payment)\s+(?:with|by|via|in)|warrant(?:y|ies)|guarantee|invoice|opening\s+hours|when\s+(?:do|r|are)\s+(?:you|u)\s+open|price\s+match|gift\s+(?:wrap|card|receipt)|promo\s+codes?|student\s+discount)\b|(?:怎么|如何|能不能|可以|可不可以|能|多久|几天|是否|支持|包不包|点样)(?:给)?(?:申请)?(?:退货|退换|退|换货|退款|开发票|开票|付款|支付|分期|包邮|保修|注销|发票)(?!.{0,6}(?:进度|到哪|没到账|到账了))|(?:退货|退换货?|换货|退款|保修|质保|运费|包邮|发票|配送|支付|付款|隐私|会员|积分|优惠券|售后|发货|价保)(?:政策|规则|规定|流程|方式|时间|期限|说明|条件|怎么算|怎么弄|怎么办理|多少钱|多久|要多久|几天|标准|范围|问题)|(?:七天|7天)无理由|运费(?:谁|多少|怎么)|满多少(?:包邮|免)|(?:花呗|微信|支付宝|信用卡|货到付款|分期)(?:能|可以)?(?:付|支付|吗|行吗|能用|可以)|有(?:运费险|保修|质保|发票)|政策", Options)]
    public static partial Regex Policy();

    /// <summary>Two or more products side by side.</summary>
    [GeneratedRegex(@"\b(?:compare|comparison|difference(?:s)?\s+between|versus|vs\.?)\b|\bwhich\s+(?:one\s+)?(?:is|has|of\s+(?:the|these|them))\b|\b(?:better|best)\b.{0,24}\bor\b|对比|比较一?下|比一比|比比|對比|比較|(?:和|跟|与|同|還是|还是).{1,16}(?:哪个|哪款|哪台|哪个更|邊個|哪個|有什么区别|区别|差别|差在|谁更|选哪)|哪个更(?:好|便宜|适合|值)", Options)]
    public static partial Regex Compare();

    /// <summary>More about one product.</summary>
    [GeneratedRegex(@"\b(?:tell\s+me\s+(?:more\s+)?(?:about)?|more\s+(?:about|info(?:rmation)?|details?)|details?|describe|specs?|specification|info\s+(?:on|about)|what\s+about|how\s+about|is|does|has|can|how|what)\b|详情|详细|介绍|怎么样|咋样|参数|规格|具体|讲讲|说说|多少|什么|是不是|有没有|能不能|吗|多大|多重|多长|哪里产|材质", Options)]
    public static partial Regex Details();

    /// <summary>Nothing but a greeting, thanks, good-bye.</summary>
    [GeneratedRegex(@"^\W*(?:(?:hi+|hello+|hey+|hiya|howdy|yo|good\s+(?:morning|evening|afternoon|day|night)|greetings|thanks?(?:\s+(?:you|u|a\s+lot|so\s+much|very\s+much|mate|boss))?|thx|ty|cheers|bye+|goodbye|see\s+(?:you|ya)|cool|nice|great|awesome|lol|haha+|there|again|everyone|ok|okay|perfect|how\s+are\s+(?:you|u)|what'?s\s+up|sup)\W*)+$|^\W*(?:(?:你好|您好|嗨|哈喽|哈囉|hello|hi|在吗|在不在|在么|早上好|早|早安|晚上好|下午好|晚安|中午好|谢谢|謝謝|谢了|多谢|多謝|感谢|唔该|再见|拜拜|88|好的|知道了|明白了?|哈哈+|呵呵|嗯+|哦+|亲|啊|呀|吗|呢|啦|了|哈|吧|你|您|们)\W*)+$", Options)]
    public static partial Regex Chat();

    /// <summary>Words that only a request for a person or for help with an order has: such a message is handed off after a question.</summary>
    [GeneratedRegex(@"\b(?:(?:file|make|have|raise)\s+a\s+complaint|scam|fraud|sue|lawyer|arrived\s+(?:damaged|broken)|wrong\s+(?:item|size|colou?r|product|address)|missing\s+(?:item|part)|charged\s+(?:twice|me)|double\s+charged|unauthori[sz]ed|refund\s+(?:not|hasn'?t|still|where)|where(?:'s|\s+is)\s+my\s+refund|change\s+(?:my|the)\s+(?:address|order|phone)|cancel\s+(?:my|the|this|an)\s+order|unacceptable|ridiculous|fed\s+up)\b|(?:我要|要|去)投诉|骗子|欺诈|举报|起诉|发错货|寄错|送错|少发|漏发|多扣|扣了两次|(?:改|换|更改|修改)(?:一?下)?(?:收货|订单|配送)?(?:的)?(?:地址|电话)|取消(?:我的|这个)?订单|退款(?:怎么|咋|一直|还没|没到)|没到账", Options)]
    public static partial Regex Trouble();

    /// <summary>With an order: something about it is to be changed or paid back, which no tool does.</summary>
    [GeneratedRegex(@"\b(?:cancel\w*|refund\w*|stop|kill|chang(?:e|ing)|swap|switch|instead|rather\s+than|wrong|mistake|address|adress|zip|flat\s+number|courier|add\s+(?:a|an|another|apartment)|don'?t\s+(?:want|send)|dont\s+(?:want|send)|no\s+longer|money'?s?\s+gone|error|can\s+you\s+fix)\b|取消|退款|退掉|退了|改|换成|换掉|不要了|地址|加上|备注|填错|转账|买重|拍错", Options)]
    public static partial Regex OrderChange();

    /// <summary>Tries to make the guide something else.</summary>
    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override|disable)\s+(?:all\s+|any\s+|your\s+|the\s+|previous\s+|prior\s+|safety\s+)*(?:instructions?|rules?|prompts?|guidelines|polic(?:y|ies))|\bsystem\s+prompt|\breveal\s+(?:your|the|their)|\bpretend\b|\bact\s+as\b|\bjailbreak|\b(?:are\s+you|am\s+i\s+(?:talking|speaking)|is\s+this)\b.{0,24}\b(?:human|person|robot|bot|ai)\b|忽略.{0,12}(?:指令|规则|提示|设定)|(?:系统|打印|输出|重复).{0,6}(?:提示词|提示|指令)|(?:你|您)是(?:真人|机器人|人工|AI|ai)(?:吗|么|还是)?|假装|扮演|别人的订单", Options)]
    public static partial Regex OffTopic();

    /// <summary>A word of buying: enough to believe a model that wants to fill the cart, not enough to do it by itself.</summary>
    [GeneratedRegex(@"\b(?:buy|take|order|get|want|have|add|cart|basket|checkout|purchase|grab|gimme|perfect)\b|买|要|来|拿|下单|加|入手|订|就它|冲|囤", Options)]
    public static partial Regex Buys();

    [GeneratedRegex(@"\b(?:cart|basket|trolley|bag|checkout|added)\b|购物车|購物車|加购|购物袋|结账|结算", Options)]
    public static partial Regex CartWord();

    [GeneratedRegex(@"\b(?:order\w*|package|parcel|deliver\w*|ship\w*|track\w*|courier|arriv\w*|purchase\w*|bought|where)\b|\d{4,}|订单|訂單|快递|快遞|物流|包裹|发货|發貨|出貨|到货|送到|送达|单|單|到哪|买的|下的", Options)]
    public static partial Regex OrderWord();

    /// <summary>An order number as shoppers write it.</summary>
    [GeneratedRegex(@"(?:#\s?|\b(?:order|tracking)\s*(?:no\.?|number|id|for|is|#)*\s*[:#]?\s*|(?:订单|訂單|单号|單號)(?:号|號|编号|編號|是)?\s*[:：#是]?\s*)(?<id>[A-Za-z]{0,6}-?\d[\dA-Za-z]*(?:-[\dA-Za-z]+)*)|(?<![A-Za-z0-9])(?<id>[A-Za-z]{1,6}-?\d{3,}(?:-[\dA-Za-z]+)*|\d{4,})(?![A-Za-z0-9])", Options)]
    public static partial Regex OrderId();
}
