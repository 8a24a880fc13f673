using System.Text.RegularExpressions;
using Assistant.Shop;

namespace Assistant.Plugins.Cart;

/// <summary>Finds the value of an option in a shopper's words: "42", "红色的", "L码", "256gb".</summary>
internal static partial class OptionWords
{
    // A number before one of these counts pieces: "42 pairs", "2件".
    private const string NoCount = @"(?! ?(?:pairs?|pieces?|pcs|units?|items?|of|x|件|双|个|台|条|盒|袋|瓶|只|套|块|把|张|支|份)(?![A-Za-z]))(?! ?[.,]?[0-9])";
    private const string Refusal = @"\b(?:not|no|without|except) |不要|不是|除了";

    /// <summary>True when the words name the value, in either language, and do not refuse it ("not red", 不要红色).</summary>
    public static bool Name(LocalizedText value, string words) => Occurs(value, words, "(?<!" + Refusal + ")");

    /// <summary>True when the words refuse the value.</summary>
    public static bool Refuse(LocalizedText value, string words) => Occurs(value, words, "(?<=" + Refusal + ")");

    /// <summary>A size in so many words, such as "size 45", "44码" or "XXL号"; null when there is none.</summary>
    public static string? Size(string words) => SizeForm().Match(words) is { Success: true } match ? match.Groups["size"].Value.ToUpperInvariant() : null;

    private static bool Occurs(LocalizedText value, string words, string before) =>
        new[] { value.En, value.Zh }.OfType<string>().Any(text => Pattern(text) is { } pattern
            && Regex.IsMatch(words, before + pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    private static string? Pattern(string value)
    {
        // "M (54-58 cm)" is called M.
        var head = value.Split('(', '（')[0].Trim();
        if (head.Length == 0)
            return null;
        var pattern = string.Join(" ?", head.Split(' ').Select(Regex.Escape)).Replace("英寸", "英?寸", StringComparison.Ordinal);
        if (head.Length > 1 && head[^1] == '色')
            return pattern[..^1] + "[色的款]";
        if (!char.IsAscii(head[0]))
            return pattern;
        // Latin letters and digits end where the word ends: the "M" of "M码" counts, that of "Medium" or of "30 mm" does not.
        return "(?<![A-Za-z0-9.])" + pattern + "(?![A-Za-z0-9])" + (head.All(char.IsAsciiDigit) ? NoCount : "");
    }

    [GeneratedRegex(@"\bsize (?<size>[0-9]{1,3}(?:\.5)?|[2-6]?x{0,3}[sml])\b|(?<![A-Za-z0-9.])(?<size>[0-9]{2}(?:\.5)?|[2-6]?x{0,3}[sml]) ?[码号]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex SizeForm();
}
