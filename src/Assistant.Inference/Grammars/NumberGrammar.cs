using System.Globalization;

namespace Assistant.Inference.Grammars;

/// <summary>
/// Numbers inside bounds, digit by digit. Numbers are written without exponent, with at most 15 digits before the point (more where
/// a bound has more) and 6 after it (fewer where <c>multipleOf</c> is a power of ten below 1).
/// </summary>
internal static class NumberGrammar
{
    private const int FractionDigits = 6;
    private const int MaxListed = 500;
    private const decimal Largest = 999_999_999_999_999m;

    /// <summary>The expression, or null when no number can be written: the bounds exclude everything, or the multiples are too many.</summary>
    public static string? Write(NumberNode number)
    {
        if (number.MultipleOf is { } multiple && PowerOfTen(multiple) is null)
            return WriteMultiples(number, multiple);
        var digits = number.IsInteger ? 0 : number.MultipleOf is { } step ? PowerOfTen(step)!.Value : FractionDigits;
        var options = new List<string>();
        if (number.Maximum is null || number.Maximum > 0 || (number.Maximum == 0 && !number.MaximumExcluded))
        {
            var low = number.Minimum is { } minimum and >= 0 ? new Limit(minimum, number.MinimumExcluded) : new Limit(0, false);
            Add(options, "", low, number.Maximum is { } maximum ? new Limit(maximum, number.MaximumExcluded) : null, digits);
        }
        if (number.Minimum is null or < 0)
        {
            var high = number.Maximum is { } maximum && maximum < 0 ? new Limit(-maximum, number.MaximumExcluded) : new Limit(0, true);
            Add(options, "\"-\" ", high, number.Minimum is { } minimum ? new Limit(-minimum, number.MinimumExcluded) : null, digits);
        }
        return options.Count == 0 ? null : Gbnf.Choice(options);
    }

    private static void Add(List<string> options, string sign, Limit low, Limit? high, int digits) =>
        options.AddRange(Range(low, high ?? new Limit(low.Whole < Largest ? Largest : low.Whole + Largest, false), digits).Select(option => sign + option));

    /// <summary>Numbers from <paramref name="low"/> to <paramref name="high"/>, both at least 0.</summary>
    private static IEnumerable<string> Range(Limit low, Limit high, int digits)
    {
        if (low.Whole > high.Whole)
            yield break;
        if (low.Whole == high.Whole)
        {
            if (FractionGrammar.Between(low.Fraction, low.Excluded, high.Fraction, high.Excluded, digits) is { } both)
                yield return Join(Digits(low.Whole), both);
            yield break;
        }
        if (FractionGrammar.AtLeast(low.Fraction, low.Excluded, digits) is { } first)
            yield return Join(Digits(low.Whole), first);
        if (low.Whole + 1 < high.Whole)
            yield return Join(Gbnf.Choice([.. IntegerGrammar.Between(Text(low.Whole + 1), Text(high.Whole - 1))]), FractionGrammar.Any(digits));
        if (FractionGrammar.AtMost(high.Fraction, high.Excluded, digits) is { } last)
            yield return Join(Digits(high.Whole), last);
    }

    private static string? WriteMultiples(NumberNode number, decimal multiple)
    {
        if (number.Minimum is not { } minimum || number.Maximum is not { } maximum || (maximum - minimum) / multiple > MaxListed)
            return null;
        var values = new List<string>();
        for (var value = Math.Ceiling(minimum / multiple) * multiple; value <= maximum; value += multiple)
        {
            if (number.Allows(value))
                values.Add(Gbnf.Literal((value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)));
        }
        return values.Count == 0 ? null : Gbnf.Choice(values);
    }

    /// <summary>k when the value is 10 to the power of -k and k is 0 to 9.</summary>
    private static int? PowerOfTen(decimal value)
    {
        for (var (power, step) = (0, 1m); power <= 9; power++, step /= 10)
        {
            if (value == step)
                return power;
        }
        return null;
    }

    private static string Join(string whole, string fraction) => fraction.Length == 0 ? whole : $"{whole} {fraction}";

    private static string Digits(decimal whole) => Gbnf.Literal(Text(whole));

    private static string Text(decimal whole) => whole.ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>A bound of at least 0 as its whole part and the digits behind the point, without trailing zeros.</summary>
    private sealed record Limit(decimal Value, bool Excluded)
    {
        public decimal Whole => decimal.Floor(Value);

        public string Fraction
        {
            get
            {
                var text = Value.ToString(CultureInfo.InvariantCulture);
                var point = text.IndexOf('.', StringComparison.Ordinal);
                return point < 0 ? "" : text[(point + 1)..].TrimEnd('0');
            }
        }
    }
}
