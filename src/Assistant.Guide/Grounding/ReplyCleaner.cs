using System.Text.RegularExpressions;

namespace Assistant.Guide.Grounding;

/// <summary>Takes links, pictures and HTML out of a model's text. What it says in words stays.</summary>
internal static partial class ReplyCleaner
{
    private const int Milliseconds = 1_000;

    [GeneratedRegex(@"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)?", RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<text>[^\]\n]{0,500})\]\([^)\n]{0,2000}\)", RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:\b[a-z][a-z0-9+.-]{1,20}:)?//[^\s<>""）)】]+|\bwww\.[^\s<>""）)】]+|\b(?:javascript|data|mailto):[^\s]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Address();

    [GeneratedRegex(@"</?[A-Za-z!][^<>\n]{0,500}>?|<\|[^|>\n]{0,40}\|>", RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Spaces();

    /// <summary>The text as it may be shown, given that it is grounded.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny("[<:/".AsSpan()) < 0 && !text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return text;
        var bare = Tag().Replace(Link().Replace(Image().Replace(text, ""), "${text}"), "");
        return Spaces().Replace(Address().Replace(bare, ""), " ");
    }
}
