namespace Assistant.Guide.Turns;

/// <summary>Lets one turn of a conversation run at a time; a bounded number waits, in no promised order.</summary>
internal sealed class ConversationGate(int waitingTurns)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Waits for the conversation; disposing the result lets the next turn in. Null when too many wait already.</summary>
    public async Task<IDisposable?> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(conversationId, out entry!))
                _entries[conversationId] = entry = new Entry();
            if (entry.Turns > waitingTurns)
                return null;
            entry.Turns++;
        }
        try
        {
            await entry.Signal.WaitAsync(cancellationToken);
            return new Pass(this, conversationId, entry);
        }
        catch (OperationCanceledException)
        {
            Leave(conversationId, entry);
            throw;
        }
    }

    private void Leave(string conversationId, Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Turns > 0)
                return;
            _entries.Remove(conversationId);
            entry.Signal.Dispose();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Signal { get; } = new(1, 1);

        /// <summary>Turns that run or wait; 0 removes the entry.</summary>
        public int Turns { get; set; }
    }

    private sealed class Pass(ConversationGate gate, string conversationId, Entry entry) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) != 0)
                return;
            entry.Signal.Release();
            gate.Leave(conversationId, entry);
        }
    }
}
