using Assistant.Inference.ChatFormats;
using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>Chooses one request's next token from the logits. Built by the caller, used by the engine's thread.</summary>
internal sealed class TokenSampler : IDisposable
{
    private readonly SamplerChain _chain;
    private readonly GrammarConstraint? _grammar;

    /// <exception cref="InvalidGrammarException">llama.cpp cannot read the grammar.</exception>
    public TokenSampler(LlamaModel model, SamplingOptions options, OutputGrammar? grammar)
    {
        _grammar = grammar is null ? null : new GrammarConstraint(model, grammar);
        _chain = new SamplerChain(model, options);
    }

    /// <summary>The next token. The grammar checks the model's own choice first; only when it refuses are all candidates masked (llama.cpp issue 7554).</summary>
    /// <param name="logits">One number a token of the vocabulary.</param>
    /// <param name="scratch">Room for as many candidates; overwritten.</param>
    /// <exception cref="InvalidGrammarException">The grammar allows nothing that the model can write.</exception>
    public int Sample(ReadOnlySpan<float> logits, Span<llama_token_data> scratch)
    {
        var token = _chain.IsPlainArgMax ? ArgMax(logits) : Choose(logits, scratch, refused: null);
        if (_grammar is not null && !_grammar.TryAccept(token))
            token = SampleAllowed(logits, scratch, token);
        _chain.Accept(token);
        return token;
    }

    public void Dispose()
    {
        _grammar?.Dispose();
        _chain.Dispose();
    }

    private int SampleAllowed(ReadOnlySpan<float> logits, Span<llama_token_data> scratch, int first)
    {
        HashSet<int> refused = [first];
        while (true)
        {
            var token = Choose(logits, scratch, refused);
            if (_grammar!.TryAccept(token))
                return token;
            if (!refused.Add(token))
                throw NothingAllowed();
        }
    }

    private int Choose(ReadOnlySpan<float> logits, Span<llama_token_data> scratch, HashSet<int>? refused)
    {
        for (var token = 0; token < logits.Length; token++)
            scratch[token] = new llama_token_data { id = token, logit = logits[token] };
        foreach (var token in refused ?? [])
            scratch[token].logit = float.NegativeInfinity;
        if (refused is not null)
            _grammar!.Mask(scratch);
        return _chain.Choose(scratch) ?? throw NothingAllowed();
    }

    private static int ArgMax(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var token = 1; token < logits.Length; token++)
        {
            if (logits[token] > logits[best])
                best = token;
        }
        return best;
    }

    private static InvalidGrammarException NothingAllowed() =>
        new("The grammar of this request allows nothing that the model can write next.");
}
