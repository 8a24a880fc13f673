using System.Globalization;

namespace Assistant.Guide.Constraints;

/// <summary>Chinese number words: 两百五 (250), 一千二 (1200), 两三百 (200 to 300), 几百 (100 to 999), 三点五 (3.5), 二零二四 (2024).</summary>
internal static class ChineseNumber
{
    /// <summary>Value of one digit in either script.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No digit.</exception>
    public static int Digit(char c) => TryDigit(c) ?? throw new ArgumentOutOfRangeException(nameof(c), c, "Not a digit.");

    /// <summary>Value of 十, 百, 千 or 万.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No unit.</exception>
    public static int Unit(char c) => TryUnit(c) ?? throw new ArgumentOutOfRangeException(nameof(c), c, "Not a unit.");

    /// <summary>Parses a run of number characters; <paramref name="high"/> differs from <paramref name="low"/> for vague numbers.</summary>
    public static bool TryParse(string text, out decimal low, out decimal high)
    {
        low = high = 0;
        if (text.Length is 0 or > 16)
            return false;
        if (text[0] is '几' or '幾')
            return TryVague(text, out low, out high);
        if (text.IndexOfAny(['点', '點']) is > 0 and var point)
            return TryDecimal(text, point, out low, out high);
        if (text.Length > 1 && text.All(c => TryDigit(c) is not null))
            return TryDigitSequence(text, out low, out high);
        if (text.Length >= 3 && TryDigit(text[0]) is { } first && TryDigit(text[1]) is { } second && second == first + 1 && TryUnit(text[2]) is not null)
            return TryWhole($"{text[0]}{text[2..]}", out low) & TryWhole(text[1..], out high);
        if (!TryWhole(text, out low))
            return false;
        high = low;
        return true;
    }

    private static int? TryDigit(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '兩' or '俩' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        >= '0' and <= '9' => c - '0',
        _ => null,
    };

    private static int? TryUnit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' or '萬' => 10_000,
        _ => null,
    };

    // 几十, 几百, 几千: one to nine of the unit.
    private static bool TryVague(string text, out decimal low, out decimal high)
    {
        low = high = 0;
        if (text.Length != 2 || TryUnit(text[1]) is not { } unit)
            return false;
        (low, high) = (unit, (unit * 10) - 1);
        return true;
    }

    private static bool TryDecimal(string text, int point, out decimal low, out decimal high)
    {
        low = high = 0;
        var fraction = text[(point + 1)..];
        if (!TryWhole(text[..point], out var whole) || fraction.Length is 0 || !fraction.All(c => TryDigit(c) is not null))
            return false;
        low = high = whole + decimal.Parse("0." + string.Concat(fraction.Select(Digit)), CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryDigitSequence(string text, out decimal low, out decimal high)
    {
        // 两三 (个) is two to three; longer runs are read digit by digit, as years and model numbers are.
        if (text.Length == 2 && Digit(text[1]) == Digit(text[0]) + 1)
            (low, high) = (Digit(text[0]), Digit(text[1]));
        else
            low = high = decimal.Parse(string.Concat(text.Select(Digit)), CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryWhole(string text, out decimal value)
    {
        decimal total = 0, section = 0;
        int? digit = null;
        var lastUnit = 0;
        value = 0;
        foreach (var c in text)
        {
            if (TryUnit(c) is { } unit)
            {
                if (unit == 10_000)
                    (total, section) = ((total + section + (digit ?? 0)) * unit, 0);
                else
                    section += (digit ?? 1) * unit;
                (digit, lastUnit) = (null, unit);
            }
            else if (digit is null or 0 && TryDigit(c) is { } next)
            {
                digit = next;
                if (next == 0)
                    lastUnit = 10; // 两千零五: the digit after a zero counts ones
            }
            else
            {
                return false;
            }
        }
        if (digit is { } last)
            section += lastUnit >= 100 ? last * lastUnit / 10m : last; // 一千五 = 1500
        value = total + section;
        return true;
    }
}
