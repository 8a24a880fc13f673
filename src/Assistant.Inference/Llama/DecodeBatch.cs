using Assistant.Inference.Llama.Interop;

namespace Assistant.Inference.Llama;

/// <summary>The tokens of one call of <c>llama_decode</c>, over many sequences. Owns native memory.</summary>
internal sealed unsafe class DecodeBatch : IDisposable
{
    private readonly List<(Sequence Sequence, int Token)> _entries = [];
    private llama_batch _batch;

    /// <param name="capacity">Most tokens in one batch.</param>
    public DecodeBatch(int capacity) => (_batch, Capacity) = (LlamaApi.llama_batch_init(capacity, 0, 1), capacity);

    public int Capacity { get; }

    public int Count => _batch.n_tokens;

    /// <summary>The sequences that take part.</summary>
    public IEnumerable<Sequence> Sequences => _entries.Select(entry => entry.Sequence).Distinct();

    public void Clear()
    {
        _entries.Clear();
        _batch.n_tokens = 0;
    }

    /// <summary>Adds the next tokens of a sequence, which must not be in the batch yet.</summary>
    /// <returns>The row of the last token's logits, when they are wanted.</returns>
    /// <exception cref="InvalidOperationException">No room: llama.cpp would write past its memory.</exception>
    public int Add(Sequence sequence, ReadOnlySpan<int> tokens, bool wantLogits)
    {
        if (tokens.IsEmpty || tokens.Length > Capacity - Count)
            throw new InvalidOperationException($"{tokens.Length} tokens do not fit a batch of {Capacity} that holds {Count}.");
        var position = sequence.Tokens.Count;
        foreach (var token in tokens)
        {
            var row = _batch.n_tokens++;
            _batch.token[row] = token;
            _batch.pos[row] = position++;
            _batch.n_seq_id[row] = 1;
            _batch.seq_id[row][0] = sequence.Id;
            _batch.logits[row] = 0;
            _entries.Add((sequence, token));
        }
        _batch.logits[_batch.n_tokens - 1] = wantLogits ? (byte)1 : (byte)0;
        return _batch.n_tokens - 1;
    }

    /// <summary>Evaluates the batch; on success the sequences' token lists grow.</summary>
    /// <returns>llama.cpp's result: 0 done, 1 no memory, 2 aborted, below 0 a fault. Unless 0, <see cref="Sequences"/> must be truncated to their lists.</returns>
    public int Decode(LlamaContextHandle context)
    {
        LlamaLog.ResultIsRead = true;
        var result = LlamaApi.llama_decode(context, _batch);
        LlamaLog.ResultIsRead = false;
        if (result == 0)
        {
            foreach (var (sequence, token) in _entries)
                sequence.Tokens.Add(token);
        }
        return result;
    }

    public void Dispose()
    {
        LlamaApi.llama_batch_free(_batch);
        _batch = default;
    }
}
