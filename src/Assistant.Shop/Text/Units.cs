using System.Collections.Frozen;

namespace Assistant.Shop.Text;

/// <summary>Units of measure as one spelling, so that <c>16 GB</c>, <c>16gb</c>, <c>55寸</c> and <c>55-inch</c> are each one word.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, string> Latin = new Dictionary<string, string>
    {
        ["tb"] = "tb", ["gb"] = "gb", ["mb"] = "mb", ["kb"] = "kb", ["g"] = "g", ["gram"] = "g", ["grams"] = "g", ["kg"] = "kg",
        ["kgs"] = "kg", ["kilogram"] = "kg", ["kilograms"] = "kg", ["mg"] = "mg", ["lb"] = "lb", ["lbs"] = "lb", ["oz"] = "oz",
        ["ounce"] = "oz", ["ounces"] = "oz", ["l"] = "l", ["litre"] = "l", ["litres"] = "l", ["liter"] = "l", ["liters"] = "l",
        ["ml"] = "ml", ["mah"] = "mah", ["wh"] = "wh", ["w"] = "w", ["watt"] = "w", ["watts"] = "w", ["kw"] = "kw", ["v"] = "v",
        ["volt"] = "v", ["volts"] = "v", ["hz"] = "hz", ["khz"] = "khz", ["mhz"] = "mhz", ["ghz"] = "ghz", ["mp"] = "mp",
        ["mm"] = "mm", ["cm"] = "cm", ["m"] = "m", ["meter"] = "m", ["meters"] = "m", ["metre"] = "m", ["metres"] = "m", ["km"] = "km",
        ["inch"] = "inch", ["inches"] = "inch", ["ft"] = "ft", ["feet"] = "ft", ["h"] = "h", ["hr"] = "h", ["hrs"] = "h",
        ["hour"] = "h", ["hours"] = "h", ["db"] = "db",
    }.ToFrozenDictionary();

    private static readonly (string Han, string Unit)[] Chinese =
    [
        ("毫安时", "mah"), ("毫安", "mah"), ("英寸", "inch"), ("寸", "inch"), ("毫升", "ml"), ("升", "l"), ("千克", "kg"), ("公斤", "kg"),
        ("毫克", "mg"), ("克", "g"), ("厘米", "cm"), ("毫米", "mm"), ("公里", "km"), ("米", "m"), ("小时", "h"), ("瓦", "w"),
        ("赫兹", "hz"), ("万像素", "0000px"), ("像素", "px"), ("分贝", "db"),
    ];

    /// <summary>The unit that a Latin word after a number names, or null.</summary>
    public static string? Of(string word) => Latin.GetValueOrDefault(word);

    /// <summary>The unit that starts a run of Chinese characters after a number, and its length in characters; length 0 for none.</summary>
    public static (string Unit, int Length) At(ReadOnlySpan<char> run)
    {
        foreach (var (han, unit) in Chinese)
        {
            if (run.StartsWith(han, StringComparison.Ordinal))
                return (unit, han.Length);
        }
        return ("", 0);
    }
}
