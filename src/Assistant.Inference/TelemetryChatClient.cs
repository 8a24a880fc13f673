using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Inference;

/// <summary>
/// Metrics and a span for every answer, by the names of OpenTelemetry's semantic conventions for generative AI.
/// Holds no text of the conversation. Listen to source and meter <see cref="Name"/>.
/// </summary>
public sealed class TelemetryChatClient : DelegatingChatClient
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "Assistant.Inference";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s");
    private static readonly Histogram<double> FirstToken = Meter.CreateHistogram<double>("gen_ai.server.time_to_first_token", "s");
    private static readonly Histogram<double> PerToken = Meter.CreateHistogram<double>("gen_ai.server.time_per_output_token", "s");

    private readonly TimeProvider _time;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly string _model;

    /// <param name="inner">The model.</param>
    /// <param name="time">Clock.</param>
    public TelemetryChatClient(IChatClient inner, TimeProvider time)
        : base(inner)
    {
        var metadata = inner.GetService<ChatClientMetadata>();
        _time = time;
        _model = metadata?.DefaultModelId ?? "unknown";
        _tags =
        [
            new("gen_ai.operation.name", "chat"),
            new("gen_ai.provider.name", metadata?.ProviderName ?? "unknown"),
            new("gen_ai.request.model", _model),
        ];
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var span = Start(options);
        var started = _time.GetTimestamp();
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            Record(span, response, started);
            return response;
        }
        catch (Exception fault)
        {
            RecordFault(span, fault, started);
            throw;
        }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var span = Start(options);
        var started = _time.GetTimestamp();
        var updates = new List<ChatResponseUpdate>();
        await using var source = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await source.MoveNextAsync())
                    break;
            }
            catch (Exception fault)
            {
                RecordFault(span, fault, started);
                throw;
            }
            updates.Add(source.Current);
            yield return source.Current;
        }
        Record(span, updates.ToChatResponse(), started);
    }

    private Activity? Start(ChatOptions? options)
    {
        var span = Source.StartActivity($"chat {_model}", ActivityKind.Client, default(ActivityContext), _tags!);
        span?.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens).SetTag("gen_ai.request.temperature", options?.Temperature);
        return span;
    }

    private void Record(Activity? span, ChatResponse response, long started)
    {
        Duration.Record(_time.GetElapsedTime(started).TotalSeconds, _tags);
        Tokens.Record(response.Usage?.InputTokenCount ?? 0, [.. _tags, new("gen_ai.token.type", "input")]);
        Tokens.Record(response.Usage?.OutputTokenCount ?? 0, [.. _tags, new("gen_ai.token.type", "output")]);
        if (response.AdditionalProperties?.TryGetValue<GenerationTimings>(GenerationTimings.Key, out var timings) == true)
        {
            FirstToken.Record(timings.FirstTokenMs / 1000, _tags);
            PerToken.Record(timings.PerTokenMs / 1000, _tags);
        }
        span?.SetTag("gen_ai.response.model", response.ModelId)
            .SetTag("gen_ai.response.finish_reasons", response.FinishReason?.Value)
            .SetTag("gen_ai.usage.input_tokens", response.Usage?.InputTokenCount)
            .SetTag("gen_ai.usage.cache_read.input_tokens", response.Usage?.CachedInputTokenCount)
            .SetTag("gen_ai.usage.output_tokens", response.Usage?.OutputTokenCount);
    }

    private void RecordFault(Activity? span, Exception fault, long started)
    {
        var kind = fault.GetType().Name;
        Duration.Record(_time.GetElapsedTime(started).TotalSeconds, [.. _tags, new("error.type", kind)]);
        span?.SetTag("error.type", kind).SetStatus(ActivityStatusCode.Error);
    }
}
