namespace Assistant.Inference.Llama;

/// <summary>
/// Chooses how many threads evaluate a batch: every processor is faster on a quiet machine and many times slower on a busy one (docs/decisions/012-threads.md).
/// It keeps what was faster lately and tries the other from time to time, less often every time that was in vain. The result of a batch does not depend on it.
/// </summary>
/// <param name="few">Threads that do well on a busy machine.</param>
/// <param name="many">Threads that do well on a quiet one.</param>
internal sealed class BatchThreads(int few, int many)
{
    /// <summary>Up to here a batch is tokens of several replies, above it is prompts: their costs do not compare.</summary>
    private const int SmallBatch = 32;

    private readonly Record _small = new(), _large = new();

    /// <summary>Threads for the next batch.</summary>
    public int Choose(int tokens) => few == many ? few : RecordOf(tokens).Choose() == 0 ? few : many;

    /// <summary>Learns how long the batch took that <see cref="Choose"/> was asked for last.</summary>
    public void Learn(int tokens, TimeSpan elapsed)
    {
        if (few != many)
            RecordOf(tokens).Learn(elapsed.TotalMilliseconds / tokens);
    }

    private Record RecordOf(int tokens) => tokens <= SmallBatch ? _small : _large;

    /// <summary>What few (0) and many (1) threads cost, in milliseconds a token, and when to try the dearer one again.</summary>
    private sealed class Record
    {
        private const int ShortestInterval = 32, LongestInterval = 512;

        private readonly double?[] _cost = [null, null];
        private int _chosen, _calls, _nextTrial = 2, _interval = ShortestInterval;

        private int Best => (_cost[1] ?? double.MaxValue) < (_cost[0] ?? 0) ? 1 : 0;

        public int Choose() => _chosen = ++_calls >= _nextTrial ? 1 - Best : Best;

        public void Learn(double cost)
        {
            var isTrial = _calls >= _nextTrial;
            // What the dearer one cost long ago tells nothing.
            _cost[_chosen] = !isTrial && _cost[_chosen] is { } before ? (before + cost) / 2 : cost;
            if (!isTrial)
                return;
            _interval = Best == _chosen ? ShortestInterval : Math.Min(2 * _interval, LongestInterval);
            _nextTrial = _calls + _interval;
        }
    }
}
