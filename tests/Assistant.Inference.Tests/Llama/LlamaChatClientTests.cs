using Assistant.Inference.Llama;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Llama;

public sealed class LlamaChatClientTests(GuideMiniFixture model) : IClassFixture<GuideMiniFixture>
{
    private static readonly ChatOptions Short = new() { MaxOutputTokens = 64 };

    [Theory]
    [InlineData("wireless headphones under 100")]
    [InlineData("有没有200元以内的耳机")]
    public async Task A_wish_for_a_product_becomes_a_search_call(string wish)
    {
        var response = await model.Client.GetResponseAsync(Says(wish), Short);
        var call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Single();
        call.Name.ShouldBe("search_products");
        call.Arguments!.Keys.ShouldContain("query");
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task A_streamed_reply_comes_in_pieces_that_make_the_whole_one()
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in model.Client.GetStreamingResponseAsync(Says("你好"), Short))
            updates.Add(update);
        updates.Count(update => update.Text.Length > 0).ShouldBeGreaterThan(2);
        updates.Select(update => update.ResponseId).Distinct().Count().ShouldBe(1);
        updates.ToChatResponse().Text.ShouldBe((await model.Client.GetResponseAsync(Says("你好"), Short)).Text);
        updates.ShouldAllBe(update => !update.Text.Contains('\uFFFD'));
    }

    [Fact]
    public async Task Usage_and_timings_stand_on_every_response()
    {
        var response = await model.Client.GetResponseAsync(Says("hello"), Short);
        response.Usage!.InputTokenCount!.Value.ShouldBeInRange(8, 20);
        response.Usage.OutputTokenCount!.Value.ShouldBeInRange(1, 64);
        response.Usage.TotalTokenCount.ShouldBe(response.Usage.InputTokenCount + response.Usage.OutputTokenCount);
        response.ModelId.ShouldBe("guide-mini-0");
        var timings = response.AdditionalProperties![GenerationTimings.Key].ShouldBeOfType<GenerationTimings>();
        timings.FirstTokenMs.ShouldBeGreaterThan(0);
        timings.TotalMs.ShouldBeGreaterThanOrEqualTo(timings.FirstTokenMs);
        timings.FirstTokenMs.ShouldBe(timings.QueueMs + timings.PromptMs, tolerance: 0.01);
    }

    [Fact]
    public async Task The_second_turn_of_a_conversation_evaluates_only_what_is_new()
    {
        var options = new ChatOptions { MaxOutputTokens = 64, ConversationId = "anna" };
        List<ChatMessage> conversation = [.. Says("hello")];
        var first = await model.Client.GetResponseAsync(conversation, options);
        first.Usage!.CachedInputTokenCount.ShouldBe(0);
        conversation.AddRange(first.Messages);
        conversation.AddRange(Says("wireless headphones under 100"));
        var second = await model.Client.GetResponseAsync(conversation, options);
        second.Usage!.CachedInputTokenCount!.Value.ShouldBeGreaterThanOrEqualTo(first.Usage.InputTokenCount!.Value);
        second.ConversationId.ShouldBeNull("the caller goes on sending the whole conversation");
    }

    [Fact]
    public async Task A_reply_ends_at_its_limit_with_the_reason_length()
    {
        var response = await model.Client.GetResponseAsync(Says("hello"), new ChatOptions { MaxOutputTokens = 2 });
        response.FinishReason.ShouldBe(ChatFinishReason.Length);
        response.Usage!.OutputTokenCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_sequence_ends_the_reply_before_it()
    {
        var whole = (await model.Client.GetResponseAsync(Says("hello"), Short)).Text;
        var stop = whole[3..6];
        var response = await model.Client.GetResponseAsync(Says("hello"), new ChatOptions { MaxOutputTokens = 64, StopSequences = [stop] });
        response.Text.ShouldBe(whole[..whole.IndexOf(stop, StringComparison.Ordinal)].TrimEnd());
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        await model.Client.GetResponseAsync(Says("hello"), Short);
        model.Engine.Load.Running.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_reply_and_others_do_not()
    {
        var replies = new List<string>();
        foreach (var seed in new long[] { 1, 1, 2, 3, 4 })
            replies.Add((await model.Client.GetResponseAsync(Says("hello"), new ChatOptions { MaxOutputTokens = 48, Temperature = 2, Seed = seed })).Text);
        replies[1].ShouldBe(replies[0]);
        replies.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Narrow_sampling_gives_the_greedy_reply_at_any_temperature()
    {
        var greedy = (await model.Client.GetResponseAsync(Says("hello"), Short)).Text;
        ChatOptions[] narrow =
        [
            new() { TopK = 1 },
            new() { TopP = 0 },
            new() { AdditionalProperties = new() { ["min_p"] = 1 } },
        ];
        foreach (var options in narrow)
        {
            (options.Temperature, options.MaxOutputTokens) = (2, 64);
            (await model.Client.GetResponseAsync(Says("hello"), options)).Text.ShouldBe(greedy);
        }
    }

    [Theory]
    [InlineData(-1f, 1f, "Temperature")]
    [InlineData(1f, 1.5f, "TopP")]
    public async Task An_option_outside_its_range_is_named(float temperature, float topP, string name)
    {
        var options = new ChatOptions { Temperature = temperature, TopP = topP };
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => model.Client.GetResponseAsync(Says("hello"), options))).ParamName.ShouldBe(name);
    }

    [Fact]
    public async Task A_message_longer_than_the_context_is_refused_clearly()
    {
        var refused = await Should.ThrowAsync<PromptTooLongException>(() => model.Client.GetResponseAsync(Says(string.Concat(Enumerable.Repeat("耳机 ", 1000))), Short));
        refused.Limit.ShouldBeLessThanOrEqualTo(1024);
    }

    [Fact]
    public async Task A_long_conversation_loses_its_oldest_turns_and_is_answered()
    {
        var conversation = Enumerable.Range(0, 200).SelectMany(turn => new[] { new ChatMessage(ChatRole.User, $"hello number {turn}"), new(ChatRole.Assistant, "Hello! What are you looking for?") });
        var response = await model.Client.GetResponseAsync([.. conversation, .. Says("wireless headphones under 100")], Short);
        response.Usage!.InputTokenCount!.Value.ShouldBeInRange(400, 1024);
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task A_caller_who_stops_reading_frees_the_slot()
    {
        await foreach (var update in model.Client.GetStreamingResponseAsync(Says("hello"), Short))
        {
            if (update.Text.Length > 0)
                break;
        }
        await model.Client.GetResponseAsync(Says("hello"), Short);
        model.Engine.Load.Running.ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_ends_a_reply()
    {
        using var cancel = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in model.Client.GetStreamingResponseAsync(Says("hello"), new ChatOptions { Temperature = 5, MaxOutputTokens = 800 }, cancel.Token))
                await cancel.CancelAsync();
        });
    }

    [Fact]
    public void It_says_what_it_is()
    {
        model.Client.GetService<ModelDescription>().ShouldBe(new ModelDescription("guide-mini-0", "guide-mini", KnowsTools: true, "cpu", 1024, WritesReplies: false));
        model.Client.GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe("guide-mini-0");
        model.Client.GetService<LlamaChatClient>().ShouldBe(model.Client);
        model.Client.GetService<string>().ShouldBeNull();
    }

    private static ChatMessage[] Says(string text) => [new(ChatRole.User, text)];
}
