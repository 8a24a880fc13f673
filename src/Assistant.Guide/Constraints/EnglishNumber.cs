using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>English number words: "two hundred and fifty", "a grand", "twenty five".</summary>
internal static partial class EnglishNumber
{
    /// <summary>Regular expression alternatives of the words.</summary>
    public const string Words = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|fiver|tenner";

    private static readonly Dictionary<string, int> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17,
        ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["thousand"] = 1000, ["grand"] = 1000, ["fiver"] = 5, ["tenner"] = 10, ["couple"] = 2,
    };

    [GeneratedRegex(@"[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>Parses words that <see cref="Words"/> matched; false for sequences that are no number, such as "one two three".</summary>
    public static bool TryParse(string text, out decimal value)
    {
        decimal total = 0, current = 0;
        var last = int.MaxValue;
        value = 0;
        foreach (Match match in Word().Matches(text))
        {
            if (!Values.TryGetValue(match.Value, out var word))
                continue; // "a", "and", "of"
            if (word is 100)
                current = Math.Max(current, 1) * 100;
            else if (word is 1000)
                (total, current) = (total + (Math.Max(current, 1) * 1000), 0);
            else if (last is > 0 and < 10 && word >= 10 && current == last)
                current = (current * 100) + word; // "three fifty" = 350
            else if (last < 20 || (last < 100 && word >= 10))
                return false; // "one two": a list of numbers, not one number
            else
                current += word;
            last = word;
        }
        value = total + current;
        return true;
    }
}
