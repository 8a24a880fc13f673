using Assistant.Inference.Llama;

namespace Assistant.Inference.Tests.Llama;

/// <summary>Queue, sequences and prefixes, on an engine of its own for each test.</summary>
public sealed class LlamaEngineTests : IDisposable
{
    private static readonly SamplingOptions Greedy = new();

    private readonly LlamaModel _model;

    public LlamaEngineTests()
    {
        LlamaRuntime.EnsureLoaded(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        _model = LlamaModel.Load(LocalModels.GuideMini, gpu: null);
    }

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task Greedy_output_is_the_same_every_time_when_alone()
    {
        using var engine = LocalModels.StartEngine(_model);
        var prompt = Prompt(60, seed: 1);
        var first = await Run(engine, new GenerationRequest(prompt, 30, null, 32));
        for (var repeat = 0; repeat < 3; repeat++)
            (await Run(engine, new GenerationRequest(prompt, 30, null, 32))).Tokens.ShouldBe(first.Tokens);
    }

    [Fact]
    public async Task A_seed_repeats_what_chance_chose_and_another_seed_does_not()
    {
        using var engine = LocalModels.StartEngine(_model);
        var request = new GenerationRequest(Prompt(20, seed: 2), 0, null, 32);
        var sampling = new SamplingOptions(Temperature: 1.5f, Seed: 7);
        var first = await Run(engine, request, sampling);
        (await Run(engine, request, sampling)).Tokens.ShouldBe(first.Tokens);
        (await Run(engine, request, sampling with { Seed = 8 })).Tokens.ShouldNotBe(first.Tokens);
    }

    [Theory]
    [InlineData(1f, 2f, 0f)]
    [InlineData(1f, 0f, 2f)]
    [InlineData(3f, 0f, 0f)]
    public async Task Penalties_make_the_output_more_varied(float repeat, float frequency, float presence)
    {
        using var engine = LocalModels.StartEngine(_model);
        var letters = new ChatFormats.OutputGrammar("root ::= [a-z]+", null);
        var request = new GenerationRequest(Prompt(20, seed: 2), 0, null, 60);
        var plain = await Run(engine, request, Greedy, letters);
        var varied = await Run(engine, request, new SamplingOptions(RepeatPenalty: repeat, FrequencyPenalty: frequency, PresencePenalty: presence), letters);
        varied.Tokens.Distinct().Count().ShouldBeGreaterThan(plain.Tokens.Distinct().Count());
    }

    [Fact]
    public async Task The_public_prefix_is_evaluated_once_for_all_conversations()
    {
        using var engine = LocalModels.StartEngine(_model);
        var instructions = Prompt(80, seed: 3);
        (await Run(engine, new GenerationRequest([.. instructions, .. Prompt(10, 4)], 80, "anna", 4))).Generation.CachedTokens.ShouldBe(0);
        (await Run(engine, new GenerationRequest([.. instructions, .. Prompt(10, 5)], 80, "ben", 4))).Generation.CachedTokens.ShouldBe(80);
        (await Run(engine, new GenerationRequest([.. instructions, .. Prompt(10, 6)], 80, null, 4))).Generation.CachedTokens.ShouldBe(80);
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_share_one_evaluation_of_the_prefix()
    {
        using var engine = LocalModels.StartEngine(_model);
        var instructions = Prompt(80, seed: 3);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(who =>
            Run(engine, new GenerationRequest([.. instructions, .. Prompt(10, 10 + who)], 80, null, 4))));
        results.Count(result => result.Generation.CachedTokens == 0).ShouldBe(1);
        results.Count(result => result.Generation.CachedTokens == 80).ShouldBe(3);
    }

    [Fact]
    public async Task A_conversation_finds_its_own_tokens_again_and_nobody_elses()
    {
        using var engine = LocalModels.StartEngine(_model);
        var said = Prompt(40, seed: 7);
        var first = await Run(engine, new GenerationRequest(said, 0, "anna", 8));
        int[] next = [.. said, .. first.Tokens, .. Prompt(10, 8)];
        (await Run(engine, new GenerationRequest(next, 0, "ben", 8))).Generation.CachedTokens.ShouldBe(0, "private text is never shared");
        (await Run(engine, new GenerationRequest(next, 0, null, 8))).Generation.CachedTokens.ShouldBe(0);
        // The last generated token was never evaluated.
        (await Run(engine, new GenerationRequest(next, 0, "anna", 8))).Generation.CachedTokens.ShouldBe(40 + first.Tokens.Length - 1);
    }

    [Fact]
    public async Task Reused_tokens_give_the_reply_that_fresh_ones_give()
    {
        using var engine = LocalModels.StartEngine(_model);
        var tokens = _model.Vocabulary.Tokenize("<|im_start|>user\n hello<|im_end|>\n<|im_start|>assistant\n", markup: true);
        int[] longer = [.. tokens, .. _model.Vocabulary.Tokenize("Hello!<|im_end|>\n<|im_start|>user\n wireless headphones under 100<|im_end|>\n<|im_start|>assistant\n", markup: true)];
        await Run(engine, new GenerationRequest(tokens, 0, "anna", 8));
        var reused = await Run(engine, new GenerationRequest(longer, 0, "anna", 32));
        var fresh = await Run(engine, new GenerationRequest(longer, 0, null, 32));
        reused.Generation.CachedTokens.ShouldBeGreaterThan(0);
        reused.Tokens.ShouldBe(fresh.Tokens);
    }

    [Fact]
    public async Task The_conversation_used_longest_ago_is_dropped_when_memory_runs_out()
    {
        using var engine = LocalModels.StartEngine(_model, cells: 256);
        foreach (var who in new[] { "anna", "ben" })
            await Run(engine, new GenerationRequest(Prompt(90, seed: who.Length), 0, who, 8));
        await Run(engine, new GenerationRequest(Prompt(90, seed: "anna".Length), 0, "anna", 8));
        await Run(engine, new GenerationRequest(Prompt(90, seed: 30), 0, "cleo", 8));
        (await Run(engine, new GenerationRequest(Prompt(90, seed: "anna".Length), 0, "anna", 8))).Generation.CachedTokens.ShouldBe(89);
        (await Run(engine, new GenerationRequest(Prompt(90, seed: "ben".Length), 0, "ben", 8))).Generation.CachedTokens.ShouldBe(0);
    }

    [Fact]
    public async Task A_memory_for_one_conversation_serves_many_one_after_another()
    {
        using var engine = LocalModels.StartEngine(_model, slots: 4, context: 128, cells: 128);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(who =>
            Run(engine, new GenerationRequest(Prompt(60, who), 20 * (who % 3), $"shopper {who}", 16))));
        results.ShouldAllBe(result => result.Tokens.Length > 0);
        engine.Load.Running.ShouldBe(0);
    }

