namespace Assistant.Cli.Bench;

/// <summary>The measurements of <c>./run bench</c>, in the order they run.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        EngineBenchmark.Benchmark,
        SearchBenchmark.Benchmark,
        TurnBenchmark.Benchmark,
        StartBenchmark.Benchmark,
    ];
}
