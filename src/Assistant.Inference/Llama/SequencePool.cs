namespace Assistant.Inference.Llama;

/// <summary>
/// Gives out sequences so that memory never runs over: a conversation finds its own tokens again, everybody shares the public prefix,
/// and what was used longest ago is dropped first. Only public text is shared between conversations: a shared private prefix would tell by its speed what others wrote.
/// </summary>
internal sealed class SequencePool
{
    /// <summary>Shorter prefixes are not worth a sequence.</summary>
    private const int LeastShared = 16;

    private readonly SequenceMemory _memory;
    private readonly int _cells;
    private readonly Sequence[] _sequences;
    private readonly SharedPrefix[] _prefixes;
    private long _clock;

    /// <param name="memory">The context's memory.</param>
    /// <param name="cells">Tokens that it holds, over all sequences.</param>
    /// <param name="sequences">Conversations kept at a time, running ones included.</param>
    /// <param name="prefixes">Public prefixes kept at a time.</param>
    public SequencePool(SequenceMemory memory, int cells, int sequences, int prefixes)
    {
        (_memory, _cells) = (memory, cells);
        _sequences = [.. Enumerable.Range(0, sequences).Select(id => new Sequence(id))];
        _prefixes = [.. Enumerable.Range(sequences, prefixes).Select(id => new SharedPrefix(id))];
    }

    /// <summary>Sequences that a request runs in.</summary>
    public int Running => _sequences.Count(sequence => sequence.IsRunning);

    /// <summary>Conversations kept for their next turn.</summary>
    public int Kept => _sequences.Count(sequence => !sequence.IsRunning && sequence.Conversation is not null);

    /// <summary>Finds a sequence and memory for a request and starts it; false, and nothing changed but old conversations dropped, when there is no room now.</summary>
    public bool TryStart(Generation generation)
    {
        var request = generation.Request;
        var own = OwnSequence(request);
        var prefix = own is null ? PrefixFor(request) : own.Prefix;
        var sequence = own ?? _sequences.FirstOrDefault(IsFree) ?? DropOldest(keep: null);
        var need = request.Prompt.Length + request.MaxTokens - (prefix?.Prompt.Length ?? 0);
        if (sequence is null || !MakeRoom(need, sequence, prefix))
            return false;
        if (own is null)
            StartFresh(generation, sequence, prefix);
        else
            Continue(generation, own);
        sequence.LastUsed = ++_clock;
        sequence.Reserved = need;
        sequence.IsRunning = true;
        sequence.Conversation = request.Conversation;
        generation.Start(sequence);
        return true;
    }

    /// <summary>The request has ended: keeps the tokens of a conversation, forgets the others.</summary>
    public void Release(Sequence sequence)
    {
        sequence.IsRunning = false;
        sequence.Reserved = 0;
        if (sequence.Conversation is null || sequence.Tokens.Count == 0)
            _memory.Clear(sequence);
    }

    /// <summary>Drops the conversation that was used longest ago; null when none is idle.</summary>
    public Sequence? DropOldest(Sequence? keep)
    {
        var oldest = _sequences.Where(sequence => !sequence.IsRunning && !IsFree(sequence) && sequence != keep).MinBy(sequence => sequence.LastUsed);
        if (oldest is not null)
            _memory.Clear(oldest);
        return oldest;
    }

    /// <summary>Forgets everything, after a fault.</summary>
    public void Reset()
    {
        foreach (var sequence in _sequences.Concat(_prefixes))
            _memory.Clear(sequence);
    }

    private static bool IsFree(Sequence sequence) => !sequence.IsRunning && sequence.Tokens.Count == 0;

    /// <summary>The idle sequence that holds most of this conversation, if it holds more than everybody shares.</summary>
    private Sequence? OwnSequence(GenerationRequest request) => request.Conversation is null
        ? null
        : _sequences
            .Where(sequence => !sequence.IsRunning && string.Equals(sequence.Conversation, request.Conversation, StringComparison.Ordinal))
            .Where(sequence => sequence.CommonPrefix(request.Prompt) > request.PublicTokens)
            .MaxBy(sequence => sequence.CommonPrefix(request.Prompt));

    /// <summary>Keeps what the sequence holds of the prompt. The last token is always evaluated: its logits are needed.</summary>
    private void Continue(Generation generation, Sequence own)
    {
        var prompt = generation.Request.Prompt;
        _memory.Truncate(own, Math.Min(own.CommonPrefix(prompt), prompt.Length - 1));
        generation.CachedTokens = own.Tokens.Count;
    }

    private void StartFresh(Generation generation, Sequence sequence, SharedPrefix? prefix)
    {
        _memory.Clear(sequence);
        if (prefix is null)
            return;
        // Whoever comes first pays for the prefix; those who wait with it, and all later ones, do not.
        var paid = prefix.IsComplete || _sequences.Any(other => other.AwaitsPrefix && other.Prefix == prefix);
        generation.CachedTokens = paid ? prefix.Prompt.Length : prefix.Tokens.Count;
        sequence.Prefix = prefix;
        if (prefix.IsComplete)
            _memory.SharePrefix(sequence);
    }

    private SharedPrefix? PrefixFor(GenerationRequest request)
    {
        var length = Math.Min(request.PublicTokens, request.Prompt.Length - 1);
        if (length < LeastShared)
            return null;
        var wanted = request.Prompt.AsSpan(0, length).ToArray();
        var prefix = _prefixes.FirstOrDefault(candidate => candidate.Prompt.AsSpan().SequenceEqual(wanted)) ?? NewPrefix(wanted);
        if (prefix is not null)
            prefix.LastUsed = ++_clock;
        return prefix;
    }

    private SharedPrefix? NewPrefix(int[] tokens)
    {
        var prefix = _prefixes.Where(IsUnused).MinBy(candidate => candidate.LastUsed);
        if (prefix is not null)
        {
            _memory.Clear(prefix);
            prefix.Prompt = tokens;
        }
        return prefix;
    }

    private bool IsUnused(SharedPrefix prefix) => !_sequences.Any(sequence => sequence.Prefix == prefix);

    private bool MakeRoom(int need, Sequence sequence, SharedPrefix? prefix)
    {
        while (_cells - UsedBesides(sequence) < need)
        {
            if (DropOldest(keep: sequence) is null && !DropPrefix(keep: prefix))
                return false;
        }
        return true;
    }

    private int UsedBesides(Sequence sequence) =>
        _sequences.Where(other => other != sequence).Sum(other => other.OwnCells) + _prefixes.Sum(prefix => prefix.Prompt.Length);

    private bool DropPrefix(SharedPrefix? keep)
    {
        var prefix = _prefixes.FirstOrDefault(candidate => candidate != keep && candidate.Prompt.Length > 0 && IsUnused(candidate));
        if (prefix is null)
            return false;
        _memory.Clear(prefix);
        prefix.Prompt = [];
        return true;
    }
}
