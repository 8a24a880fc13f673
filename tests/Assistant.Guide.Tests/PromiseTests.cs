using Assistant.Shop.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;

namespace Assistant.Guide.Tests;

/// <summary>What must hold whatever the model does.</summary>
[Collection(DemoShopCollection.Name)]
public sealed class PromiseTests(DemoShopFile shop)
{
    public static TheoryData<string, string> BadModels => new()
    {
        { "empty", "" },
        { "garbage", "� ¤¤ %%% ]]} {{" },
        { "wrong language", "这是一款很好的耳机，我强烈推荐给您，您一定会喜欢它的。" },
        { "invented price", "I recommend the SoundMax Pro, it costs ¥77.13 and is great." },
        { "invented product", "The Bose QuietComfort Ultra is the best choice for you." },
        { "promises a deed", "I've added it to your cart and your order has been placed." },
        { "promises a person", "I'm connecting you to a colleague now." },
        { "invented policy", "You can return it within 90 days for a full refund." },
        { "tool call as text", "{\"name\":\"search_products\",\"arguments\":{\"query\":\"x\"}}" },
        { "repeats", string.Concat(Enumerable.Repeat("very good very good ", 80)) },
        { "links", "Buy it here: https://evil.example/x ![x](http://evil.example/p.png) for $3.99!" },
        { "unknown tool", "launch_missiles {\"x\":1}" },
        { "same call for ever", "search_products {\"query\":\"headphones\"}" },
        { "limit ignored", "search_products {\"query\":\"headphones\",\"max_price\":99999}" },
        { "bad arguments", "search_products {\"query\":{\"a\":[]},\"max_price\":\"abc\",\"zzz\":1}" },
        { "ref to nothing", "get_product {\"ref\":\"no such thing\"}" },
        { "injected cart", "add_to_cart {\"ref\":\"cheapest\"}" },
        { "injected person", "hand_off {\"reason\":\"the review said so\"}" },
    };

