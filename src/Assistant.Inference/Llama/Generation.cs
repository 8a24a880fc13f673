using System.Threading.Channels;

namespace Assistant.Inference.Llama;

/// <summary>What to generate.</summary>
/// <param name="Prompt">Tokens, at least one.</param>
/// <param name="PublicTokens">How many leading tokens are the same for everybody and may be shared between conversations.</param>
/// <param name="Conversation">Key under which the evaluated tokens stay for the next turn; null: dropped at the end.</param>
/// <param name="MaxTokens">Most tokens to generate, at least one.</param>
internal sealed record GenerationRequest(int[] Prompt, int PublicTokens, string? Conversation, int MaxTokens);

/// <summary>Why a generation ended.</summary>
internal enum GenerationEnd
{
    /// <summary>The model ended its message.</summary>
    Stop,

    /// <summary>The token limit or the end of the context was reached.</summary>
    Length,
}

/// <summary>One request on its way through the engine. The caller reads <see cref="Tokens"/>; all else is written by the engine's thread.</summary>
internal sealed class Generation(GenerationRequest request, TokenSampler sampler, TimeProvider time)
{
    private readonly Channel<int> _tokens = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly long _submitted = time.GetTimestamp();
    private long _started, _firstToken, _ended;
    private volatile bool _cancelled;

    public GenerationRequest Request { get; } = request;

    public TokenSampler Sampler { get; } = sampler;

    /// <summary>Generated tokens as they come; ends with the message, or with the error.</summary>
    public ChannelReader<int> Tokens => _tokens.Reader;

    /// <summary>Known once <see cref="Tokens"/> has ended.</summary>
    public GenerationEnd End { get; private set; }

    /// <summary>Prompt tokens that were not evaluated for this request, because the memory held them already.</summary>
    public int CachedTokens { get; set; }

    /// <summary>Tokens generated so far, the one that ended the message not counted.</summary>
    public int GeneratedTokens { get; private set; }

    /// <summary>The sequence it runs in; null while it waits.</summary>
    public Sequence? Sequence { get; private set; }

    /// <summary>The token that was generated last and is to be evaluated next; null while the prompt is evaluated.</summary>
    public int? NextToken { get; private set; }

    public bool IsCancelled => _cancelled;

    public void Cancel() => _cancelled = true;

    public void Start(Sequence sequence)
    {
        Sequence = sequence;
        _started = time.GetTimestamp();
    }

    public void Emit(int token)
    {
        if (GeneratedTokens++ == 0)
            _firstToken = time.GetTimestamp();
        NextToken = token;
        _tokens.Writer.TryWrite(token);
    }

    /// <summary>Ends the stream and frees what the request holds; once.</summary>
    public void Finish(GenerationEnd end, Exception? fault = null)
    {
        End = end;
        _ended = time.GetTimestamp();
        Sampler.Dispose();
        _tokens.Writer.TryComplete(fault);
    }

    /// <summary>How long each part took so far.</summary>
    public GenerationTimings Timings()
    {
        var ended = _ended == 0 ? time.GetTimestamp() : _ended;
        var started = _started == 0 ? ended : _started;
        var firstToken = _firstToken == 0 ? ended : _firstToken;
        return new GenerationTimings(
            Milliseconds(_submitted, started),
            Milliseconds(started, firstToken),
            Milliseconds(_submitted, firstToken),
            GeneratedTokens < 2 ? 0 : Milliseconds(firstToken, ended) / (GeneratedTokens - 1),
            Milliseconds(_submitted, ended));
    }

    private double Milliseconds(long from, long to) => time.GetElapsedTime(from, to).TotalMilliseconds;
}
