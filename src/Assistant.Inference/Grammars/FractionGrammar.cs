namespace Assistant.Inference.Grammars;

/// <summary>
/// What may stand behind the whole part of a number so that its fraction keeps a bound. Bounds are digits without trailing zeros;
/// results are expressions that include the point, empty for nothing, or null when nothing fits.
/// </summary>
internal static class FractionGrammar
{
    public static string Any(int digits) => Point(AnyDigits(digits))!;

    public static string? AtLeast(string low, bool excluded, int digits) => Point(AtLeast(low, 0, excluded, digits));

    public static string? AtMost(string high, bool excluded, int digits) => Point(AtMost(high, 0, excluded, digits));

    public static string? Between(string low, bool lowExcluded, string high, bool highExcluded, int digits) =>
        Point(Between(low, lowExcluded, high, highExcluded, 0, digits));

    private static Tail AnyDigits(int left) => new(true, left == 0 ? null : Gbnf.Repeat("[0-9]", 1, left));

    private static Tail AtLeast(string low, int index, bool excluded, int left)
    {
        if (index == low.Length)
            return excluded ? NotZero(left) : AnyDigits(left);
        if (left == 0)
            return Tail.None;
        var options = new List<string?> { Digit(low[index], AtLeast(low, index + 1, excluded, left - 1)) };
        if (low[index] < '9')
            options.Add(Digits((char)(low[index] + 1), '9', left));
        return Tail.Of(false, options);
    }

    private static Tail AtMost(string high, int index, bool excluded, int left)
    {
        if (index == high.Length)
            return excluded ? Tail.None : Zeros(left);
        if (left == 0)
            return new Tail(true, null);
        var options = new List<string?> { Digit(high[index], AtMost(high, index + 1, excluded, left - 1)) };
        if (high[index] > '0')
            options.Add(Digits('0', (char)(high[index] - 1), left));
        return Tail.Of(true, options);
    }

    private static Tail Between(string low, bool lowExcluded, string high, bool highExcluded, int index, int left)
    {
        var (lowDone, highDone) = (index >= low.Length, index >= high.Length);
        if (lowDone && highDone)
            return lowExcluded || highExcluded ? Tail.None : Zeros(left);
        var mayEnd = lowDone && !lowExcluded;
        if (left == 0)
            return new Tail(mayEnd, null);
        var (first, last) = (lowDone ? '0' : low[index], highDone ? '0' : high[index]);
        if (first > last)
            return Tail.None;
        if (first == last)
            return Tail.Of(mayEnd, [Digit(first, Between(low, lowExcluded, high, highExcluded, index + 1, left - 1))]);
        var options = new List<string?>
        {
            Digit(first, AtLeast(low, Math.Min(index + 1, low.Length), lowExcluded, left - 1)),
            Digit(last, AtMost(high, Math.Min(index + 1, high.Length), highExcluded, left - 1)),
        };
        if (last - first > 1)
            options.Add(Digits((char)(first + 1), (char)(last - 1), left));
        return Tail.Of(mayEnd, options);
    }

    private static Tail Zeros(int left) => new(true, left == 0 ? null : Gbnf.Repeat("\"0\"", 1, left));

    private static Tail NotZero(int left) => left == 0
        ? Tail.None
        : Tail.Of(false, [Digits('1', '9', left), Digit('0', NotZero(left - 1))]);

    private static string Digits(char from, char to, int left) => IntegerGrammar.Digits(from, to) + (left == 1 ? "" : " " + Gbnf.Repeat("[0-9]", 0, left - 1));

    private static string? Digit(char digit, Tail tail) => tail switch
    {
        { MayEnd: true, More: { } more } => $"\"{digit}\" ({more})?",
        { MayEnd: true } => $"\"{digit}\"",
        { More: { } more } => $"\"{digit}\" {more}",
        _ => null,
    };

    private static string? Point(Tail tail) => tail switch
    {
        { MayEnd: true, More: { } more } => $"(\".\" {more})?",
        { MayEnd: true } => "",
        { More: { } more } => $"\".\" {more}",
        _ => null,
    };

    /// <summary>What may follow: nothing, more digits, either, or neither.</summary>
    private sealed record Tail(bool MayEnd, string? More)
    {
        public static Tail None { get; } = new(false, null);

        public static Tail Of(bool mayEnd, IEnumerable<string?> options)
        {
            var possible = options.OfType<string>().ToArray();
            return new Tail(mayEnd, possible.Length == 0 ? null : Gbnf.Choice(possible));
        }
    }
}
