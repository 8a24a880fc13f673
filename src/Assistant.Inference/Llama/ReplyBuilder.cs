using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Llama;

/// <summary>Makes the updates of one reply: all carry the same ids, the last one usage, timings and why it ended.</summary>
internal sealed class ReplyBuilder(string model, DateTimeOffset created, IOutputParser parser)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private bool _calledTools;

    /// <summary>The update for a piece of generated text; null when it holds nothing complete yet.</summary>
    public ChatResponseUpdate? Push(string text) => text.Length == 0 ? null : Update(parser.Push(text));

    /// <summary>The update for the last piece of text and what the parser still held.</summary>
    public ChatResponseUpdate? Finish(string text) =>
        Update(text.Length == 0 ? parser.Finish() : [.. parser.Push(text), .. parser.Finish()]);

    /// <summary>The last update.</summary>
    public ChatResponseUpdate End(Generation generation, bool stopped)
    {
        var usage = new UsageDetails
        {
            InputTokenCount = generation.Request.Prompt.Length,
            CachedInputTokenCount = generation.CachedTokens,
            OutputTokenCount = generation.GeneratedTokens,
            TotalTokenCount = generation.Request.Prompt.Length + generation.GeneratedTokens,
        };
        var update = New([new UsageContent(usage)]);
        update.MessageId = null; // Properties of an update without one belong to the response and not to the message.
        update.FinishReason = _calledTools ? ChatFinishReason.ToolCalls
            : !stopped && generation.End == GenerationEnd.Length ? ChatFinishReason.Length
            : ChatFinishReason.Stop;
        update.AdditionalProperties = new AdditionalPropertiesDictionary { [GenerationTimings.Key] = generation.Timings() };
        return update;
    }

    private ChatResponseUpdate? Update(IReadOnlyList<AIContent> contents)
    {
        _calledTools |= contents.Any(content => content is FunctionCallContent);
        return contents.Count == 0 ? null : New([.. contents]);
    }

    private ChatResponseUpdate New(IList<AIContent> contents) => new(ChatRole.Assistant, contents)
    {
        ResponseId = _id,
        MessageId = _id,
        ModelId = model,
        CreatedAt = created,
    };
}
