using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>Reads how many: "two of", "x3", "3 pcs", 两个, 来六瓶. Used for the cart only.</summary>
internal static partial class QuantityReader
{
    private const string N = "(?<n>" + ShopperText.Number + ")";

    [GeneratedRegex(@"\b(?:x|×)\s?" + N + @"|×\s?" + N + "|" + N + @"\s?(?:x|×)(?=\s|$|[,.])|" + N + @"\s+(?:of|pcs?|pieces?|units?|copies|packs?|boxes|bottles|pairs?|sets?|bags?)\b|\b(?:quantity|qty)\s*(?:of|is|:|=)?\s*" + N + @"|\b(?:add|buy|take|want|get|order|need|have)\s+(?:me\s+|us\s+)?" + N + @"(?=\s+(?:to|more|please|pls)\b|\s*$)|(?<a>\b(?:a\s+couple|both|a\s+pair)\s+of\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"(?<!第)" + N + @"\s?(?:个|個|件|条|條|只|隻|台|臺|款(?!式)|双|雙|本|盒|瓶|包(?!邮)|袋|份|套|罐|箱|支|把|张|張|部|副|对|块(?!钱)|样)", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    /// <summary>The quantity, 1-99, or null.</summary>
    public static int? Read(ShopperText text)
    {
        foreach (var match in English().Matches(text.Masked).Concat(Chinese().Matches(text.Masked)))
        {
            if (match.Groups["a"].Success)
                return 2;
            var number = text.NumberAt(match.Groups["n"].Value[0]);
            if (number.Value is >= 1 and <= 99 && number.Value == decimal.Truncate(number.Value) && number.Value == number.Upper)
                return (int)number.Value;
        }
        return null;
    }
}
