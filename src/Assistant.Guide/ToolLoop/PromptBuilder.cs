using System.Text.Json;
using Assistant.Guide.Prompts;
using Assistant.Shop;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Assistant.Guide.ToolLoop;

/// <summary>Writes the messages of a turn: the fixed instructions first (the same for every shopper), then history, then the turn.</summary>
internal sealed class PromptBuilder(PromptLibrary prompts, IOptions<ShopOptions> shop)
{
    /// <param name="withInstructions">False for models that know the guide's tools by heart.</param>
    /// <param name="withHistory">False for a second try with a prompt that was too long.</param>
    public List<ChatMessage> Messages(ActiveTurn turn, bool withInstructions, bool withHistory)
    {
        List<ChatMessage> messages = [];
        if (withInstructions)
            messages.Add(new(ChatRole.System, prompts.Render(PromptNames.Guide, new GuideValues { Currency = shop.Value.Currency })));
        if (withHistory)
        {
            foreach (var past in turn.Open.History)
                AddPast(messages, past.Text, past.Record);
        }
        if (withInstructions)
            messages.Add(new(ChatRole.System, prompts.Render(PromptNames.GuideState, State(turn))));
        messages.Add(new(ChatRole.User, turn.Text));
        return messages;
    }

    /// <summary>Adds a call and its result.</summary>
    public static void AddCall(List<ChatMessage> messages, string tool, JsonElement arguments, JsonElement result)
    {
        var id = "call_" + messages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var values = arguments.ValueKind == JsonValueKind.Object
            ? arguments.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal)
            : [];
        messages.Add(new(ChatRole.Assistant, [new FunctionCallContent(id, tool, values)]));
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent(id, result)]));
    }

    /// <summary>What the second try is told.</summary>
    public ChatMessage Redo(string language, IReadOnlyList<string> problems) =>
        new(ChatRole.User, prompts.Render(PromptNames.Redo, new RedoValues { Language = Name(language), Claims = problems }));

    private static void AddPast(List<ChatMessage> messages, string text, TurnRecord record)
    {
        messages.Add(new(ChatRole.User, text));
        foreach (var call in record.ToolCalls)
            AddCall(messages, call.Name, call.Arguments, call.Result);
        messages.Add(new(ChatRole.Assistant, record.Reply));
    }

    private GuideStateValues State(ActiveTurn turn) => new()
    {
        Language = Name(turn.Language),
        SignedIn = turn.Request.ShopperId is not null,
        Shown = [.. turn.State.Shown.Select((shown, index) => new StateProduct(index + 1, shown.Name, shown.Price, shop.Value.Currency))],
        Focus = turn.State.Shown.FirstOrDefault(shown => shown.Id == turn.State.FocusId)?.Name,
        Pending = turn.State.Pending?.Summary,
    };

    private static string Name(string language) => language == Languages.Chinese ? "Chinese" : "English";
}
