using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Assistant.Inference.Remote;

/// <summary>
/// A model behind an OpenAI-compatible server. Every request is streamed, also where the caller wants the whole reply:
/// one way through the protocol, and a server that goes silent is noticed.
/// </summary>
internal sealed class RemoteChatClient(
    ChatClient client, string model, Uri endpoint, RemoteFaults faults, ILogger<RemoteChatClient> logger, TimeProvider time) : IChatClient
{
    private readonly ModelDescription _description = new(model, "openai", KnowsTools: false, "remote", ContextLength: 0);
    private readonly ChatClientMetadata _metadata = new("openai", endpoint, model);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        var reply = new RemoteReply();
        var responseId = Guid.NewGuid().ToString("N");
        await foreach (var update in ReadAsync(messages, options, cancellationToken))
        {
            var contents = reply.Push(update);
            if (contents.Count > 0)
                yield return Update(responseId, contents);
        }
        if (!reply.IsFinished)
            throw Log(new ModelUnavailableException($"The model server at {endpoint} broke off in the middle of a reply."));
        var rest = reply.Finish();
        var last = Update(responseId, reply.Usage is null ? rest : [.. rest, new UsageContent(reply.Usage)]);
        last.FinishReason = reply.MapFinishReason();
        RemoteLog.Answered(logger, model, time.GetElapsedTime(started).TotalMilliseconds, reply.Usage?.InputTokenCount, reply.Usage?.OutputTokenCount);
        yield return last;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ModelDescription) ? _description
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Nothing is held: connections belong to the library's shared pool.</summary>
    public void Dispose()
    {
    }

    /// <summary>The raw deltas, with every fault mapped.</summary>
    private async IAsyncEnumerable<StreamingChatCompletionUpdate> ReadAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = RemoteRequest.Options(options);
        var stream = client.CompleteChatStreamingAsync(RemoteRequest.Messages([.. messages], options), request, cancellationToken);
        await using var updates = stream.GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(updates, cancellationToken))
            yield return updates.Current;
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception fault)
        {
            var mapped = faults.Map(fault, cancellationToken);
            if (ReferenceEquals(mapped, fault))
                throw;
            throw Log(mapped);
        }
    }

    private Exception Log(Exception fault)
    {
        RemoteLog.Failed(logger, endpoint.Host, fault.Message);
        return fault;
    }

    private ChatResponseUpdate Update(string responseId, IReadOnlyList<AIContent> contents) =>
        new(ChatRole.Assistant, [.. contents]) { ResponseId = responseId, MessageId = responseId, ModelId = model };
}
