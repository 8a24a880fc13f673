namespace Assistant.Inference.Grammars;

/// <summary>Whole numbers between two others, as alternatives over digits.</summary>
internal static class IntegerGrammar
{
    /// <summary>Expressions for all numbers from <paramref name="low"/> to <paramref name="high"/> (decimal digits, no leading zeros, low not above high).</summary>
    public static IEnumerable<string> Between(string low, string high)
    {
        if (low.Length == high.Length)
        {
            yield return SameLength(low, high);
            yield break;
        }
        yield return SameLength(low, new string('9', low.Length));
        if (high.Length - low.Length > 1)
            yield return $"[1-9] {Gbnf.Repeat("[0-9]", low.Length, high.Length - 2)}";
        yield return SameLength("1" + new string('0', high.Length - 1), high);
    }

    private static string SameLength(string low, string high)
    {
        if (low.Length == 0)
            return "";
        if (low.All(digit => digit == '0') && high.All(digit => digit == '9'))
            return Gbnf.Repeat("[0-9]", low.Length, low.Length);
        if (low[0] == high[0])
            return Join(Gbnf.Literal(low[..1]), SameLength(low[1..], high[1..]));
        var options = new List<string> { Join(Gbnf.Literal(low[..1]), SameLength(low[1..], new string('9', low.Length - 1))) };
        if (high[0] - low[0] > 1)
            options.Add(Join(Digits((char)(low[0] + 1), (char)(high[0] - 1)), Gbnf.Repeat("[0-9]", low.Length - 1, low.Length - 1)));
        options.Add(Join(Gbnf.Literal(high[..1]), SameLength(new string('0', high.Length - 1), high[1..])));
        return Gbnf.Choice(options);
    }

    /// <summary>A class of digits.</summary>
    public static string Digits(char from, char to) => from == to ? Gbnf.Literal(from.ToString()) : $"[{from}-{to}]";

    private static string Join(string first, string rest) => rest.Length == 0 ? first : $"{first} {rest}";
}
