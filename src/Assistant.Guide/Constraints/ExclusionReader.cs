using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>Reads what the shopper ruled out: "no leather", "not Sony", "anything but plastic", 不要皮的, 除了苹果.</summary>
internal static partial class ExclusionReader
{
    private const int MaxWords = 5;

    [GeneratedRegex(@"\b(?:but\s+not|not|no|without|except(?:\s+for)?|other\s+than|anything\s+but|excluding|don'?t\s+(?:want|like)(?:\s+any)?|do\s+not\s+want(?:\s+any)?|hate)\s+(?<w>[A-Za-z][A-Za-z'-]*)(?:\s+(?:or|and)\s+(?<w>[A-Za-z][A-Za-z'-]*))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    // Words after "no" or "not" that rule nothing out.
    [GeneratedRegex(@"^(?:problem|thanks?|thank|more|less|one|idea|longer|need|matter|rush|way|worries|clue|doubt|limit|budget|wait|good|bad|bother|too|so|very|that|this|these|those|the|a|an|my|your|our|his|her|their|it|its|if|any|anything|everything|all|much|many|really|sure|just|only|even|yet|now|working|here|there|today|going|to|for|from|in|on|at|of|be|been|is|are|am|was|do|does|have|has|had|want|know|like|care|mind|what|which|who|how|when|where|why|over|under|above|below|exceed|exceeding|higher|lower|bigger|smaller|cheaper|expensive|cheap|pricey|looking|interested|happy|worth|because|since|can|could|would|will|should|and|or|but|as|than|then|me|you|i|we|he|she|they|please|pls|reply|answer|response|refund|returns?|human|robot|bot|person|received|arrived|yes|nothing|i'?m|it'?s|breaking|spending|sound|half|two|three|point|fit|fits|enough|available|stock)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoExclusion();

    [GeneratedRegex(@"(?:不要|别要|不想要|不喜欢|別要|唔要|除了|除咗|排除|不含|不用|拒绝)(?!(?:太|再|超|钱|紧|這|这|那|第|它|了|吗|吧|啊|着急|老|跟|给|和|管|是|很|多|最))(?<w>[\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{1,8}?)(?:的|款|牌子?|材质|，|。|、|,|\s|！|!|$|以外|之外|都|那种|这种|有没有|换)", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    /// <summary>The words ruled out and where the text says so.</summary>
    public static IReadOnlyList<(string Word, TextSpan Span)> Read(string text)
    {
        List<(string, TextSpan)> found = [];
        foreach (var match in English().Matches(text).Concat(Chinese().Matches(text)))
        {
            var words = match.Groups["w"].Captures.Select(capture => capture.Value).TakeWhile(word => !NoExclusion().IsMatch(word)).ToArray();
            if (words.Length == 0)
                continue;
            var end = match.Groups["w"].Captures[words.Length - 1];
            found.AddRange(words.Select(word => (word, new TextSpan(match.Index, end.Index + end.Length - match.Index))));
        }
        return [.. found.Take(MaxWords)];
    }
}
