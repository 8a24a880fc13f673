using System.Text.RegularExpressions;

namespace Assistant.Guide.Grounding;

/// <summary>
/// Proves a reply sentence by sentence: every number, price, name, id, date, policy claim and deed is found in the conversation's tool results
/// or was said by the shopper; the language is the shopper's; nothing is shown beyond a price limit without saying so.
/// </summary>
internal sealed partial class GroundingCheck(ReplyContext context)
{
    /// <summary>Longest reply, in characters.</summary>
    public const int MaxLength = 4_000;

    private readonly NumberClaims _numbers = new(context);
    private readonly NameClaims _names = new(context);
    private readonly WordClaims _words = new(context);

    [GeneratedRegex(@"\{\s*""name""|tool_call|<\||\|>|\[/?INST\]|^\s*(?:user|assistant|system|tool)\s*:|""arguments""\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Machinery();

    [GeneratedRegex(@"(?<r>.{2,40}?)(?:\W{0,2}\k<r>){4,}", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 200)]
    private static partial Regex Repeats();

    [GeneratedRegex(@"\b(?:no|not|nothing|none|n't|couldn't|can't|unfortunately|sorry|nearest|closest|over|above|beyond|exceeds?|more\s+than|doesn'?t)\b|没|沒|不|超|抱歉|未|无|最接近|高于", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denies();

    /// <summary>Proves one sentence.</summary>
    public Verdict Sentence(string sentence)
    {
        List<EvidenceRecord> evidence = [];
        List<string> problems = [];
        if (Machinery().IsMatch(sentence) || sentence.Contains('\uFFFD', StringComparison.Ordinal))
            problems.Add("text that is not meant for the shopper");
        var mentions = Mentions.Find(sentence, context.Facts.Items);
        _numbers.Check(sentence, mentions, evidence, problems);
        _names.Check(sentence, mentions, evidence, problems);
        _words.Check(sentence, mentions, evidence, problems);
        if (mentions.FirstOrDefault(mention => BreaksLimit(mention.Item)) is { Item: { } beyond } && !Denies().IsMatch(sentence))
            problems.Add($"{beyond.Name}, which is outside the shopper's price limit, without saying so");
        if (IsOtherLanguage(sentence, mentions))
            problems.Add(context.Language == Shop.Languages.Chinese ? "the language: the shopper writes Chinese" : "the language: the shopper writes English");
        return new(evidence, problems);
    }

    /// <summary>What is wrong with the reply as a whole, or null.</summary>
    public string? Whole(string reply)
    {
        if (!reply.Any(char.IsLetterOrDigit))
            return "the reply is empty";
        if (reply.Length > MaxLength)
            return "the reply is too long";
        if (IsRepetitive(reply))
            return "the reply repeats itself";
        return context.NothingMatched && !Denies().IsMatch(reply) ? "that nothing meets all of the shopper's limits, which the reply does not say" : null;
    }

    private bool BreaksLimit(FactItem item) =>
        item.Price is { } price && item.Id is not null && (price > context.MaxPrice || price < context.MinPrice);

    private static bool IsRepetitive(string reply)
    {
        try
        {
            return Repeats().IsMatch(reply);
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // a text this hard to read is no reply
        }
    }

    // Names of products stand in whatever language the shop has them.
    private bool IsOtherLanguage(string sentence, IReadOnlyList<(FactItem Item, int Start, int End)> mentions)
    {
        var own = sentence.ToCharArray();
        foreach (var (_, start, end) in mentions)
            Array.Fill(own, ' ', start, end - start);
        var han = own.Count(LooseText.IsHan);
        var latin = LatinWord().Count(new string(own));
        if (context.Language == Shop.Languages.Chinese)
            return latin >= 3 && latin > han;
        return han >= 2 && (han > latin || !HanIsKnown(own));
    }

    // An English reply may repeat a Chinese word of the shop or the shopper.
    private bool HanIsKnown(char[] own)
    {
        var han = LooseText.Of(new string([.. own.Where(LooseText.IsHan)]));
        return context.Facts.TextWith(han) is not null || context.ShopperTexts.Any(text => text.Contains(han, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex LatinWord();
}
