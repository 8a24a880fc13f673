using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Shop.Import;

/// <summary>Makes text from outside plain: no markup, no control or direction-changing characters, no halves of characters.</summary>
internal static partial class PlainText
{
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
            text = WebUtility.HtmlDecode(Tag().Replace(LineBreak().Replace(Invisible().Replace(text, " "), "\n"), " "));
        return NeedsCleaning(text) ? Clean(text) : text.Trim();
    }

    private static bool NeedsCleaning(string text)
    {
        var previous = 'x';
        foreach (var c in text)
        {
            if (c < ' ' || c is >= '\u007f' and <= '\u00a0' || c is >= '\u200b' and <= '\u206f' || char.IsSurrogate(c) || c >= '\ufeff' || c == ' ' && previous == ' ')
                return true;
            previous = c;
        }
        return false;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
                clean.Append('\n');
            else if (Rune.IsWhiteSpace(rune))
                clean.Append(clean.Length > 0 && clean[^1] is ' ' or '\n' ? "" : " ");
            else if (IsVisible(rune))
                clean.Append(rune);
        }
        return ManyBreaks().Replace(clean.ToString(), "\n\n").Trim();
    }

    /// <summary>Joiners stay: emoji and Indic scripts need them. U+FFFD out of broken UTF-16 goes.</summary>
    private static bool IsVisible(Rune rune) => !Rune.IsControl(rune)
        && rune.Value is not (0x200b or 0x200e or 0x200f or 0xfeff or (>= 0x202a and <= 0x202e) or (>= 0x2060 and <= 0x206f) or (>= 0xe0000 and <= 0xe007f));

    [GeneratedRegex("<!--.*?-->|<script[^>]*>.*?</script[^>]*>|<style[^>]*>.*?</style[^>]*>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"</?(?:br|p|div|li|ul|ol|tr|table|h[1-6])\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreak();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>|<![^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s*\n\s*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex ManyBreaks();
}
