using Assistant.Guide;

namespace Assistant.Cli.Bench;

/// <summary>A thousand whole turns on the shop, in conversations of four: what the guide costs beside its model, and what it keeps in memory.</summary>
internal static class TurnBenchmark
{
    private const int Turns = 1000;
    private const int TurnsOfConversation = 4;

    private static readonly string[] Texts =
    [
        "wireless headphones under 300", "cheaper ones please", "what about the second one?", "can I return it?",
        "想买个电饭煲，五百以内", "便宜点的呢", "第二个怎么样", "七天无理由退货吗",
    ];

    public static readonly Benchmark Benchmark = new("turn", "a thousand turns: time beside the model, memory", RunAsync);

    private static async Task<IReadOnlyDictionary<string, Measurement>> RunAsync(BenchmarkContext context, CancellationToken cancellationToken)
    {
        using var copy = await ScratchShop.CopyAsync(context.Settings, cancellationToken);
        await using var host = await GuideHost.StartAsync(copy.Settings, cancellationToken);
        await TurnAsync(host, -1, cancellationToken);
        var atRest = ResidentMegabytes();
        var overhead = new List<double>(Turns);
        var total = new List<double>(Turns);
        for (var turn = 0; turn < Turns; turn++)
        {
            var record = await TurnAsync(host, turn, cancellationToken);
            overhead.Add(record.Timings.OverheadMs);
            total.Add(record.Timings.TotalMs);
            if ((turn + 1) % 100 == 0)
                context.Progress($"turn: {turn + 1} of {Turns}");
        }
        return new Dictionary<string, Measurement>
        {
            ["turn_overhead_ms_p95"] = new(Percentile.Of(overhead, 0.95), "ms", Turns),
            ["turn_ms_p50"] = new(Percentile.Of(total, 0.5), "ms", Turns),
            ["turn_ms_p95"] = new(Percentile.Of(total, 0.95), "ms", Turns),
            ["memory_at_rest_mb"] = new(atRest, "MB resident", 1),
            ["memory_after_1000_turns_mb"] = new(ResidentMegabytes(), "MB resident", 1),
        };
    }

    private static Task<TurnRecord> TurnAsync(GuideHost host, int turn, CancellationToken cancellationToken) =>
        host.CompleteAsync(
            new TurnRequest
            {
                ConversationId = $"bench-{Environment.ProcessId}-{turn / TurnsOfConversation}",
                Channel = "cli",
                Text = Texts[(turn + Texts.Length) % Texts.Length],
            },
            cancellationToken);

    private static double ResidentMegabytes()
    {
        GC.Collect();
        return Environment.WorkingSet / 1e6;
    }
}
