namespace Assistant.Cli.Bench;

/// <summary>One figure: its value in <paramref name="Unit"/>, from <paramref name="N"/> samples.</summary>
internal sealed record Measurement(double Value, string Unit, int N);

/// <summary>A measurement that <c>./run bench</c> can run; its figures have stable names, as they stand in <c>docs/benchmarks.md</c>.</summary>
/// <param name="Name">As given on the command line: <c>engine</c>, <c>search</c>, <c>turn</c>, <c>start</c>.</param>
/// <param name="Description">One line for <c>--help</c>.</param>
/// <param name="RunAsync">Measures; settings are those of the command line (<c>--model</c>, <c>--set</c> ...).</param>
internal sealed record Benchmark(
    string Name,
    string Description,
    Func<BenchmarkContext, CancellationToken, Task<IReadOnlyDictionary<string, Measurement>>> RunAsync);

/// <summary>What a measurement may use.</summary>
/// <param name="Settings">Configuration overrides from the command line.</param>
/// <param name="Progress">Takes a line for the person who waits; goes to standard error.</param>
internal sealed record BenchmarkContext(IReadOnlyDictionary<string, string?> Settings, Action<string> Progress);

/// <summary>Percentiles by the nearest-rank method.</summary>
internal static class Percentile
{
    /// <summary>The smallest sample that at least <paramref name="share"/> (0-1) of all samples do not exceed.</summary>
    /// <exception cref="ArgumentException">No samples.</exception>
    public static double Of(IReadOnlyCollection<double> samples, double share)
    {
        if (samples.Count == 0)
            throw new ArgumentException("A percentile needs at least one sample.", nameof(samples));
        var sorted = samples.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
