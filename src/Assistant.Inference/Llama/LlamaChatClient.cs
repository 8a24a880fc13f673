using System.Runtime.CompilerServices;
using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Llama;

/// <summary>A local GGUF model as an <see cref="IChatClient"/>. Any number of callers at a time; see <see cref="LlamaChatClientFactory"/>.</summary>
/// <remarks>
/// <see cref="ChatOptions.ConversationId"/> is the key under which a conversation's evaluated tokens are kept for its next turn; the caller still sends the whole conversation.
/// Without <see cref="ChatOptions.MaxOutputTokens"/> a reply has at most <see cref="DefaultMaxOutputTokens"/> tokens.
/// Temperature null or 0 always takes the most likely token.
/// </remarks>
public sealed class LlamaChatClient : IChatClient
{
    /// <summary>Longest reply when the caller sets no limit, in tokens.</summary>
    public const int DefaultMaxOutputTokens = 1024;

    private readonly LlamaModel _model;
    private readonly LlamaEngine _engine;
    private readonly IChatFormat _format;
    private readonly ModelDescription _description;
    private readonly TimeProvider _time;

    internal LlamaChatClient(LlamaModel model, LlamaEngine engine, IChatFormat format, ModelDescription description, TimeProvider time) =>
        (_model, _engine, _format, _description, _time) = (model, engine, format, description, time);

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ModelBusyException">Too many requests wait already.</exception>
    /// <exception cref="PromptTooLongException">The last turn alone does not fit the context.</exception>
    /// <exception cref="InvalidGrammarException">The grammar for tools or response format cannot be held.</exception>
    /// <exception cref="NotSupportedException">A schema says something that no grammar can hold.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var running = Start([.. messages], options, cancellationToken);
        var reply = new ReplyBuilder(_description.Name, _time.GetUtcNow(), _format.CreateParser(options));
        var text = new TextAssembler(_model.Vocabulary, _format.OutputTokens, [.. _format.StopSequences, .. options?.StopSequences ?? []]);
        await foreach (var token in running.Generation.Tokens.ReadAllAsync(cancellationToken))
        {
            if (reply.Push(text.Push(token)) is { } update)
                yield return update;
            if (text.IsStopped)
                break;
        }
        if (reply.Finish(text.IsStopped ? "" : text.Flush()) is { } rest)
            yield return rest;
        yield return reply.End(running.Generation, text.IsStopped);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ModelDescription))
            return _description;
        if (serviceType == typeof(ChatClientMetadata))
            return new ChatClientMetadata("llama.cpp", defaultModelId: _description.Name);
        if (serviceType == typeof(LlamaEngine))
            return _engine;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Ends what runs and frees all native memory.</summary>
    public void Dispose()
    {
        _engine.Dispose();
        _model.Dispose();
    }

    private RunningGeneration Start(ChatMessage[] messages, ChatOptions? options, CancellationToken cancellation)
    {
        var limit = options?.MaxOutputTokens ?? DefaultMaxOutputTokens;
        if (limit < 1)
            throw new ArgumentException($"MaxOutputTokens is {limit}; it must be at least 1.", nameof(options));
        var context = _engine.Options.ContextLength;
        var prompt = PromptWindow.Fit(_format, messages, options, CountTokens, context - Math.Min(limit, context / 4));
        var (tokens, publicTokens) = _model.Vocabulary.Tokenize(prompt);
        var request = new GenerationRequest(tokens, publicTokens, options?.ConversationId, limit);
        return _engine.Start(request, SamplingOptions.From(options), _format.Grammar(options), cancellation);
    }

    private int CountTokens(PromptPiece piece) => _model.Vocabulary.Tokenize(piece.Text, piece.IsMarkup).Length;
}
