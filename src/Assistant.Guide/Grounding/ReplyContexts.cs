using System.Text.Json;
using Assistant.Shop;
using Microsoft.Extensions.Options;

namespace Assistant.Guide.Grounding;

/// <summary>Makes the <see cref="ReplyContext"/> of a turn as it stands.</summary>
internal sealed class ReplyContexts(IOptions<ShopOptions> shop)
{
    public ReplyContext Of(ActiveTurn turn) => new()
    {
        Facts = turn.Facts,
        ShopperTexts = [.. turn.Open.History.Select(past => past.Text), turn.Text],
        Language = turn.Language,
        Currency = shop.Value.Currency,
        MinPrice = turn.Search?.Arguments.MinPrice,
        MaxPrice = turn.Search?.Arguments.MaxPrice,
        NamedLimits = turn.Search?.NamedLimits ?? [],
        NothingMatched = turn.Outcomes.LastOrDefault(outcome => outcome.Tool == "search_products") is { IsError: false } search
            && search.Result.TryGetProperty("all_met", out var met) && met.ValueKind == JsonValueKind.False,
        Added = turn.Outcomes.Any(outcome => outcome.Result.ValueKind == JsonValueKind.Object && outcome.Result.TryGetProperty("added", out _)),
        HandedOff = turn.Outcomes.Any(outcome => outcome.Result.ValueKind == JsonValueKind.Object && outcome.Result.TryGetProperty("hand_off", out _)),
    };
}
