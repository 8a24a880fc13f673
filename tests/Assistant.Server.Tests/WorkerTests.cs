using System.Text.Json;
using Assistant.Guide;
using Assistant.Server.Tests.Support;
using Assistant.Shop.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Server.Tests;

public class WorkerTests
{
    [Theory]
    [InlineData("hello", "Something went wrong")]
    [InlineData("你好", "出了点问题")]
    public async Task A_guide_that_fails_gets_an_honest_reply_without_the_exceptions_text(string text, string apology)
    {
        await using var server = await TestServer.StartAsync();
        server.Guide.Script = (_, _) => throw new InvalidOperationException("secret path /etc");
        var reply = await AskAsync(server, text);
        reply.GetProperty("text").GetString()!.ShouldContain(apology);
        reply.GetProperty("text").GetString()!.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_refused_turn_tells_the_shopper_why()
    {
        await using var server = await TestServer.StartAsync();
        server.Guide.Script = (_, _) => throw new TurnRefusedException("too_long", "Your message has 5,000 characters; 4,000 are the most.");
        (await AskAsync(server, "x")).GetProperty("text").GetString().ShouldBe("Your message has 5,000 characters; 4,000 are the most.");
    }

    [Fact]
    public async Task A_guide_that_hangs_is_given_up_after_the_limit()
    {
        await using var server = await TestServer.StartAsync(new() { ["WebChat:TurnSeconds"] = "5" });
        server.Guide.Script = (_, stop) => ActivityTests.Never(stop);
        (await AskAsync(server, "hello")).GetProperty("text").GetString()!.ShouldContain("went wrong");
    }

    [Fact]
    public async Task Turns_of_one_conversation_run_one_after_another_while_others_go_on()
    {
        await using var server = await TestServer.StartAsync(new() { ["WebChat:ParallelTurns"] = "2" });
        var first = new TaskCompletionSource();
        server.Guide.Script = (request, _) => request.Text == "one" ? After(first.Task, request) : ScriptedGuide.Echo(request);
        var (a, b) = (await server.VisitAsync(), await server.VisitAsync());
        await using var streamA = await a.ListenAsync();
        await using var streamB = await b.ListenAsync();
        await a.SayAsync("one");
        await a.SayAsync("two");
        await b.SayAsync("three");
        (await streamB.NextReplyAsync()).GetProperty("text").GetString().ShouldBe("You said: three");
        server.Guide.Requests.ShouldNotContain(r => r.Text == "two");
        first.SetResult();
        (await streamA.NextReplyAsync()).GetProperty("text").GetString().ShouldBe("You said: one");
        (await streamA.NextReplyAsync()).GetProperty("text").GetString().ShouldBe("You said: two");
    }

    [Fact]
    public async Task Stopping_lets_a_running_turn_end()
    {
        await using var server = await TestServer.StartAsync(new() { ["WebChat:StopSeconds"] = "20" });
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Guide.Script = (request, _) =>
        {
            begun.SetResult();
            return After(goOn.Task, request);
        };
        var visitor = await server.VisitAsync();
        await visitor.SayAsync("hello");
        await begun.Task;
        var stopping = server.StopAsync();
        goOn.SetResult();
        await stopping;
        (await server.InDatabaseAsync(db => db.Activities.AnyAsync(a => a.AwaitsReply))).ShouldBeFalse();
        (await server.InDatabaseAsync(db => db.Activities.CountAsync())).ShouldBe(2);
    }

    [Theory]
    [InlineData("Where is my order?", "was restarted")]
    [InlineData("我的订单呢？", "重新启动")]
    public async Task A_message_that_a_killed_server_left_unanswered_gets_an_honest_notice_at_the_next_start(string text, string notice)
    {
        await using var server = await TestServer.StartAsync(prepare: db => LeaveUnanswered(db, text));
        var reply = await ReplyInDatabaseAsync(server);
        reply.GetProperty("text").GetString()!.ShouldContain(notice);
        reply.GetProperty("replyToId").GetString().ShouldBe("m1");
        reply.GetProperty("suggestedActions").GetProperty("actions")[0].GetProperty("value").GetString().ShouldBe(text);
        server.Guide.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_that_a_killed_server_had_ready_is_delivered_at_the_next_start()
    {
        await using var server = await TestServer.StartAsync(prepare: db =>
        {
            db.Turns.Add(new Turn { ConversationId = "c1", Number = 1, ActivityId = "m1", Text = "hello", Reply = "You said: hello", Record = "{}" });
            return LeaveUnanswered(db, "hello");
        });
        (await ReplyInDatabaseAsync(server)).GetProperty("text").GetString().ShouldBe("You said: hello");
        server.Guide.Requests.Single().ActivityId.ShouldBe("m1");
    }

    private static Task LeaveUnanswered(Shop.Storage.ShopDbContext db, string text)
    {
        db.Conversations.Add(new Conversation { Id = "c1", Channel = "webchat" });
        db.Activities.Add(new StoredActivity
        {
            ConversationId = "c1", ActivityId = "m1", AwaitsReply = true, Json = JsonSerializer.Serialize(new { type = "message", id = "m1", text }),
        });
        return Task.CompletedTask;
    }

    // The recovery runs beside the start; its end shows in the mark that it takes away.
    private static async Task<JsonElement> ReplyInDatabaseAsync(TestServer server)
    {
        using var limit = new CancellationTokenSource(Visitor.Patience);
        while (await server.InDatabaseAsync(db => db.Activities.AnyAsync(a => a.AwaitsReply)))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        var json = await server.InDatabaseAsync(db => db.Activities.Where(a => a.ConversationId == "c1").OrderByDescending(a => a.Id).Select(a => a.Json).FirstAsync());
        return JsonElement.Parse(json);
    }

    private static async Task<JsonElement> AskAsync(TestServer server, string text)
    {
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync(text);
        return await stream.NextReplyAsync();
    }

    private static async IAsyncEnumerable<TurnUpdate> After(Task signal, TurnRequest request)
    {
        await signal;
        await foreach (var update in ScriptedGuide.Echo(request))
            yield return update;
    }
}
