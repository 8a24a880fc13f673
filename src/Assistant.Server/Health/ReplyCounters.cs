using System.Diagnostics.Metrics;
using Assistant.Guide;

namespace Assistant.Server.Health;

/// <summary>
/// Counts how replies came to be since the start, so that a dead model shows: canned replies are the fastest ones.
/// Also the metric <c>assistant.webchat.replies</c> with the tag <c>outcome</c>.
/// </summary>
internal sealed class ReplyCounters : IDisposable
{
    // Three in a row without a token of the model's own is no chance any more.
    private const int DeadAfter = 3;

    private readonly Meter _meter = new("Assistant.Server");
    private readonly Counter<long> _replies;
    private readonly Lock _gate = new();
    private long _real, _redone, _rendered, _failed;
    private int _silent;

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
            _silent = record.Usage.GeneratedTokens > 0 ? 0 : _silent + 1;
        }
        _replies.Add(1, new KeyValuePair<string, object?>("outcome", record.Grounding.Outcome));
    }

    /// <summary>Counts a turn that a fault of the program ended.</summary>
    public void CountFailure()
    {
        lock (_gate)
        {
            _failed++;
            _silent++;
        }
        _replies.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
    }

    /// <summary>The counts so far.</summary>
    public ReplyCounts Read()
    {
        lock (_gate)
            return new(_real, _redone, _rendered, _failed, _silent >= DeadAfter);
    }

    public void Dispose() => _meter.Dispose();
}

/// <param name="Real">The model's own words.</param>
/// <param name="Redone">Its second try.</param>
/// <param name="Rendered">Written by template from tool results.</param>
/// <param name="Failed">Ended by a fault of the program.</param>
/// <param name="ModelSilent">True when the last three turns or more held no token of the model's.</param>
internal sealed record ReplyCounts(long Real, long Redone, long Rendered, long Failed, bool ModelSilent);
