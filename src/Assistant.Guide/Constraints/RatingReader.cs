using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>Reads "4 stars or better", "rated over 4.5", 4星以上, 评分4.5以上.</summary>
internal static partial class RatingReader
{
    private const string N = "(?<n>" + ShopperText.Number + ")";

    [GeneratedRegex(N + @"\s?\+?[\s-]?stars?(?:\s*(?:or|and)\s+(?:better|more|above|higher|up|over))?|" + N + @"\s?\+\s?stars?|(?:rated|rating|ratings|reviews?|score)\s*(?:is|of|at|:)?\s*(?:over|above|at\s+least|more\s+than|higher\s+than|minimum|min|>=?)?\s*" + N + @"(?:\s*(?:\+|or\s+(?:better|more|above|higher|up)|and\s+(?:up|above)))?|well\s+reviewed\D{0,8}?" + N, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(N + @"\s?(?:颗)?(?:星|分)(?:级)?(?:及|或)?(?:以上|起|往上)?(?:的?(?:好评|评价|评分))?|(?:评分|评价|評分|評價|好评|星级|得分)(?:要|得|在|是)?\s?(?:至少|不低于|高于|超过|大于|起码|最少)?\s?" + N + @"\s?(?:星|分)?(?:以上|往上|起)?", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    /// <summary>The lowest rating asked for, 1-5, and where the text says it.</summary>
    public static (double MinRating, TextSpan Span)? Read(ShopperText text)
    {
        foreach (var match in English().Matches(text.Masked).Concat(Chinese().Matches(text.Masked)))
        {
            var number = text.NumberAt(match.Groups["n"].Value[0]).Value;
            if (number is >= 1 and <= 5)
                return ((double)number, text.Origin(match.Index, match.Length));
        }
        return null;
    }
}
