namespace Assistant.Inference.Grammars;

/// <summary>The values of <c>format</c> that are held, each as a pattern (calendar days such as 31 February are not told apart).</summary>
internal static class StringFormats
{
    private const string Date = @"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])";
    private const string Time = @"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?(Z|[+\-]([01]\d|2[0-3]):[0-5]\d)";

    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["date"] = $"^{Date}$",
        ["time"] = $"^{Time}$",
        ["date-time"] = $"^{Date}T{Time}$",
        ["uuid"] = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
        ["ipv4"] = @"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$",
        ["email"] = @"^[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){1,4}$",
        ["uri"] = @"^[A-Za-z][A-Za-z0-9+.\-]{0,30}:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]{1,250}$",
    };

    public static IEnumerable<string> Names => Patterns.Keys;

    public static bool Knows(string format) => Patterns.ContainsKey(format);

    public static string? PatternOf(string? format) => format is null ? null : Patterns[format];
}
