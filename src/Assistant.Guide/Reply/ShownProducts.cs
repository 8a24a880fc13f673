using System.Text.Json;
using Assistant.Plugins;

namespace Assistant.Guide.Reply;

/// <summary>What a turn's results show: products for the record, cards for channels, and what the conversation remembers of them.</summary>
internal static class ShownProducts
{
    /// <summary>The cards of the last result with products.</summary>
    public static IReadOnlyList<ProductCard> Cards(IReadOnlyList<ToolOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Reverse())
        {
            if (outcome.Result.ValueKind != JsonValueKind.Object)
                continue;
            if (outcome.Result.TryGetProperty("products", out var products))
                return [.. products.EnumerateArray().Select(Card)];
            if (outcome.Result.TryGetProperty("product", out var product))
                return [Card(product)];
            if (outcome.Result.TryGetProperty("confirm", out var change) || outcome.Result.TryGetProperty("added", out change))
                return [Card(change)];
            if (outcome.IsError && Candidates(outcome) is { Count: > 0 } candidates)
                return candidates;
        }
        return [];
    }

    /// <summary>The state after the turn's results.</summary>
    public static ConversationState Remember(ConversationState state, IReadOnlyList<ToolOutcome> outcomes, SearchArguments? search)
    {
        if (search is not null)
            state = state with { LastSearch = search };
        foreach (var outcome in outcomes)
            state = Remember(state, outcome);
        return state;
    }

    private static ConversationState Remember(ConversationState state, ToolOutcome outcome)
    {
        if (outcome.Result.ValueKind != JsonValueKind.Object)
            return state;
        var cards = Cards([outcome]);
        if (cards.Count == 0)
            return state;
        return outcome.Tool switch
        {
            "search_products" => state with { Shown = Shown(cards), FocusId = cards.Count == 1 ? cards[0].Id : null },
            _ when outcome.IsError => state with { Shown = Shown(cards), FocusId = null },
            "compare_products" => state with { FocusId = null, Shown = state.Shown.Count > 0 ? state.Shown : Shown(cards) },
            _ => state with { FocusId = cards[0].Id, Shown = state.Shown.Any(shown => shown.Id == cards[0].Id) ? state.Shown : Shown(cards) },
        };
    }

    private static ShownProduct[] Shown(IReadOnlyList<ProductCard> cards) => [.. cards.Select(card => new ShownProduct(card.Id, card.Name, card.Price, card.Rating))];

    private static IReadOnlyList<ProductCard> Candidates(ToolOutcome outcome) =>
        outcome.Result.GetProperty("error") is { ValueKind: JsonValueKind.Object } error && error.TryGetProperty("candidates", out var candidates) && candidates.ValueKind == JsonValueKind.Array
            ? [.. candidates.EnumerateArray().Select(Card)] : [];

    private static ProductCard Card(JsonElement product) => new(
        Text(product, "id") ?? Text(product, "product_id") ?? "",
        Text(product, "name") ?? "",
        Number(product, "price"),
        Text(product, "currency") ?? "",
        (double?)Number(product, "rating"),
        (int)(Number(product, "rating_count") ?? 0),
        (int?)Number(product, "stock"),
        Text(product, "image"),
        product.TryGetProperty("misses", out var misses) && misses.ValueKind == JsonValueKind.Array ? [.. misses.EnumerateArray().Select(miss => miss.ToString())] : []);

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static decimal? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetDecimal(out var number) ? number : null;
}
