using System.Text.RegularExpressions;
using Assistant.Plugins.Tools;

namespace Assistant.Guide.Prompts;

/// <summary>How values are made harmless before they are put into a prompt.</summary>
public enum PromptEncoding
{
    /// <summary>For a chat model: one line, without anything that a chat format or a template engine could take for its own.</summary>
    Model,

    /// <summary>For the shopper's screen: Markdown in which the value stands literally.</summary>
    Markdown,
}

/// <summary>The two encodings. Both start from <see cref="PlainText"/>: no tags, no control or direction characters, one line.</summary>
public static partial class PromptEncoder
{
    private const int MaxLength = 2_000;

    public static string Encode(string value, PromptEncoding encoding) =>
        encoding == PromptEncoding.Model ? ForModel(value) : ForMarkdown(value);

    /// <summary>
    /// Role and control markup of every known chat format is broken: angle brackets become ‹ and ›, upper-case words in square
    /// brackets (<c>[INST]</c>) get round ones, doubled braces are parted. The engine does not parse such text as tokens either: two walls.
    /// </summary>
    private static string ForModel(string value)
    {
        var text = PlainText.Clean(value, MaxLength).Replace('<', '‹').Replace('>', '›');
        text = BracketWord().Replace(text, "(${word})");
        return OpenBraces().Replace(CloseBraces().Replace(text, "} "), "{ ");
    }

    /// <summary>Backslashes before what CommonMark or GFM would read as markup, and only there: "20*30 cm" and "Salt &amp; Pepper" stay readable.</summary>
    private static string ForMarkdown(string value)
    {
        var text = Entity().Replace(PlainText.Clean(value, MaxLength), "&amp;");
        text = Always().Replace(text, @"\$0").Replace("<", "&lt;", StringComparison.Ordinal);
        text = LoneUnderscore().Replace(text, @"\_");
        text = LineStart().Replace(text, @"${number}\${mark}");
        text = text.Replace("://", @":\//", StringComparison.Ordinal);
        text = Www().Replace(text, @"${www}\.");
        text = Scheme().Replace(text, @"${scheme}\:");
        text = MailAt().Replace(text, @"\@");
        return text.Count(c => c == '~') > 1 ? text.Replace("~", @"\~", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"\[(?<word>/?[A-Z_]{2,})\]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex BracketWord();

    [GeneratedRegex(@"\{(?=[{%#])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex OpenBraces();

    [GeneratedRegex(@"\}(?=\})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex CloseBraces();

    [GeneratedRegex(@"[\\`*\[]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Always();

    // Within a word an underscore is no emphasis.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LoneUnderscore();

    [GeneratedRegex("&(?=#?[A-Za-z0-9]{1,32};)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Entity();

    // A value may open a line: no heading, quotation, list or rule.
    [GeneratedRegex(@"^(?<number>[0-9]{0,9})(?<mark>[#>+\-=.)])(?=[\s#>+\-=]|$)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"\b(?<www>www)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Www();

    [GeneratedRegex(@"\b(?<scheme>mailto|tel|xmpp):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<=[A-Za-z0-9._%+\-])@(?=[A-Za-z0-9])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex MailAt();
}
