using System.Diagnostics;

namespace Assistant.Cli.Bench;

/// <summary>From a cold process to its first answered turn: this program is started anew for each sample.</summary>
internal static class StartBenchmark
{
    private const int Samples = 5;

    public static readonly Benchmark Benchmark = new("start", "a new process to its first answered turn", RunAsync);

    private static async Task<IReadOnlyDictionary<string, Measurement>> RunAsync(BenchmarkContext context, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        for (var sample = 0; sample <= Samples; sample++)
        {
            var elapsed = await AskOnceAsync(context.Settings, cancellationToken);
            // The first one may make the demo shop and fills the file cache.
            if (sample > 0)
                seconds.Add(elapsed.TotalSeconds);
        }
        return new Dictionary<string, Measurement>
        {
            ["cold_start_to_first_turn_s"] = new(Percentile.Of(seconds, 0.5), "s, median", Samples),
        };
    }

    private static async Task<TimeSpan> AskOnceAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])["ask", "wireless headphones under 300", "--json", .. settings.SelectMany(pair => new[] { "--set", $"{pair.Key}={pair.Value}" })])
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? watch.Elapsed
            : throw new UserErrorException($"bench start: a new process ended with exit code {process.ExitCode} in place of an answer; its message stands above.");
    }
}
