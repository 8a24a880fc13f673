namespace Assistant.Inference;

/// <summary>The model cannot be started as configured; the message says what is wrong and how to mend it.</summary>
public sealed class ModelStartException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The queue before the model is full: try again later (HTTP 429 with <c>Retry-After</c>).</summary>
/// <param name="retryAfter">When a place is likely to be free, from how long recent requests took; at least one second.</param>
/// <param name="server">The server that refused, or null for the local model.</param>
public sealed class ModelBusyException(TimeSpan retryAfter, Uri? server = null)
    : Exception($"{(server is null ? "The model's queue is full" : $"The model server at {server} is busy")}. Try again in {Math.Ceiling(retryAfter.TotalSeconds)} s{(server is null ? ", or raise Models:Guide:QueueLimit" : "")}.")
{
    /// <summary>When a place is likely to be free.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The conversation does not fit the model's context.</summary>
/// <param name="tokens">Tokens of the prompt.</param>
/// <param name="limit">Tokens that one conversation may have.</param>
public sealed class PromptTooLongException(int tokens, int limit)
    : Exception($"The prompt has {tokens} tokens; the model takes fewer than {limit} for one conversation. Send less history, or raise Models:Guide:ContextLength if the model allows it.")
{
    /// <summary>Tokens of the prompt.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Tokens that one conversation may have, reply included.</summary>
    public int Limit { get; } = limit;
}

/// <summary>llama.cpp refused a grammar: nothing is generated, for an unconstrained answer is worse than none.</summary>
public sealed class InvalidGrammarException(string message) : Exception(message);
