using System.Text.Json;
using Assistant.Guide;
using Assistant.Server.Tests.Support;

namespace Assistant.Server.Tests;

public class StreamTests
{
    [Fact]
    public async Task A_reply_is_seen_while_it_grows_and_ends_as_a_message()
    {
        await using var server = await TestServer.StartAsync();
        var goOn = new TaskCompletionSource();
        server.Guide.Script = (_, _) => Growing(goOn.Task);
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync("headphones");

        var indicator = await stream.NextAsync(a => StreamClient.Is(a, "typing"));
        indicator.TryGetProperty("channelData", out _).ShouldBeFalse();
        var status = await stream.NextAsync(a => StreamClient.Is(a, "typing"));
        Data(status, "streamType").GetString().ShouldBe("informative");
        var begun = await stream.NextAsync(a => StreamClient.Is(a, "typing"));
        begun.GetProperty("text").GetString().ShouldBe("I found ");
        goOn.SetResult();
        var more = await stream.NextAsync(a => StreamClient.Is(a, "typing"));
        more.GetProperty("text").GetString().ShouldBe("I found three.");
        var reply = await stream.NextReplyAsync();
        reply.GetProperty("text").GetString().ShouldBe("I found three.");

        // One stream: named by its first activity, numbered, closed by the message; the same said in both forms.
        var streamId = status.GetProperty("id").GetString();
        foreach (var (activity, type, sequence) in new[] { (begun, "streaming", 2), (more, "streaming", 3) })
        {
            Data(activity, "streamType").GetString().ShouldBe(type);
            Data(activity, "streamId").GetString().ShouldBe(streamId);
            Data(activity, "streamSequence").GetInt32().ShouldBe(sequence);
            var entity = activity.GetProperty("entities")[0];
            entity.GetProperty("type").GetString().ShouldBe("streaminfo");
            entity.GetProperty("streamId").GetString().ShouldBe(streamId);
        }
        Data(reply, "streamType").GetString().ShouldBe("final");
        Data(reply, "streamId").GetString().ShouldBe(streamId);
    }

    [Fact]
    public async Task A_reply_that_is_taken_back_is_replaced_in_its_place()
    {
        await using var server = await TestServer.StartAsync();
        server.Guide.Script = (_, _) => ScriptedGuide.Of(
            new TurnText("It costs 5."), new TurnRestart(), new TurnText("It costs 7."), new TurnCompleted(ScriptedGuide.Record("It costs 7.")));
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync("price?");
        await stream.NextAsync(a => Text(a) == "It costs 5.");
        await stream.NextAsync(a => Text(a) == "…");
        await stream.NextAsync(a => Text(a) == "It costs 7." && StreamClient.Is(a, "typing"));
        (await stream.NextReplyAsync()).GetProperty("text").GetString().ShouldBe("It costs 7.");
    }

    [Fact]
    public async Task The_end_of_a_reply_is_later_than_its_beginning_however_quick_it_is()
    {
        await using var server = await TestServer.StartAsync(time: new StandingTime());
        server.Guide.Script = (_, _) => ScriptedGuide.Of(new TurnText("Quick."), new TurnCompleted(ScriptedGuide.Record("Quick.")));
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync("hello");
        var begun = await stream.NextAsync(a => StreamClient.Is(a, "typing") && Text(a) == "Quick.");
        var ended = await stream.NextReplyAsync();
        (ended.GetProperty("timestamp").GetDateTimeOffset() - begun.GetProperty("timestamp").GetDateTimeOffset()).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Who_comes_back_gets_what_was_missed_and_nothing_twice()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        string watermark;
        await using (var stream = await visitor.ListenAsync())
        {
            await visitor.SayAsync("one");
            await stream.NextReplyAsync();
            watermark = stream.Watermark;
        }
        await using (var elsewhere = await visitor.ListenAsync(watermark))
        {
            await visitor.SayAsync("two");
            await elsewhere.NextReplyAsync();
        }
        await using var back = await visitor.ListenAsync(watermark);
        (await back.NextAsync()).GetProperty("text").GetString().ShouldBe("two");
        (await back.NextAsync()).GetProperty("text").GetString().ShouldBe("You said: two");
        await visitor.SayAsync("three");
        (await back.NextAsync(a => StreamClient.Is(a, "message"))).GetProperty("text").GetString().ShouldBe("three");
    }

    [Fact]
    public async Task Two_visitors_do_not_hear_each_other()
    {
        await using var server = await TestServer.StartAsync();
        var (one, two) = (await server.VisitAsync(), await server.VisitAsync());
        await using var first = await one.ListenAsync();
        await using var second = await two.ListenAsync();
        await one.SayAsync("a secret");
        await first.NextReplyAsync();
        await two.SayAsync("hello");
        (await second.NextAsync()).GetProperty("text").GetString().ShouldBe("hello");
        (await second.NextReplyAsync()).GetProperty("text").GetString().ShouldBe("You said: hello");
    }

    private static string? Text(JsonElement activity) => activity.TryGetProperty("text", out var text) ? text.GetString() : null;

    private static JsonElement Data(JsonElement activity, string name) => activity.GetProperty("channelData").GetProperty(name);

    private static async IAsyncEnumerable<TurnUpdate> Growing(Task goOn)
    {
        yield return new TurnStatus("Looking through the shop");
        yield return new TurnText("I found ");
        await goOn;
        yield return new TurnText("three.");
        yield return new TurnCompleted(ScriptedGuide.Record("I found three."));
    }
}
