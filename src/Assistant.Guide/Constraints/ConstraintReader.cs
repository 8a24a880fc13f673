using System.Text.RegularExpressions;

namespace Assistant.Guide.Constraints;

/// <summary>Reads every typed constraint of a shopper's text, in both languages.</summary>
internal static class ConstraintReader
{
    /// <summary>What <paramref name="text"/> states; an empty result when it states nothing.</summary>
    public static StatedConstraints Read(string text)
    {
        var shopper = ShopperText.Of(text);
        List<TextSpan> spans = [];
        var price = PriceReader.Read(shopper);
        spans.AddRange(price?.Spans ?? []);
        var rating = RatingReader.Read(shopper);
        if (rating is { } stated)
            spans.Add(stated.Span);
        var exclusions = ExclusionReader.Read(shopper.Text);
        spans.AddRange(exclusions.Select(exclusion => exclusion.Span));
        return new()
        {
            Price = price?.Price,
            MinRating = rating?.MinRating,
            InStock = Says(WordConstraints.InStock(), shopper.Text, spans) ? true : null,
            Sort = Sort(shopper.Text, spans),
            Exclude = [.. exclusions.Select(exclusion => exclusion.Word).Distinct(StringComparer.OrdinalIgnoreCase)],
            Quantity = QuantityReader.Read(shopper),
            Relative = Says(WordConstraints.Cheaper(), shopper.Text, spans) ? RelativePrice.Cheaper
                : Says(WordConstraints.Dearer(), shopper.Text, spans) ? RelativePrice.Dearer : RelativePrice.None,
            LiftsPriceLimit = Says(WordConstraints.NoLimit(), shopper.Text, spans),
            Spans = spans,
        };
    }

    private static string? Sort(string text, List<TextSpan> spans) =>
        Says(WordConstraints.CheapestFirst(), text, spans) ? "price_asc"
        : Says(WordConstraints.DearestFirst(), text, spans) ? "price_desc"
        : Says(WordConstraints.BestRatedFirst(), text, spans) ? "rating"
        : Says(WordConstraints.NewestFirst(), text, spans) ? "newest"
        : null;

    private static bool Says(Regex pattern, string text, List<TextSpan> spans)
    {
        var matches = pattern.Matches(text);
        spans.AddRange(matches.Select(match => new TextSpan(match.Index, match.Length)));
        return matches.Count > 0;
    }
}
