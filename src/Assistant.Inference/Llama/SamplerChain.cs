using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>llama.cpp's chain of samplers for one request: penalties, top-k, top-p, min-p, temperature, choice.</summary>
internal sealed unsafe class SamplerChain : IDisposable
{
    /// <summary>How many of the latest generated tokens the penalties look at.</summary>
    private const int PenaltyWindow = 256;

    private readonly LlamaSamplerHandle _chain;

    public SamplerChain(LlamaModel model, SamplingOptions options)
    {
        IsPlainArgMax = options.Temperature == 0 && !options.HasPenalties;
        _chain = new LlamaSamplerHandle(model.Handle, LlamaApi.llama_sampler_chain_init(new llama_sampler_chain_params { no_perf = 1 }));
        if (options.HasPenalties)
            Add(LlamaApi.llama_sampler_init_penalties(model.Vocabulary.Count, PenaltyWindow, options.RepeatPenalty, options.FrequencyPenalty, options.PresencePenalty));
        if (options.Temperature == 0)
        {
            Add(LlamaApi.llama_sampler_init_greedy());
            return;
        }
        if (options.TopK > 0)
            Add(LlamaApi.llama_sampler_init_top_k(options.TopK));
        if (options.TopP < 1)
            Add(LlamaApi.llama_sampler_init_top_p(options.TopP, 1));
        if (options.MinP > 0)
            Add(LlamaApi.llama_sampler_init_min_p(options.MinP, 1));
        Add(LlamaApi.llama_sampler_init_temp(options.Temperature));
        Add(LlamaApi.llama_sampler_init_dist(options.Seed ?? LlamaApi.LLAMA_DEFAULT_SEED));
    }

    /// <summary>True when the choice is the largest logit: no need to build a candidate list.</summary>
    public bool IsPlainArgMax { get; }

    /// <summary>Chooses one of the candidates; the list is reordered and cut.</summary>
    /// <returns>A token, or null when none is left that may be chosen.</returns>
    public int? Choose(Span<llama_token_data> candidates)
    {
        fixed (llama_token_data* data = candidates)
        {
            var array = new llama_token_data_array { data = data, size = (nuint)candidates.Length, selected = -1 };
            LlamaApi.llama_sampler_apply(_chain, &array);
            if (array.selected < 0 || (nuint)array.selected >= array.size)
                return null;
            var chosen = array.data[array.selected];
            return float.IsNegativeInfinity(chosen.logit) ? null : chosen.id;
        }
    }

    /// <summary>Tells the penalties what was generated.</summary>
    public void Accept(int token) => LlamaApi.llama_sampler_accept(_chain, token);

    public void Dispose() => _chain.Dispose();

    private void Add(nint sampler) => LlamaApi.llama_sampler_chain_add(_chain, sampler);
}