    [Fact]
    public async Task A_full_queue_refuses_with_a_time_to_come_back()
    {
        using var engine = LocalModels.StartEngine(_model, slots: 1, queue: 1);
        using var long1 = engine.Start(new GenerationRequest(Prompt(20, 1), 0, null, 100), new SamplingOptions(Temperature: 5, Seed: 1), null, default);
        await long1.Generation.Tokens.WaitToReadAsync();
        using var waits = engine.Start(new GenerationRequest(Prompt(20, 2), 0, null, 100), Greedy, null, default);
        var busy = Should.Throw<ModelBusyException>(() => engine.Start(new GenerationRequest(Prompt(20, 3), 0, null, 4), Greedy, null, default));
        busy.RetryAfter.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        busy.Message.ShouldContain("QueueLimit");
    }

    [Fact]
    public void A_prompt_that_leaves_no_room_for_a_reply_is_refused()
    {
        using var engine = LocalModels.StartEngine(_model, context: 128);
        var refused = Should.Throw<PromptTooLongException>(() => engine.Start(new GenerationRequest(Prompt(128, 1), 0, null, 4), Greedy, null, default));
        refused.Tokens.ShouldBe(128);
        refused.Limit.ShouldBe(128);
    }

    [Fact]
    public async Task A_full_context_ends_a_reply_with_length()
    {
        using var engine = LocalModels.StartEngine(_model, context: 64, cells: 256);
        var grammar = new ChatFormats.OutputGrammar("root ::= [a-z]+", null);
        using var running = engine.Start(new GenerationRequest(Prompt(40, 1), 0, null, 1000), Greedy, grammar, default);
        var count = 0;
        await foreach (var token in running.Generation.Tokens.ReadAllAsync())
            count++;
        running.Generation.End.ShouldBe(GenerationEnd.Length);
        count.ShouldBe(24);
    }

    [Fact]
    public async Task A_long_prompt_does_not_stall_the_replies_of_others()
    {
        using var engine = LocalModels.StartEngine(_model, slots: 2, context: 1024, cells: 2048);
        var endless = new ChatFormats.OutputGrammar("root ::= [a-z]+", null);
        using var talker = engine.Start(new GenerationRequest(Prompt(10, 1), 0, null, 400), Greedy, endless, default);
        await talker.Generation.Tokens.ReadAsync();
        using var reader = engine.Start(new GenerationRequest(Prompt(900, 2), 0, null, 1), Greedy, null, default);
        var before = talker.Generation.GeneratedTokens;
        await reader.Generation.Tokens.WaitToReadAsync();
        // 900 tokens in shared batches of 128 are eight batches: as many tokens for the one who talks.
        (talker.Generation.GeneratedTokens - before).ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task Disposing_of_the_engine_ends_what_runs_and_what_waits()
    {
        var engine = LocalModels.StartEngine(_model, slots: 1);
        var endless = new ChatFormats.OutputGrammar("root ::= [a-z]+", null);
        var runs = engine.Start(new GenerationRequest(Prompt(10, 1), 0, null, 1000), Greedy, endless, default);
        await runs.Generation.Tokens.ReadAsync();
        var waits = engine.Start(new GenerationRequest(Prompt(10, 2), 0, null, 1000), Greedy, null, default);
        engine.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await Drain(runs));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await Drain(waits));
        Should.Throw<ObjectDisposedException>(() => engine.Start(new GenerationRequest(Prompt(10, 3), 0, null, 4), Greedy, null, default));
    }

    private static int[] Prompt(int length, int seed) => TestTokens.Random(length, seed);

    private static async Task<(int[] Tokens, Generation Generation)> Run(LlamaEngine engine, GenerationRequest request, SamplingOptions? sampling = null, ChatFormats.OutputGrammar? grammar = null)
    {
        using var running = engine.Start(request, sampling ?? Greedy, grammar, CancellationToken.None);
        return (await Drain(running), running.Generation);
    }

    private static async Task<int[]> Drain(RunningGeneration running)
    {
        var tokens = new List<int>();
        await foreach (var token in running.Generation.Tokens.ReadAllAsync())
            tokens.Add(token);
        return [.. tokens];
    }
}
