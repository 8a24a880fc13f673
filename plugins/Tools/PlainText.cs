using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Plugins.Tools;

/// <summary>Makes one line of plain text from anything that shoppers, sellers, reviewers or models wrote.</summary>
public static partial class PlainText
{
    /// <summary>
    /// Decodes HTML entities, removes tags, control, direction and other invisible characters, folds white space, and cuts at
    /// <paramref name="maxLength"/> UTF-16 units with an ellipsis, never within a character.
    /// </summary>
    public static string Clean(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // Far beyond what is kept nothing needs cleaning.
        var head = text.Length > maxLength * 8L ? text[..(maxLength * 8)] : text;
        var bare = Tags().Replace(WebUtility.HtmlDecode(head), " ");
        var line = new StringBuilder(bare.Length);
        foreach (var rune in bare.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
                AppendSpace(line);
            else if (!IsInvisible(rune))
                line.Append(rune.ToString());
        }
        return Cut(line.ToString().Trim(), maxLength);
    }

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
            line.Append(' ');
    }

    // Zero-width joiner and variation selectors stay: emoji need them. U+FFFD is what EnumerateRunes makes of a lone surrogate.
    private static bool IsInvisible(Rune rune) => rune.Value != 0x200D && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune.Value == 0xFFFD;

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var kept = new StringBuilder(maxLength);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && kept.Length + elements.GetTextElement().Length < maxLength)
            kept.Append(elements.GetTextElement());
        return kept.ToString().TrimEnd() + "…";
    }

    [GeneratedRegex(@"</?[A-Za-z!][^<>]{0,500}>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tags();
}
