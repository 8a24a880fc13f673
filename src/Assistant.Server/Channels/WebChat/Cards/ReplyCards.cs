using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Guide;
using static Assistant.Server.Channels.WebChat.Cards.CardElements;

namespace Assistant.Server.Channels.WebChat.Cards;

/// <summary>Chooses the cards of a reply: a question that waits for a yes goes before everything, a tool's own card before the products.</summary>
internal static class ReplyCards
{
    public static IReadOnlyList<Attachment> Of(TurnRecord record)
    {
        var texts = CardTexts.In(record.Language);
        var shown = record.Presentation;
        IEnumerable<JsonObject> cards =
            shown.Confirmation is { Length: > 0 } question ? [Confirmation(question, texts)]
            : OfTools(record.ToolCalls, texts) is { Count: > 0 } tools ? tools
            : shown.Cards.Select(card => ProductCards.Of(card, texts));
        return [.. cards.Select(Attachment.AdaptiveCard)];
    }

    private static JsonObject Confirmation(string question, CardTexts texts) =>
        Card(question, Text(question, bold: true), Buttons(Button(texts.Yes, "confirm", style: "positive"), Button(texts.No, "cancel")));

    private static List<JsonObject> OfTools(IReadOnlyList<ToolCallRecord> calls, CardTexts texts)
    {
        // The last call that brought something counts; earlier ones were steps to it.
        for (var i = calls.Count - 1; i >= 0; i--)
        {
            if (Of(calls[i], texts).ToList() is { Count: > 0 } cards)
                return cards;
        }
        return [];
    }

    private static IEnumerable<JsonObject> Of(ToolCallRecord call, CardTexts texts)
    {
        var result = call.Result;
        return call.Name switch
        {
            "compare_products" when Has(result, "rows") => [ToolCards.Comparison(result, texts)],
            "order_status" when Has(result, "orders") => ToolCards.Orders(result, texts),
            "view_cart" or "add_to_cart" when result.ValueKind == JsonValueKind.Object && result.TryGetProperty("cart", out var cart) => [ToolCards.Cart(cart, texts)],
            "answer_policy" when Has(result, "passages") => [ToolCards.Policy(result, texts)],
            _ => [],
        };
    }

    private static bool Has(JsonElement result, string list) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(list, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;
}
