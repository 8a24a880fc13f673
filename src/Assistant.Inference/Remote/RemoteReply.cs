using System.Text;
using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using OpenAIFinishReason = OpenAI.Chat.ChatFinishReason;

namespace Assistant.Inference.Remote;

/// <summary>
/// Puts a reply together from its deltas. The text goes through the parser of tool calls and thoughts as well: servers without
/// one of their own pass <c>&lt;tool_call&gt;</c> and <c>&lt;think&gt;</c> on as text.
/// </summary>
internal sealed class RemoteReply
{
    private readonly SortedDictionary<int, CallParts> _calls = [];
    private readonly OutputParser _parser = new(CallSyntax.Hermes);
    private OpenAIFinishReason? _finishReason;
    private bool _hasCalls;

    /// <summary>True when the server has said why the reply ended.</summary>
    public bool IsFinished => _finishReason is not null;

    /// <summary>Token counts, when the server gave them.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>Takes one delta; gives the text that may be shown.</summary>
    public IReadOnlyList<AIContent> Push(StreamingChatCompletionUpdate update)
    {
        _finishReason = update.FinishReason ?? _finishReason;
        Usage = ReadUsage(update.Usage) ?? Usage;
        foreach (var part in update.ToolCallUpdates)
            Collect(part);
        var text = string.Concat(update.ContentUpdate.Select(part => part.Text));
        return text.Length > 0 ? Note(_parser.Push(text)) : [];
    }

    /// <summary>The rest of the text and the calls, each whole.</summary>
    public IReadOnlyList<AIContent> Finish() =>
        Note([.. _parser.Finish(), .. _calls.Values.Select(call => CallReader.FromArguments(call.Id, call.Name, call.Arguments.ToString()))]);

    /// <summary>Finish reason in the abstraction's terms: a reply with calls always ends with <c>tool_calls</c>.</summary>
    public AIFinishReason MapFinishReason() => _finishReason switch
    {
        _ when _hasCalls => AIFinishReason.ToolCalls,
        OpenAIFinishReason.Length => AIFinishReason.Length,
        OpenAIFinishReason.ContentFilter => AIFinishReason.ContentFilter,
        _ => AIFinishReason.Stop,
    };

    private IReadOnlyList<AIContent> Note(IReadOnlyList<AIContent> contents)
    {
        _hasCalls |= contents.OfType<FunctionCallContent>().Any();
        return contents;
    }

    private void Collect(StreamingChatToolCallUpdate part)
    {
        if (!_calls.TryGetValue(part.Index, out var call))
            _calls[part.Index] = call = new CallParts();
        call.Id = string.IsNullOrEmpty(part.ToolCallId) ? call.Id : part.ToolCallId;
        call.Name = string.IsNullOrEmpty(part.FunctionName) ? call.Name : part.FunctionName;
        if (part.FunctionArgumentsUpdate is { } arguments)
            call.Arguments.Append(arguments.ToString());
    }

    private static UsageDetails? ReadUsage(ChatTokenUsage? usage) => usage is null ? null : new UsageDetails
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
    };

    private sealed class CallParts
    {
        public string? Id { get; set; }
        public string Name { get; set; } = "";
        public StringBuilder Arguments { get; } = new();
    }
}
