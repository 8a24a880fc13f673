using System.Globalization;
using System.Text.Json;
using Assistant.Guide.Context;
using Assistant.Plugins;
using Assistant.Plugins.Tools;

namespace Assistant.Guide.ToolLoop;

/// <summary>Changes wait for the shopper's yes, and the yes is read by code: no model takes part in it.</summary>
internal static class Confirmations
{
    /// <summary>
    /// True when the call may not run yet: a person is called only when the shopper asks for one in so many words, for a review or a description
    /// may have put the idea into the model's head. The question is noted as the pending change.
    /// </summary>
    public static bool NeedsQuestion(ActiveTurn turn, ToolCall call)
    {
        if (call.Tool != "hand_off" || call.Confirmed || CallProof.AsksForPerson(turn))
            return false;
        turn.State = turn.State with { Pending = new PendingChange(call.Tool, JsonSerializer.Serialize(call.Arguments, ToolJson.Options), Phrases.AskHandOff(turn.Language), ChangeId(turn)) };
        return true;
    }

    /// <summary>Notes the change that a tool asks about; false when it asks nothing.</summary>
    public static bool Keep(ActiveTurn turn, ToolOutcome outcome)
    {
        if (!outcome.Asks)
            return false;
        var confirm = outcome.Result.GetProperty("confirm");
        var reference = confirm.TryGetProperty("variant_id", out var variant) ? variant.ToString() : confirm.GetProperty("product_id").ToString();
        var quantity = confirm.TryGetProperty("quantity", out var count) && count.TryGetInt32(out var units) ? units : 1;
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["ref"] = reference, ["quantity"] = quantity };
        turn.State = turn.State with
        {
            Pending = new PendingChange(outcome.Tool, JsonSerializer.Serialize(arguments, ToolJson.Options), Summary(confirm, quantity), ChangeId(turn)),
        };
        return true;
    }

    // What the yes is for, in figures that need no language: name, option, quantity.
    private static string Summary(JsonElement confirm, int quantity) => string.Join(" · ", [
        confirm.GetProperty("name").ToString(),
        .. confirm.TryGetProperty("option", out var option) ? [option.ToString()] : Array.Empty<string>(),
        string.Create(CultureInfo.InvariantCulture, $"× {quantity}"),
    ]);

    /// <summary>The shopper's answer to the question of the turn before: true, false, or null when nothing was asked or the message is no answer.</summary>
    public static bool? Answer(ActiveTurn turn) => turn.Open.State.Pending is null ? null : turn.Request.Action?.Name switch
    {
        "confirm" => true,
        "cancel" => false,
        null => YesNo.Read(turn.Text),
        _ => null,
    };

    /// <summary>The call that the yes allows.</summary>
    public static ToolCall Confirmed(PendingChange pending)
    {
        using var arguments = JsonDocument.Parse(pending.ArgumentsJson);
        return new ToolCall(
            pending.Tool, arguments.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value.Clone(), StringComparer.Ordinal),
            Confirmed: true, ChangeId: pending.ChangeId);
    }

    private static string ChangeId(ActiveTurn turn) => string.Create(CultureInfo.InvariantCulture, $"{turn.Open.ConversationId}/{turn.Open.Number}");
}
