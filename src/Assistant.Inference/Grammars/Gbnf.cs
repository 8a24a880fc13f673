using System.Globalization;
using System.Text;

namespace Assistant.Inference.Grammars;

/// <summary>Writes the small parts of llama.cpp's grammar notation (grammars/README.md of llama.cpp), with everything escaped that is not plain.</summary>
internal static class Gbnf
{
    /// <summary>A quoted text.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    literal.Append('\\').Append(rune);
                    break;
                case < 0x20 or 0x7F:
                    literal.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}");
                    break;
                default:
                    literal.Append(rune);
                    break;
            }
        }
        return literal.Append('"').ToString();
    }

    /// <summary>A character class; written as a negated one where that is shorter.</summary>
    public static string Class(CodePoints set)
    {
        var complement = set.Complement();
        return set.Ranges.Count > complement.Ranges.Count && !complement.IsEmpty ? $"[^{Ranges(complement)}]" : $"[{Ranges(set)}]";
    }

    /// <summary>Alternatives in parentheses; a single one as it is.</summary>
    public static string Choice(IReadOnlyList<string> options) => options.Count == 1 ? options[0] : $"({string.Join(" | ", options)})";

    /// <summary><c>x{least,most}</c>, or <c>*</c>, <c>+</c>, <c>?</c> where these say the same; empty for none.</summary>
    public static string Repeat(string part, int least, int? most) => (least, most) switch
    {
        (_, 0) => "",
        (1, 1) => part,
        (0, null) => $"{part}*",
        (1, null) => $"{part}+",
        (0, 1) => $"{part}?",
        (_, null) => $"{part}{{{least},}}",
        _ => $"{part}{{{least},{most}}}",
    };

    private static string Ranges(CodePoints set) => string.Concat(set.Ranges.Select(range =>
        range.First == range.Last ? Character(range.First) : $"{Character(range.First)}-{Character(range.Last)}"));

    private static string Character(int value) => value switch
    {
        < 128 when char.IsAsciiLetterOrDigit((char)value) || value == ' ' => ((char)value).ToString(),
        < 0x100 => $"\\x{value:X2}",
        < 0x10000 => $"\\u{value:X4}",
        _ => $"\\U{value:X8}",
    };
}
