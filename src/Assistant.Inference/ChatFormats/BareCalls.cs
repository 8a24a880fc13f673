using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>Tool calls as bare JSON (Llama 3.x, Gemma).</summary>
internal static class BareCalls
{
    /// <summary>All calls of a message, separated by <c>; </c>.</summary>
    public static PromptWriter Write(PromptWriter prompt, IReadOnlyList<FunctionCallContent> calls)
    {
        for (var index = 0; index < calls.Count; index++)
        {
            prompt.Markup(index == 0 ? "{\"name\": " : "; {\"name\": ").Text(PromptJson.Spaced(PromptJson.Element(calls[index].Name)))
                .Markup(", \"parameters\": ").Text(PromptJson.Spaced(PromptJson.Element(calls[index].Arguments ?? new Dictionary<string, object?>())))
                .Markup("}");
        }
        return prompt;
    }
}