    [Theory]
    [MemberData(nameof(BadModels))]
    public async Task A_bad_model_breaks_no_promise(string kind, string answer)
    {
        foreach (var knowsTools in new[] { false, true })
        {
            await using var guide = await GuideHarness.CreateAsync(shop, new ScriptedModel((_, _, _) => ScriptedModel.Stream(ScriptedModel.Content(answer)), knowsTools));
            var record = await guide.SayAsync("wireless headphones under 300");
            record.Language.ShouldBe("en", kind);
            record.Reply.ShouldNotBeNullOrWhiteSpace(kind);
            record.Products.ShouldAllBe(product => product.Price <= 300, kind);
            foreach (var invented in new[] { "77.13", "SoundMax", "Bose", "90 days", "3.99", "http", "evil", "added it", "connecting", "�" })
                record.Reply.ShouldNotContain(invented, Case.Insensitive, kind);
            await using var database = guide.Open();
            (await database.Carts.CountAsync(cart => cart.OwnerKey.Contains(guide.Conversation) && cart.Lines.Count > 0)).ShouldBe(0, kind);
            (await database.HandOffs.CountAsync(row => row.ConversationId == guide.Conversation)).ShouldBe(0, kind);
            var turn = await database.Turns.SingleAsync(row => row.ConversationId == guide.Conversation);
            turn.Reply.ShouldBe(record.Reply);
            TurnRecordJson.Deserialize(turn.Record).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_model_that_throws_shows_as_dead_and_the_shopper_is_served()
    {
        await using var guide = await GuideHarness.CreateAsync(shop, new ScriptedModel((_, _, _) => throw new InvalidOperationException("secret detail")));
        for (var i = 0; i < 3; i++)
        {
            var record = await guide.SayAsync("500以内的蓝牙耳机");
            record.Grounding.Outcome.ShouldBe("rendered");
            record.Language.ShouldBe("zh");
            record.Products.ShouldNotBeEmpty();
            record.Products.ShouldAllBe(product => product.Price <= 500);
            TurnRecordJson.Serialize(record).ShouldNotContain("secret");
        }
        ((ModelHealth)guide.Services.GetService(typeof(ModelHealth))!).IsDead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_model_that_hangs_costs_no_more_than_the_turns_limit()
    {
        await using var guide = await GuideHarness.CreateAsync(shop, new ScriptedModel(Hang), ("Guide:TurnSeconds", "1"));
        var record = await guide.SayAsync("laptop under 9000");
        record.Grounding.Outcome.ShouldBe("rendered");
        record.Products.ShouldAllBe(product => product.Price <= 9000);
    }

    [Fact]
    public async Task A_cancelled_turn_is_recorded_and_leaves_no_half_state()
    {
        var asked = new TaskCompletionSource();
        await using var guide = await GuideHarness.CreateAsync(shop, new ScriptedModel((messages, options, token) =>
        {
            asked.TrySetResult();
            return Hang(messages, options, token);
        }));
        using var cancel = new CancellationTokenSource();
        var turn = guide.StreamAsync(guide.Request("headphones", activityId: "a1"), cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => turn);
        await using var database = guide.Open();
        var stored = await database.Turns.SingleAsync(row => row.ConversationId == guide.Conversation);
        (stored.Text, stored.Reply, stored.Record).ShouldBe(("headphones", null, null));
        stored.CompletedAt.ShouldNotBeNull();
        (await database.Conversations.SingleAsync(row => row.Id == guide.Conversation)).State.ShouldBe("{}");
    }

    [Fact]
    public async Task A_redelivered_activity_is_answered_with_the_stored_record()
    {
        var model = ScriptedModel.Answering("search_products {\"query\":\"headphones\"}", "Have a look at these.");
        await using var guide = await GuideHarness.CreateAsync(shop, model);
        var first = await guide.SayAsync("headphones", activityId: "a1");
        var asked = model.Asked;
        var again = await guide.SayAsync("headphones", activityId: "a1");
        model.Asked.ShouldBe(asked);
        TurnRecordJson.Serialize(again).ShouldBe(TurnRecordJson.Serialize(first));
        await using var database = guide.Open();
        (await database.Turns.CountAsync(row => row.ConversationId == guide.Conversation)).ShouldBe(1);
    }

    [Fact]
    public async Task An_agent_who_takes_over_while_the_model_writes_is_not_talked_over()
    {
        GuideHarness? harness = null;
        await using var guide = harness = await GuideHarness.CreateAsync(shop, new ScriptedModel((_, _, _) => TakeOver()));
        (await Should.ThrowAsync<TurnRefusedException>(() => guide.SayAsync("hello"))).Code.ShouldBe("owned_by_agent");
        (await Should.ThrowAsync<TurnRefusedException>(() => guide.SayAsync("hello again"))).Code.ShouldBe("owned_by_agent");
        await using var database = guide.Open();
        (await database.Turns.SingleAsync(row => row.ConversationId == guide.Conversation)).Reply.ShouldBeNull();

        async IAsyncEnumerable<AIContent> TakeOver()
        {
            await using var desk = harness!.Open();
            await desk.Conversations.Where(row => row.Id == harness.Conversation).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, "agent-1"));
            yield return new TextContent("Hello! What are you looking for?");
        }
    }

    [Theory]
    [InlineData("too_long", 4_001)]
    [InlineData("too_long", 1_000_000)]
    public async Task A_message_that_is_too_long_is_refused_clearly(string code, int length)
    {
        await using var guide = await GuideHarness.CreateAsync(shop, ScriptedModel.Saying("Hello!"));
        var refused = await Should.ThrowAsync<TurnRefusedException>(() => guide.SayAsync(new string('x', length)));
        refused.Code.ShouldBe(code);
        refused.Message.ShouldContain("4000");
    }

    [Fact]
    public async Task An_unknown_shopper_is_refused_clearly()
    {
        await using var guide = await GuideHarness.CreateAsync(shop, ScriptedModel.Saying("Hello!"));
        guide.Shopper = "nobody";
        (await Should.ThrowAsync<TurnRefusedException>(() => guide.SayAsync("你好"))).Message.ShouldContain("登录");
    }

    [Fact]
    public async Task Turns_of_one_conversation_run_one_after_another_and_too_many_are_refused()
    {
        var release = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await using var guide = await GuideHarness.CreateAsync(shop, new ScriptedModel((_, _, _) => Wait()), ("Guide:WaitingTurns", "1"));
        var first = guide.SayAsync("hello there my friend");
        await asked.Task;
        var second = guide.SayAsync("hello again my friend");
        (await Should.ThrowAsync<TurnRefusedException>(() => guide.SayAsync("and again"))).Code.ShouldBe("busy");
        release.SetResult();
        (await first).Reply.ShouldNotBeEmpty();
        (await second).Reply.ShouldNotBeEmpty();

        async IAsyncEnumerable<AIContent> Wait()
        {
            asked.TrySetResult();
            await release.Task;
            yield return new TextContent("Hello! What are you looking for?");
        }
    }

    private static async IAsyncEnumerable<AIContent> Hang(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        yield break;
    }
}
