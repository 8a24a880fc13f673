using System.Text;

namespace Assistant.Shop.Demo;

/// <summary>An opinion that a review is meant to express.</summary>
internal readonly record struct Opinion(Aspect Aspect, bool Positive);

/// <summary>Writes a review from its opinions: an opening, praise, complaint (the weightier side first), a closing.</summary>
internal sealed class ReviewWriter
{
    private static readonly HashSet<string> FragmentStarts = new(StringComparer.Ordinal)
    {
        "too", "not", "very", "dull", "poor", "slow", "late", "no", "a", "an", "wrong", "hard", "pricey", "really", "wait", "save", "do", "cheap", "great", "good",
        "excellent", "worth", "half", "unbeatable", "affordable", "lovely", "beautiful", "modern", "stylish", "small", "nice", "looks", "just", "almost", "understated",
        "exactly", "neither", "comfortable", "compact", "fits", "suits", "easy", "going", "well", "true", "fast", "packed", "plenty", "friendly", "prompt", "smooth",
        "delivered", "quick", "on", "top", "full", "beautifully", "better", "far", "made", "second", "money", "full", "smaller", "larger", "somebody", "other",
    };

    private readonly Dictionary<Aspect, PhraseBank> _banks = PhraseBank.ReadAll();
    private readonly ReviewFrame _frame = ReviewFrame.Read();

    public string Write(ProductKind kind, string language, int stars, IReadOnlyList<Opinion> opinions, DemoRandom random)
    {
        var words = _frame.In(language);
        if (opinions.Count == 0)
            return Fill(random.Pick(words.Short[stars]), kind, language, random);
        var leadsWithPraise = stars >= 3;
        var first = Phrases(opinions.Where(opinion => opinion.Positive == leadsWithPraise));
        var second = Phrases(opinions.Where(opinion => opinion.Positive != leadsWithPraise));
        var but = random.Pick(leadsWithPraise ? words.PositiveBut : words.NegativeBut);
        var opening = random.Chance(0.45) ? random.Pick(words.Openings) : null;
        var closing = random.Chance(0.5) ? random.Pick(words.Closings[stars]) : null;
        var text = language == Languages.Chinese
            ? Chinese(opening, first, but, second, closing, random)
            : English(opening, first, but, second, closing);
        return random.Chance(0.06) ? Mistype(text, language, random) : text;

        List<string> Phrases(IEnumerable<Opinion> side) =>
            [.. side.Select(opinion => Fill(random.Pick(_banks[opinion.Aspect].Phrases(language, opinion.Positive, kind.Cloth)), kind, language, random))];
    }

    /// <summary>A headline; English buyers write one two times in three, Chinese shops do not ask for it.</summary>
    public string? Title(string language, int stars, DemoRandom random) =>
        _frame.In(language).Titles.TryGetValue(stars, out var titles) && random.Chance(0.65) ? random.Pick(titles) : null;

    public string Spam(DemoRandom random) => random.Pick(_frame.Unwanted.Spam);

    /// <summary>Texts that try to instruct a model.</summary>
    public IReadOnlyList<string> Hostile => _frame.Unwanted.Hostile;

    public static string Fill(string text, ProductKind kind, string language, DemoRandom random) => text
        .Replace("{noun}", kind.Noun.In(language), StringComparison.Ordinal)
        .Replace("{point}", random.Pick(kind.Points).In(language), StringComparison.Ordinal)
        .Replace("{days}", (2 + random.Below(7)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Chinese(string? opening, List<string> first, string but, List<string> second, string? closing, DemoRandom random)
    {
        var text = new StringBuilder(opening is null ? "" : opening + "，").AppendJoin('，', first);
        if (second.Count > 0)
            text.Append(first.Count > 0 ? "，" + but + (but[^1] is '话' or '病' ? "，" : "") : "").AppendJoin('，', second);
        if (closing is not null)
            text.Append(random.Chance(0.6) ? "。" : "，").Append(closing);
        return text.Append(random.Pick(["。", "。", "！", ""])).ToString();
    }

    private static string English(string? opening, List<string> first, string but, List<string> second, string? closing)
    {
        var sentences = new List<string>();
        if (opening is not null)
            sentences.Add(opening);
        var last = first.Count > 0 ? first[^1] : null;
        sentences.AddRange(first.SkipLast(1).Select(Sentence));
        if (second.Count > 0 && IsFragment(second[0]))
            but = "Still,";
        if (last is not null && second.Count > 0 && char.IsLower(but[0]))
            sentences.Add(Sentence($"{last}, {but} {second[0]}"));
        else
        {
            if (last is not null)
                sentences.Add(Sentence(last));
            if (second.Count > 0)
                sentences.Add(Sentence(last is null ? second[0] : Joined(but, second[0])));
        }
        sentences.AddRange(second.Skip(1).Select(Sentence));
        if (closing is not null)
            sentences.Add(closing);
        return string.Join(' ', sentences);
    }

    /// <summary>True of a phrase that is no clause, such as "too tight": it cannot follow "although".</summary>
    private static bool IsFragment(string phrase) => FragmentStarts.Contains(phrase[..Math.Max(0, phrase.IndexOf(' ', StringComparison.Ordinal))]) || !phrase.Contains(' ', StringComparison.Ordinal);

    private static string Joined(string but, string phrase) => but.EndsWith("that", StringComparison.Ordinal) || but[^1] == ',' ? $"{but} {phrase}" : $"{but}, {phrase}";

    private static string Sentence(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..] + ".";

    private string Mistype(string text, string language, DemoRandom random)
    {
        var found = _frame.Typos[language].Where(typo => text.Contains(typo.Key, StringComparison.Ordinal)).ToList();
        return found.Count == 0 ? text : Swap(text, random.Pick(found));
    }

    private static string Swap(string text, KeyValuePair<string, string> typo)
    {
        var at = text.IndexOf(typo.Key, StringComparison.Ordinal);
        return text[..at] + typo.Value + text[(at + typo.Key.Length)..];
    }
}
