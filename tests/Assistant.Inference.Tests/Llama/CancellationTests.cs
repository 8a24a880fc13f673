using Assistant.Inference.Llama;

namespace Assistant.Inference.Tests.Llama;

/// <summary>Requests that are dropped at any moment.</summary>
[Collection(RunsAlone.Name)]
public sealed class CancellationTests
{
    private static readonly SamplingOptions Greedy = new();
    private static readonly ChatFormats.OutputGrammar Endless = new("root ::= [a-z]+", null);

    [SharedFact(LocalModels.Stories)]
    public async Task A_thousand_requests_with_random_cancellations_leave_no_busy_slot_and_stable_memory()
    {
        using var model = LocalModels.LoadStories();
        using var engine = LocalModels.StartEngine(model, slots: 4, context: 128, cells: 384);
        await Storm(engine, count: 300, seed: 1);
        var before = ResidentBytes();
        await Storm(engine, count: 1000, seed: 2);
        (ResidentBytes() - before).ShouldBeLessThan(24L << 20);
        engine.Load.Running.ShouldBe(0);
        engine.Load.Waiting.ShouldBe(0);
        using var after = engine.Start(new GenerationRequest(TestTokens.Random(20, 1, 500), 0, null, 8), Greedy, null, default);
        (await after.Generation.Tokens.ReadAsync()).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_cancelled_prompt_frees_its_slot_before_it_is_evaluated()
    {
        using var client = LocalModels.LoadClient();
        var engine = LocalModels.EngineOf(client);
        using var cancel = new CancellationTokenSource();
        using var running = engine.Start(new GenerationRequest(TestTokens.Random(1000, 1), 0, "anna", 8), Greedy, null, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await running.Generation.Tokens.ReadAsync());
        engine.Load.Running.ShouldBe(0);
        running.Generation.GeneratedTokens.ShouldBe(0);
    }

    [Fact]
    public async Task One_who_leaves_does_not_disturb_the_others()
    {
        using var client = LocalModels.LoadClient();
        var engine = LocalModels.EngineOf(client);
        using var stays = engine.Start(new GenerationRequest(TestTokens.Random(30, 1), 0, null, 100), Greedy, Endless, default);
        for (var other = 0; other < 20; other++)
        {
            using var leaves = engine.Start(new GenerationRequest(TestTokens.Random(200, other), 0, "same", 100), Greedy, Endless, default);
            await stays.Generation.Tokens.ReadAsync();
        }
        var count = 20;
        await foreach (var token in stays.Generation.Tokens.ReadAllAsync())
            count++;
        count.ShouldBe(100);
        stays.Generation.End.ShouldBe(GenerationEnd.Length);
    }

    [Fact]
    public async Task One_who_waits_and_leaves_makes_room_in_the_queue_at_once()
    {
        using var model = LlamaModel.Load(LocalModels.GuideMini, gpu: null);
        using var engine = LocalModels.StartEngine(model, slots: 1, queue: 1);
        using var runs = engine.Start(new GenerationRequest(TestTokens.Random(10, 1), 0, null, 100), Greedy, Endless, default);
        await runs.Generation.Tokens.ReadAsync();
        for (var other = 0; other < 10; other++)
            engine.Start(new GenerationRequest(TestTokens.Random(10, other), 0, null, 1), Greedy, null, default).Dispose();
        engine.Load.Waiting.ShouldBe(0);
    }

    /// <summary>Requests of random size, two thirds of them dropped: at once, after some tokens, or by a token from another thread.</summary>
    private static Task Storm(LlamaEngine engine, int count, int seed)
    {
        var random = new Random(seed);
        var plans = Enumerable.Range(0, count)
            .Select(_ => (Length: random.Next(1, 100), Public: random.Next(0, 60), Stop: random.Next(-6, 12), Who: random.Next(0, 20)))
            .ToArray();
        return Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (plan, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var conversation = plan.Who < 10 ? $"shopper {plan.Who}" : null;
            var request = new GenerationRequest(TestTokens.Random(plan.Length, plan.Who, 500), plan.Public, conversation, 24);
            using var running = engine.Start(request, new SamplingOptions(Temperature: 1, Seed: 1), null, cancel.Token);
            if (plan.Stop == 0)
                await cancel.CancelAsync();
            if (plan.Stop < -3)
                return;
            try
            {
                var read = 0;
                await foreach (var token in running.Generation.Tokens.ReadAllAsync(CancellationToken.None))
                {
                    if (++read == plan.Stop)
                        await cancel.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                cancel.IsCancellationRequested.ShouldBeTrue();
            }
        });
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
