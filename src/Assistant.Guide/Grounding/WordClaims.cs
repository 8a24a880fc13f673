using System.Text.RegularExpressions;

namespace Assistant.Guide.Grounding;

/// <summary>Proves what a sentence says in words: that something was done, that something is in stock, what the shop's policy is, which day.</summary>
internal sealed partial class WordClaims(ReplyContext context)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:I(?:'ve|\s+have)?|we(?:'ve|\s+have)?|it(?:'s|\s+is|\s+was|\s+has\s+been)|(?:is|was|are|were|been|successfully|now)|(?:has|have)\s+been)\s+(?:just\s+|now\s+|already\s+|successfully\s+)*(?:added|put|placed)\b|\badded\s+(?:it\s+)?to\s+(?:your|the)\s+(?:cart|basket)|(?:is|are)\s+(?:now\s+)?in\s+your\s+(?:cart|basket)|已(?:经)?(?:为您|帮您|给您|成功)*(?:将.{0,30})?(?:加入|添加|放入|加到|放进)|(?:加入|添加)成功|(?:帮|给|为)您(?:加|放)(?:好|入|进|到)(?:了|购物车)", Options)]
    private static partial Regex SaysAdded();

    [GeneratedRegex(@"\b(?:transferr?(?:ing|ed)|connect(?:ing|ed)|hand(?:ing|ed))\s+(?:you|this|the\s+conversation|your)|\b(?:a|an)\s+(?:colleague|agent|person|human|representative)\s+will\b|\bI(?:'ve|\s+have)\s+(?:asked|called|notified|told)\b|\byou(?:'re|\s+are)\s+(?:now\s+)?in\s+(?:the\s+)?(?:queue|line)|(?:已|正在)(?:经)?(?:为您|帮您|给您)?(?:转接|转到|联系|呼叫|接通|通知|转)(?:了)?(?:人工|客服|同事)?|(?:客服|人工|同事)(?:马上|稍后|很快|会|将)", Options)]
    private static partial Regex SaysHandedOff();

    // Nothing in this shop's tools does any of these.
    [GeneratedRegex(@"\b(?:I(?:'ve|\s+have|'ll|\s+will)?|we(?:'ve|\s+have|'ll|\s+will)?|(?:has|have)\s+been|was)\s+(?:just\s+|now\s+|already\s+|successfully\s+)*(?:ordered|bought|purchased|refund(?:ed)?|cancel(?:l?ed)?|chang(?:e|ed)\s+your|updat(?:e|ed)\s+your|email(?:ed)?|call(?:ed)?\s+you|text(?:ed)?\s+you|reserve[d]?|remind|notif(?:y|ied)|appl(?:y|ied)|ship(?:ped)?\s+it)\b|\byour\s+order\s+(?:has\s+been|is|was)\s+(?:placed|confirmed|cancel)|(?:已(?:经)?|会|将)(?:为您|帮您|给您)(?:下单|退款|取消|修改|更改|预留|申请|发送|发邮件|发短信|提醒|通知)|下单成功|退款成功|已退款|已下单", Options)]
    private static partial Regex SaysDone();

    [GeneratedRegex(@"\b(?:(?:is|are|it's|they're|currently|still|all|both)\s+(?:\w+\s+)?(?:in\s+stock|available))\b|有(?:现)?货|现货", Options)]
    private static partial Regex SaysInStock();

    [GeneratedRegex(@"\b(?:out\s+of\s+stock|sold\s+out|not\s+(?:in\s+stock|available)|unavailable)\b|缺货|售罄|没(?:有)?货|无货|卖完", Options)]
    private static partial Regex SaysSoldOut();

    [GeneratedRegex(@"(?<k>return(?:s|ed|able)?\b|refund\w*|exchange\w*|warrant\w*|guarantee\w*|free\s+(?:shipping|delivery)|shipping\s+(?:fee|cost)\w*|deliver(?:y|ed|s)\s+(?:fee|cost|time|within|in|takes)|restocking|invoice\w*|installments?|coupons?|discount\w*|promo\w*|退货|退换|换货|退款|保修|质保|包邮|运费|免邮|发票|分期|优惠券|折扣|七天无理由|无理由|花呗|货到付款)", Options)]
    private static partial Regex PolicyWord();

    [GeneratedRegex(@"\b(?:would\s+you|do\s+you|shall\s+I|should\s+I|can\s+I|may\s+I|could\s+you|want\s+me|I\s+can|I\s+could|let\s+me|if\s+you|you\s+can\s+ask|happy\s+to|tell\s+me|ask\s+me)\b|(?:可以|能)(?:帮|为|问|告诉)|需要我|要不要|是否|如果|想了解|告诉我|您想|您要|请问|需要的话", Options)]
    private static partial Regex Offers();

    [GeneratedRegex(@"\b(?<w>today|tonight|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next\s+week|this\s+week)\b|(?<w>今天|今晚|明天|后天|昨天|本周|下周|这周|周[一二三四五六日天]|星期[一二三四五六日天])", Options)]
    private static partial Regex DayWord();

    /// <summary>Adds evidence for what is proved and a problem for what is not.</summary>
    public void Check(string sentence, IReadOnlyList<(FactItem Item, int Start, int End)> mentions, List<EvidenceRecord> evidence, List<string> problems)
    {
        var asks = sentence.TrimEnd().EndsWith('?') || sentence.TrimEnd().EndsWith('？') || Offers().IsMatch(sentence);
        if (!asks && !context.Added && SaysAdded().IsMatch(sentence))
            problems.Add("that something was added to the cart, which has not happened");
        if (!asks && !context.HandedOff && SaysHandedOff().IsMatch(sentence))
            problems.Add("that a person was called, which has not happened");
        if (SaysDone().IsMatch(sentence))
            problems.Add("that something was done which no tool did");
        if (!asks)
        {
            CheckStock(sentence, mentions, evidence, problems);
            CheckPolicy(sentence, evidence, problems);
        }
        foreach (Match match in DayWord().Matches(sentence))
            ProveWords(match.Groups["w"].Value, "date", evidence, problems);
    }

    private void CheckStock(string sentence, IReadOnlyList<(FactItem Item, int Start, int End)> mentions, List<EvidenceRecord> evidence, List<string> problems)
    {
        var soldOut = SaysSoldOut().Match(sentence);
        var inStock = soldOut.Success ? soldOut : SaysInStock().Match(sentence);
        if (!inStock.Success)
            return;
        var items = mentions.Count > 0 ? mentions.Select(mention => mention.Item) : context.Facts.Items;
        var proof = items.LastOrDefault(item => soldOut.Success ? item.Stock == 0 : item.Stock > 0);
        if (proof is not null)
            evidence.Add(new(inStock.Value, "number", proof.Source + "/stock"));
        else
            ProveWords(inStock.Value, "policy", evidence, problems);
    }

    private void CheckPolicy(string sentence, List<EvidenceRecord> evidence, List<string> problems)
    {
        foreach (Match match in PolicyWord().Matches(sentence))
            ProveWords(Stem(match.Groups["k"].Value), "policy", evidence, problems);
    }

    private void ProveWords(string words, string kind, List<EvidenceRecord> evidence, List<string> problems)
    {
        var loose = LooseText.Of(words);
        if (context.Facts.TextWith(loose) is { } fact)
            evidence.Add(new(words, kind, fact.Source));
        else if (kind != "date" || !context.ShopperTexts.Any(text => LooseText.Of(text).Contains(loose, StringComparison.Ordinal)))
            problems.Add($"what it says about \"{words}\"");
    }

    // "returned" is proved by a passage on returns.
    private static string Stem(string word) =>
        word.Length > 0 && char.IsAscii(word[0]) ? word.Split(' ')[0].ToLowerInvariant() switch
        {
            var w when w.StartsWith("return", StringComparison.Ordinal) => "return",
            var w when w.StartsWith("refund", StringComparison.Ordinal) => "refund",
            var w when w.StartsWith("exchange", StringComparison.Ordinal) => "exchange",
            var w when w.StartsWith("warrant", StringComparison.Ordinal) => "warrant",
            var w when w.StartsWith("deliver", StringComparison.Ordinal) => "deliver",
            var w => w,
        }
        : word switch { "退换" => "退", "无理由" or "七天无理由" => "无理由", _ => word };
}
