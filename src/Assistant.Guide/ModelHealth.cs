using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Assistant.Guide;

/// <summary>Tells a model that is dead from one that answers: counts how replies came about and failures in a row.</summary>
public sealed class ModelHealth : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Assistant.Guide";

    private readonly Meter _meter;
    private readonly Counter<long> _replies;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _corrections;
    private readonly int _deadAfter;
    private int _failuresInARow;

    public ModelHealth(IMeterFactory meters, IOptions<GuideOptions> options)
    {
        _deadAfter = options.Value.DeadAfterFailures;
        _meter = meters.Create(MeterName);
        _replies = _meter.CreateCounter<long>("assistant.guide.replies", "{reply}", "Replies sent, by how they came about: real, redone, rendered.");
        _failures = _meter.CreateCounter<long>("assistant.guide.model_failures", "{failure}", "Model calls that failed or took too long.");
        _corrections = _meter.CreateCounter<long>("assistant.guide.corrected_calls", "{call}", "Tool calls of the model that were replaced because they did not fit the shopper's words.");
        _meter.CreateObservableGauge("assistant.guide.model_dead", () => IsDead ? 1 : 0, description: "1 while the model has failed too often in a row.");
    }

    /// <summary>True after <see cref="GuideOptions.DeadAfterFailures"/> failures in a row, until the model answers again.</summary>
    public bool IsDead => Volatile.Read(ref _failuresInARow) >= _deadAfter;

    /// <summary>Failures since the model last answered.</summary>
    public int FailuresInARow => Volatile.Read(ref _failuresInARow);

    public void Dispose() => _meter.Dispose();

    internal void Answered() => Volatile.Write(ref _failuresInARow, 0);

    internal void Failed()
    {
        Interlocked.Increment(ref _failuresInARow);
        _failures.Add(1);
    }

    internal void Corrected(string tool) => _corrections.Add(1, new KeyValuePair<string, object?>("tool", tool));

    internal void Replied(string outcome) => _replies.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
