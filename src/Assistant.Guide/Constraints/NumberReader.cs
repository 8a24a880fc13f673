using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>A number of a text. <see cref="Upper"/> is set for 两三百 (200 to 300) and 几百 (100 to 999); else it equals <see cref="Value"/>.</summary>
internal readonly record struct NumberMention(int Start, int Length, decimal Value, decimal Upper, NumberSpelling Spelling);

/// <summary>How a number was written.</summary>
internal enum NumberSpelling { Digits, English, Chinese }

/// <summary>Finds numbers in either language. Digits that belong to a name (<c>WH-1000XM5</c>, <c>i5</c>, <c>#1234</c>) are none.</summary>
internal static partial class NumberReader
{
    // "1,299.50", "1.5万", "3千5", "1k", "1k5", "2 grand", "1 hundred", 39块9.
    [GeneratedRegex(@"(?<![A-Za-z0-9#_]|\d[.,]|[A-Za-z]-)(?<n>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?<k>[kK])(?:(?<t>\d)(?!\d))?(?![A-Za-z0-9])|(?<b>块(?=\d(?!\d)))(?<t>\d)|(?<w>[wW](?=[元块以之左上]))|\s?(?<e>hundred|thousand|grand)\b|(?<z>[百千万萬])(?:(?<t>[0-9一二三四五六七八九](?![0-9一二三四五六七八九十百千万萬个個件条]))|(?![0-9])))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"[零〇一二两兩俩三四五六七八九十百千万萬几幾点點壹贰叁肆伍陆柒捌玖拾佰仟]+", RegexOptions.CultureInvariant)]
    private static partial Regex Han();

    [GeneratedRegex(@"\b(?:an?\s+(?:couple\s+(?:of\s+)?)?(?=hundred|thousand|grand|fiver|tenner))?(?:" + EnglishNumber.Words + @")(?:(?:(?<=hundred|thousand|grand)\s+and\s+|[\s-]+)(?:" + EnglishNumber.Words + @"))*\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    /// <summary>All numbers, in order, without overlap.</summary>
    public static IEnumerable<NumberMention> Read(string text)
    {
        var found = Digits().Matches(text).Select(FromDigits)
            .Concat(English().Matches(text).Select(FromEnglish))
            .Concat(Han().Matches(text).Select(FromHan))
            .OfType<NumberMention>()
            .OrderBy(mention => mention.Start).ThenByDescending(mention => mention.Length);
        var end = 0;
        foreach (var mention in found)
        {
            if (mention.Start < end)
                continue;
            end = mention.Start + mention.Length;
            yield return mention;
        }
    }

    private static NumberMention? FromDigits(Match match)
    {
        if (!decimal.TryParse(match.Groups["n"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1_000_000_000m)
            return null;
        var scale = Scale(match);
        value *= scale;
        // 3千5 = 3500: a last digit counts tenths of the unit before it.
        if (match.Groups["t"].Success)
            value += ChineseNumber.Digit(match.Groups["t"].Value[0]) * scale / 10;
        return new NumberMention(match.Index, match.Length, value, value, NumberSpelling.Digits);
    }

    private static decimal Scale(Match match) =>
        match.Groups["k"].Success ? 1_000m
        : match.Groups["w"].Success ? 10_000m
        : match.Groups["e"].Success ? (match.Groups["e"].Value.Equals("hundred", StringComparison.OrdinalIgnoreCase) ? 100m : 1_000m)
        : match.Groups["z"].Success ? ChineseNumber.Unit(match.Groups["z"].Value[0])
        : 1m;

    private static NumberMention? FromEnglish(Match match) =>
        EnglishNumber.TryParse(match.Value, out var value)
            ? new NumberMention(match.Index, match.Length, value, value, NumberSpelling.English)
            : null;

    private static NumberMention? FromHan(Match match)
    {
        var text = match.Value.Trim('点', '點');
        var lead = match.Value.Length - match.Value.TrimStart('点', '點').Length;
        return ChineseNumber.TryParse(text, out var low, out var high)
            ? new NumberMention(match.Index + lead, text.Length, low, high, NumberSpelling.Chinese)
            : null;
    }
}
