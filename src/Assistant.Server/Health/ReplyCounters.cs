using System.Diagnostics.Metrics;
using Assistant.Guide;

namespace Assistant.Server.Health;

/// <summary>
/// Counts how replies came to be since the start: without this, replies by template would look like the fastest model ever.
/// Also the metric <c>assistant.webchat.replies</c> with the tag <c>outcome</c>.
/// </summary>
internal sealed class ReplyCounters : IDisposable
{
    private readonly Meter _meter = new("Assistant.Server");
    private readonly Counter<long> _replies;
    private readonly Lock _gate = new();
    private long _real, _redone, _rendered, _failed;

    public ReplyCounters() => _replies = _meter.CreateCounter<long>("assistant.webchat.replies", "{reply}", "Replies by how they came to be");

    /// <summary>Counts a finished turn.</summary>
    public void Count(TurnRecord record)
    {
        lock (_gate)
        {
            switch (record.Grounding.Outcome)
            {
                case "real": _real++; break;
                case "redone": _redone++; break;
                default: _rendered++; break;
            }
        }
        _replies.Add(1, new KeyValuePair<string, object?>("outcome", record.Grounding.Outcome));
    }

    /// <summary>Counts a turn that a fault of the program ended.</summary>
    public void CountFailure()
    {
        lock (_gate)
            _failed++;
        _replies.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
    }

    /// <summary>The counts so far.</summary>
    public ReplyCounts Read()
    {
        lock (_gate)
            return new(_real, _redone, _rendered, _failed);
    }

    public void Dispose() => _meter.Dispose();
}

/// <param name="Real">The model's own words.</param>
/// <param name="Redone">Its second try.</param>
/// <param name="Rendered">Written by template from tool results.</param>
/// <param name="Failed">Ended by a fault of the program.</param>
internal sealed record ReplyCounts(long Real, long Redone, long Rendered, long Failed);
