using Assistant.Plugins;
using Assistant.Shop;

namespace Assistant.Guide.Constraints;

/// <summary>A search as it will be run, and what the reply has to mention.</summary>
/// <param name="Arguments">Limits in the shop's currency.</param>
/// <param name="Notes">In the shopper's language: "50 USD is about ¥355".</param>
/// <param name="NamedLimits">The limits as the shopper named them, before conversion.</param>
/// <param name="Otherwise">For "something cheaper": the same search without that wish, for when nothing cheaper exists.</param>
internal sealed record SearchPlan(SearchArguments Arguments, IReadOnlyList<string> Notes, IReadOnlyList<decimal> NamedLimits, SearchPlan? Otherwise = null);

/// <summary>
/// Makes the arguments of a search from the shopper's words, the last search and what the model asked for. What the text states wins; what the
/// last search stated is kept by a follow-up; a limit that only the model knows of is dropped.
/// </summary>
internal sealed class SearchPlanner(CurrencyConverter currency)
{
    /// <param name="text">The shopper's message.</param>
    /// <param name="stated">Its constraints.</param>
    /// <param name="asked">The model's arguments, or null when code alone makes the search.</param>
    /// <param name="trusted">True for a general model: its query, category and order are taken as they are.</param>
    public SearchPlan Plan(string text, StatedConstraints stated, ConversationState state, SearchArguments? asked, bool trusted, string language)
    {
        var words = QueryWords.Of(text, stated);
        var last = state.LastSearch;
        var followUp = FollowUps.IsFollowUp(text, words, stated, state);
        var kept = followUp ? last : null;
        var query = Query(text, words, last, followUp, asked, trusted);
        var (min, max, notes, named) = Prices(stated, asked, last, kept, state, text, language);
        var search = new SearchArguments
        {
            Query = query,
            Category = trusted ? asked?.Category : asked?.Category is { } category && QueryWords.Share(category, text) ? category : kept?.Category,
            MinPrice = min,
            MaxPrice = max,
            MinRating = stated.MinRating ?? kept?.MinRating ?? Kept(asked?.MinRating, last?.MinRating),
            InStock = stated.InStock ?? kept?.InStock ?? Kept(asked?.InStock, last?.InStock),
            Sort = Sort(stated, asked, kept, trusted),
            Exclude = [.. stated.Exclude.Union(kept?.Exclude ?? [], StringComparer.OrdinalIgnoreCase)],
        };
        return new(search, notes, named, Otherwise(stated, state, search, kept, language));
    }

    private static SearchPlan? Otherwise(StatedConstraints stated, ConversationState state, SearchArguments search, SearchArguments? kept, string language) =>
        stated.Relative == RelativePrice.None || stated.Price is not null || state.Shown.Count == 0 ? null
        : new(search with { MinPrice = kept?.MinPrice, MaxPrice = kept?.MaxPrice }, [Phrases.NothingBeyond(language, stated.Relative == RelativePrice.Cheaper)], []);

    private static string Query(string text, string words, SearchArguments? last, bool followUp, SearchArguments? asked, bool trusted)
    {
        var own = followUp ? FollowUps.Combine(last!.Query, words) : words;
        if (asked is null || string.IsNullOrWhiteSpace(asked.Query))
            return own;
        if (trusted)
            return asked.Query;
        if (followUp && (words.Length == 0 || !QueryWords.Tokens(asked.Query).IsSubsetOf(QueryWords.Tokens($"{last!.Query} {words}"))))
            return own;
        // A small model's query counts when it is about what the shopper said; in a follow-up it must not lose the product.
        var near = QueryWords.Share(asked.Query, words) || (followUp && QueryWords.Share(asked.Query, last!.Query));
        if (!near)
            return own.Length > 0 ? own : asked.Query;
        return followUp && !QueryWords.Share(asked.Query, last!.Query) && last.Query.Length > 0 ? own : asked.Query;
    }

    private (decimal? Min, decimal? Max, IReadOnlyList<string> Notes, IReadOnlyList<decimal> Named) Prices(
        StatedConstraints stated, SearchArguments? asked, SearchArguments? last, SearchArguments? kept, ConversationState state, string text, string language)
    {
        if (stated.LiftsPriceLimit)
            return (null, null, [], []);
        if (stated.Price is { } price)
        {
            ConvertedAmount?[] converted = [Converted(price.Min, price.Currency), Converted(price.Max, price.Currency)];
            var (min, max) = (converted[0]?.Amount, converted[1]?.Amount);
            // "At most 300" after "100 to 200" keeps the lower end; "over 100" after "under 500" the upper.
            if (min is null && max is not null && kept?.MinPrice < max)
                min = kept?.MinPrice;
            if (max is null && min is not null && kept?.MaxPrice > min)
                max = kept?.MaxPrice;
            return (min, max, [.. converted.Select(amount => amount?.Note(language)).OfType<string>().Distinct(StringComparer.Ordinal)],
                [.. new[] { price.Min, price.Max }.OfType<decimal>()]);
        }
        var (low, high) = (kept?.MinPrice, kept?.MaxPrice);
        if (kept is null && asked is not null)
        {
            low = Proved(asked.MinPrice, last?.MinPrice, text);
            high = Proved(asked.MaxPrice, last?.MaxPrice, text);
        }
        return Relative(stated.Relative, state, low, high);
    }

    private static (decimal? Min, decimal? Max, IReadOnlyList<string> Notes, IReadOnlyList<decimal> Named) Relative(
        RelativePrice relative, ConversationState state, decimal? low, decimal? high)
    {
        var prices = state.Shown.Where(shown => shown.Id == state.FocusId).Concat(state.Shown).Select(shown => shown.Price).OfType<decimal>().ToArray();
        if (relative == RelativePrice.None || prices.Length == 0)
            return (low, high, [], []);
        var focused = state.Shown.Any(shown => shown.Id == state.FocusId && shown.Price is not null);
        const decimal Step = 0.01m;
        if (relative == RelativePrice.Cheaper)
        {
            var below = (focused ? prices[0] : prices.Min()) - Step;
            return (low < below ? low : null, Math.Min(high ?? below, below), [], []);
        }
        var above = (focused ? prices[0] : prices.Min()) + Step;
        return (Math.Max(low ?? above, above), high > above ? high : null, [], []);
    }

    // A limit of the model counts when the last search had it or the shopper wrote that very number.
    private static decimal? Proved(decimal? asked, decimal? last, string text) =>
        asked is { } value && (value == last || NumberReader.Read(text).Any(number => number.Value == value || number.Upper == value)) ? value : null;

    private static T? Kept<T>(T? asked, T? last) where T : struct => asked is { } value && last is { } before && value.Equals(before) ? value : null;

    private ConvertedAmount? Converted(decimal? amount, string? code) => amount is { } value ? currency.Convert(value, code) : null;

    private static string? Sort(StatedConstraints stated, SearchArguments? asked, SearchArguments? kept, bool trusted) =>
        stated.Sort
        ?? (stated.Relative == RelativePrice.Cheaper ? "price_asc" : stated.Relative == RelativePrice.Dearer ? "price_desc" : null)
        ?? (trusted ? asked?.Sort : null)
        ?? kept?.Sort;
}
