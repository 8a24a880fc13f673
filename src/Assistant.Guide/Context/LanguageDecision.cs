using System.Text.RegularExpressions;
using Assistant.Shop;

namespace Assistant.Guide.Context;

/// <summary>Which language a shopper is answered in: that of the message; of the conversation when the message is too short to tell; of the client at last.</summary>
internal static partial class LanguageDecision
{
    // Words that only an English sentence has; product words (iPhone, wireless) occur in Chinese ones too.
    [GeneratedRegex(@"\b(?:i|i'm|im|me|my|you|your|u|we|it|is|are|was|do|does|did|have|has|had|can|could|would|will|the|a|an|of|for|with|without|and|or|but|not|to|in|on|at|under|over|below|above|than|what|what's|whats|which|where|when|who|why|how|show|find|want|need|looking|look|any|some|something|this|that|these|those|please|pls|thanks|thank|hello|hi|hey|cheaper|cheapest|more|less|one|ones|there|got|get|buy|add|compare|order|return|about|between|tell|help|first|second|third|last)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex LatinWord();

    private const string ChineseGrammar = "的了吗呢吧啊呀有没要想给我你您他她它这那哪个么什怎多少和跟与在是不好请帮找看买来去能会可就还都也再把被让款件点便宜贵冇嘅唔係佢哋啲";

    /// <summary><see cref="Languages"/> of the reply.</summary>
    /// <param name="text">The shopper's message.</param>
    /// <param name="conversation">Language of the turn before, or null.</param>
    /// <param name="locale">BCP 47 tag of the client, or null.</param>
    public static string Decide(string text, string? conversation, string? locale)
    {
        var han = text.Count(IsHan);
        var latin = LatinWord().Count(text);
        var english = EnglishWord().Count(text);
        var chinese = text.Count(c => ChineseGrammar.Contains(c, StringComparison.Ordinal));
        if (han > 0 && english == 0)
            return chinese > 0 || latin == 0 || han >= latin ? Languages.Chinese : Known(conversation, locale) ?? Languages.Chinese;
        if (han > 0)
            return chinese >= english || han > latin * 2 ? Languages.Chinese : Languages.English;
        // Without Han characters: a sentence is English; "ok", "iPhone 15", "2" tell nothing.
        var tells = english >= 1 && latin + english >= 3 || latin >= 3 || (english >= 1 && latin >= 2);
        return tells ? Languages.English : Known(conversation, locale) ?? Languages.English;
    }

    private static string? Known(string? conversation, string? locale) =>
        conversation ?? (locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Languages.Chinese
            : locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Languages.English : null);

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
