using System.Diagnostics.CodeAnalysis;

namespace Assistant.Inference.Llama;

/// <summary>Requests that wait for the engine: bounded, first come first served. The engine's thread sleeps on it without using the processor.</summary>
internal sealed class RequestQueue(int limit)
{
    private readonly object _gate = new();
    private readonly LinkedList<Generation> _waiting = new();
    private bool _closed;

    public int Count
    {
        get { lock (_gate) return _waiting.Count; }
    }

    /// <summary>Adds a request; false when the queue is full.</summary>
    /// <exception cref="ObjectDisposedException">The engine has been disposed of.</exception>
    public bool TryAdd(Generation generation)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(LlamaEngine));
            if (_waiting.Count >= limit)
                return false;
            _waiting.AddLast(generation);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Takes out a request that was cancelled; false when the engine has it already.</summary>
    public bool Remove(Generation generation)
    {
        lock (_gate)
            return _waiting.Remove(generation);
    }

    /// <summary>Takes the first request if <paramref name="start"/> finds a place for it.</summary>
    public bool TryTake(Func<Generation, bool> start, [NotNullWhen(true)] out Generation? taken)
    {
        lock (_gate)
        {
            taken = _waiting.First?.Value;
            if (taken is null || !start(taken))
                return false;
            _waiting.RemoveFirst();
            return true;
        }
    }

    /// <summary>Sleeps until a request waits; false when the queue was closed.</summary>
    public bool WaitForWork()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
                Monitor.Wait(_gate);
            return !_closed;
        }
    }

    /// <summary>Accepts nothing more and gives what still waited.</summary>
    public Generation[] Close()
    {
        lock (_gate)
        {
            _closed = true;
            var left = _waiting.ToArray();
            _waiting.Clear();
            Monitor.PulseAll(_gate);
            return left;
        }
    }
}
