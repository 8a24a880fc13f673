using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>Reads the price limits of a text by the patterns of <see cref="PricePatterns"/>. Precision first: what may be a size, an age or a model number is no price.</summary>
internal static class PriceReader
{
    /// <summary>How far "around 300" reaches to either side.</summary>
    private const decimal AroundShare = 0.2m;

    /// <summary>A bare "10086-221133" is no price range: its ends lie too far apart.</summary>
    private const decimal MostSpread = 20;

    /// <summary>The price that <paramref name="text"/> states and the spans that state it; null when there is none.</summary>
    public static (StatedPrice Price, IReadOnlyList<TextSpan> Spans)? Read(ShopperText text)
    {
        decimal? min = null, max = null;
        string? currency = null;
        var approximate = false;
        List<TextSpan> spans = [];
        foreach (var (bound, pattern) in PricePatterns.All)
        {
            foreach (Match match in pattern.Matches(text.Masked))
            {
                var span = text.Origin(match.Index, match.Length);
                if (spans.Any(taken => span.Start < taken.End && taken.Start < span.End) || !IsPrice(text, match, bound))
                    continue;
                // A vague word adds nothing to a firm one: "about 100, at most 150".
                if (bound is PriceBound.Around or PriceBound.JustAbove or PriceBound.Amount && spans.Count > 0)
                    continue;
                var (low, high) = Limits(text, match, bound);
                if (bound == PriceBound.AtLeast && PricePatterns.NegatedBefore().IsMatch(text.Masked[..match.Index]))
                    (low, high) = (null, low);
                // The first statement of a kind wins; "40-70 but no more than 70" adds nothing, "over 100, at most 300" adds the other side.
                min ??= low;
                max ??= high;
                currency ??= CurrencyWords.CodeOf(Sign(match));
                approximate |= bound is PriceBound.Around or PriceBound.JustAbove;
                spans.Add(span);
            }
        }
        if (min is null && max is null)
            return null;
        if (min > max)
            (min, max) = (max, min);
        return (new StatedPrice(min, max, currency, approximate), spans);
    }

    private static string? Sign(Match match) =>
        match.Groups["cur"].Captures.Select(capture => capture.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static (decimal? Min, decimal? Max) Limits(ShopperText text, Match match, PriceBound bound)
    {
        var first = text.NumberAt(match.Groups["n"].Value[0]);
        switch (bound)
        {
            // 四五百块 is a range; 几百块 names the most.
            case PriceBound.Amount when first.Upper != first.Value && first.Upper != (first.Value * 10) - 1:
            case PriceBound.Vague:
                return (first.Value, first.Upper);
            case PriceBound.AtMost or PriceBound.Amount:
                return (null, first.Upper);
            case PriceBound.AtLeast:
                return (first.Value, null);
            case PriceBound.Around when first.Upper != first.Value:
                return (first.Value, first.Upper);
            case PriceBound.Around:
                return (first.Value * (1 - AroundShare), first.Value * (1 + AroundShare));
            case PriceBound.JustAbove:
                return (first.Value, first.Value + (first.Value % 100 == 0 ? Magnitude(first.Value) : first.Value * AroundShare) - 1);
            case PriceBound.Tier:
                return (first.Value, first.Value < 1_000 ? (first.Value * 10) - 1 : first.Value * 2);
            default:
                var second = text.NumberAt(match.Groups["n2"].Value[0]);
                var (low, high) = (first.Value, second.Upper);
                // "2-3k", 两到三百: the unit of the second number counts for both.
                if (low < 10 && high >= 100 && first.Spelling == second.Spelling && Magnitude(high) is var unit && low * unit < high)
                    low *= unit;
                return (low, high);
        }
    }

    private static decimal Magnitude(decimal number) => number >= 10_000 ? 10_000 : number >= 1_000 ? 1_000 : 100;

    private static bool IsPrice(ShopperText text, Match match, PriceBound bound)
    {
        var first = text.NumberAt(match.Groups["n"].Value[0]);
        // 一块表 is a watch, not one yuan.
        if (bound == PriceBound.Amount && first.Value < 10 && Sign(match)?.Trim() is "块" or "塊" or "元" or "圆" or "刀" or "蚊")
            return false;
        if (Sign(match) is not null)
            return true;
        if (match.Groups["sure"].Success)
            return first.Upper > 0;
        // Without a currency: no age, no ordinal, no year, nothing tiny that counts things.
        if (PricePatterns.NotAPriceBefore().IsMatch(text.Masked[..match.Index]))
            return false;
        if (bound == PriceBound.Vague)
            return first.Upper >= 20 && first.Upper != first.Value && first.Upper != (first.Value * 10) - 1;
        if (bound != PriceBound.Between)
            return first.Upper >= 5;
        var second = text.NumberAt(match.Groups["n2"].Value[0]);
        return second.Upper >= 20 && first.Value < second.Upper && second.Upper <= first.Value * MostSpread && !(first.Value is > 1900 and < 2100 && second.Upper is > 1900 and < 2100);
    }
}

/// <summary>What a price pattern says of its number.</summary>
internal enum PriceBound
{
    Between,
    AtMost,
    AtLeast,
    Around,

    /// <summary>两百出头, 2000多: from it to just below the next round number.</summary>
    JustAbove,

    /// <summary>两三百的: a range in one number.</summary>
    Vague,

    /// <summary>百元机: 100 to 999; 千元机: 1000 to 2000, as the trade uses the words.</summary>
    Tier,

    /// <summary>An amount without more: "a $60 kettle", 200块的耳机. Taken as the most the shopper wants to pay.</summary>
    Amount,
}
