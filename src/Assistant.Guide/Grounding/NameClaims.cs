using System.Text.RegularExpressions;

namespace Assistant.Guide.Grounding;

/// <summary>Proves the names and ids of a sentence: quoted or bold names, heads of list lines, model numbers, proper nouns.</summary>
internal sealed partial class NameClaims(ReplyContext context)
{
    private const int LongestWord = 40;

    [GeneratedRegex(@"\*\*(?<n>[^*\n]{2,120})\*\*|「(?<n>[^」\n]{2,120})」|《(?<n>[^》\n]{2,120})》|“(?<n>[^”\n]{2,120})”|""(?<n>[^""\n]{2,120})""", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    // "1. Name — ¥199", "- 名称：299元": what a priced line begins with is a name.
    [GeneratedRegex(@"^\s*(?:\d{1,2}[.)、）]|[-•*])\s*(?<n>[^\n—–:：,，(（¥$€£;；。!?！？]{2,100}?)\s*(?:[—–:：,，(（]|\s-\s|(?=[¥$€£]))", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ListHead();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?=[A-Za-z0-9_-]*[A-Za-z])(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9][A-Za-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex ModelNumber();

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’])[A-Za-z][A-Za-z'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // Capitalised or Latin words that name nothing.
    [GeneratedRegex(@"^(?:I|I'm|I'll|I've|I'd|OK|Okay|Yes|No|Hi|Hello|Hey|Sure|Sorry|Thanks|Thank|Great|Please|If|Would|Let|You|We|The|A|An|It|Its|They|This|That|These|Those|There|Here|And|Or|But|So|For|In|On|At|By|To|Of|As|Is|Are|Do|Does|Can|Could|Which|What|Both|All|Each|One|Our|Your|My|With|From|Also|Just|Note|Total|Price|Rating|Stock|Brand|Colour|Color|Size|Order|Cart|Delivery|Shipping|Returns?|Refunds?|Policy|Status|Quantity|Item|Items|Product|Products|Option|Options|Chinese|English|USB|USB-C|Wi-Fi|WiFi|Bluetooth|LED|LCD|HD|TV|PC|AM|PM|USD|CNY|RMB|EUR|GBP|VIP|ID|FAQ|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamesNothing();

    /// <summary>Adds evidence for each name and a problem for each that nothing proves.</summary>
    public void Check(string sentence, IReadOnlyList<(FactItem Item, int Start, int End)> mentions, List<EvidenceRecord> evidence, List<string> problems)
    {
        foreach (var (item, start, end) in mentions)
            evidence.Add(new(sentence[start..end], "product", item.Source + "/name"));
        foreach (Match match in Marked().Matches(sentence).Concat(ListHead().Matches(sentence)))
            Prove(match.Groups["n"].Value.Trim(), "product", evidence, problems, mentions, match.Groups["n"].Index);
        foreach (Match match in ModelNumber().Matches(sentence))
            Prove(match.Value, "id", evidence, problems, mentions, match.Index);
        foreach (var (word, at) in ProperNouns(sentence))
            Prove(word, "product", evidence, problems, mentions, at);
    }

    private void Prove(string name, string kind, List<EvidenceRecord> evidence, List<string> problems, IReadOnlyList<(FactItem Item, int Start, int End)> mentions, int at)
    {
        var loose = LooseText.Of(name);
        if (loose.Length < 2 || loose.All(char.IsDigit) || mentions.Any(mention => mention.Start <= at && at < mention.End))
            return;
        if (IsShoppers(loose))
            return;
        if (context.Facts.TextWith(loose) is { } fact)
            evidence.Add(new(name, kind, fact.Source));
        else if (!mentions.Any(mention => loose.Contains(mention.Item.LooseName, StringComparison.Ordinal)))
            problems.Add(kind == "id" ? $"the id or model {name}" : $"the name {name}");
    }

    private bool IsShoppers(string loose) => context.ShopperTexts.Any(text => LooseText.Of(text).Contains(loose, StringComparison.Ordinal));

    // English: capitalised words inside a sentence. Chinese: any Latin word, for brands are what they usually are.
    private IEnumerable<(string Word, int At)> ProperNouns(string sentence)
    {
        var chinese = context.Language == Shop.Languages.Chinese;
        foreach (Match match in Word().Matches(sentence))
        {
            if (match.Length is < 2 or > LongestWord || NamesNothing().IsMatch(match.Value))
                continue;
            if (chinese || (char.IsUpper(match.ValueSpan[0]) && !OpensSentence(sentence, match.Index)))
                yield return (match.Value, match.Index);
        }
    }

    private static bool OpensSentence(string sentence, int at)
    {
        while (at > 0 && (char.IsWhiteSpace(sentence[at - 1]) || sentence[at - 1] is '*' or '"' or '“' or '(' or '-' or '•' or '\'' or '‘'))
            at--;
        return at == 0 || sentence[at - 1] is '.' or '!' or '?' or ':' or '\n' or '。' or '：' or '…' || char.IsSurrogate(sentence[at - 1]) || char.IsSymbol(sentence[at - 1]);
    }
}
