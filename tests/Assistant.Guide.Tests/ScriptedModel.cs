using System.Runtime.CompilerServices;
using Assistant.Inference;
using Microsoft.Extensions.AI;

namespace Assistant.Guide.Tests;

/// <summary>A model whose answers the test decides: one function of the messages an answer.</summary>
internal sealed class ScriptedModel(Func<IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, IAsyncEnumerable<AIContent>> answer, bool knowsTools = false) : IChatClient
{
    public int Asked { get; private set; }

    /// <summary>Always the same text.</summary>
    public static ScriptedModel Saying(string text, bool knowsTools = false) => new((_, _, _) => Stream(new TextContent(text)), knowsTools);

    /// <summary>One answer after another: a text, or a call as <c>tool {json}</c>; the last one again and again.</summary>
    public static ScriptedModel Answering(params string[] answers)
    {
        var next = 0;
        return new((_, _, _) => Stream(Content(answers[Math.Min(next++, answers.Length - 1)])));
    }

    public static AIContent Content(string answer) => answer.Split(' ', 2) is [var tool, ['{', ..] arguments] && tool.Contains('_', StringComparison.Ordinal)
        ? new FunctionCallContent(Guid.NewGuid().ToString("N"), tool, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))
        : new TextContent(answer);

    public static async IAsyncEnumerable<AIContent> Stream(params AIContent[] contents)
    {
        await Task.Yield();
        foreach (var content in contents)
        {
            if (content is not TextContent text)
            {
                yield return content;
                continue;
            }
            for (var i = 0; i < text.Text.Length; i += 3)
                yield return new TextContent(text.Text.Substring(i, Math.Min(3, text.Text.Length - i)));
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Asked++;
        await foreach (var content in answer([.. messages], options, cancellationToken).WithCancellation(cancellationToken))
            yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 })]);
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ModelDescription) ? new ModelDescription("scripted", "test", knowsTools, "cpu", 0) : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
