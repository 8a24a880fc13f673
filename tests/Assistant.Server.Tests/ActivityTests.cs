using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assistant.Guide;
using Assistant.Server.Tests.Support;

namespace Assistant.Server.Tests;

public class ActivityTests
{
    [Fact]
    public async Task A_message_and_its_reply_can_be_read_in_order()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.SayAsync("有没有300元以下的耳机?");
        await stream.NextReplyAsync();

        var read = (await visitor.ActivitiesAsync()).GetProperty("activities");
        read.GetArrayLength().ShouldBe(2);
        var (message, reply) = (read[0], read[1]);
        message.GetProperty("text").GetString().ShouldBe("有没有300元以下的耳机?");
        message.GetProperty("from").GetProperty("id").GetString().ShouldBe(visitor.UserId);
        reply.GetProperty("text").GetString().ShouldBe("You said: 有没有300元以下的耳机?");
        reply.GetProperty("replyToId").GetString().ShouldBe(message.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_a_client_claims_about_itself_is_ignored()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        await visitor.PostActivityAsync(new
        {
            type = "message", text = "<b>hi</b> [x](javascript:1)", textFormat = "markdown", from = new { id = "guide", role = "bot" },
            attachments = Array.Empty<object>(), channelData = new { streamType = "final" },
        });
        var message = (await visitor.ActivitiesAsync()).GetProperty("activities")[0];
        message.GetProperty("from").GetProperty("role").GetString().ShouldBe("user");
        message.GetProperty("textFormat").GetString().ShouldBe("plain");
        message.GetProperty("channelData").TryGetProperty("streamType", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?watermark=", 3)]
    [InlineData("?watermark=-", 3)]
    [InlineData("?watermark=0", 3)]
    [InlineData("?watermark=FIRST", 2)]
    [InlineData("?watermark=999999", 0)]
    public async Task A_watermark_reads_on_from_where_it_stands(string query, int expected)
    {
        await using var server = await TestServer.StartAsync();
        server.Guide.Script = (_, stop) => Never(stop);
        var visitor = await server.VisitAsync();
        await visitor.SayAsync("one");
        var first = (await visitor.ActivitiesAsync()).GetProperty("watermark").GetString();
        await visitor.SayAsync("two");
        await visitor.SayAsync("three");
        var all = await visitor.ActivitiesAsync();

        var page = await visitor.ActivitiesAsync(query.Replace("FIRST", first, StringComparison.Ordinal));
        page.GetProperty("activities").GetArrayLength().ShouldBe(expected);
        // Also beyond the end: a client that goes on from this answer misses nothing.
        page.GetProperty("watermark").GetString().ShouldBe(all.GetProperty("watermark").GetString());
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_no_answer_gave_is_refused(string watermark)
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await (await server.VisitAsync()).ReadAsync("?watermark=" + watermark);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TokenTests.ErrorOf(answer)).ShouldContain("watermark");
    }

    [Fact]
    public async Task An_activity_that_is_delivered_twice_is_answered_once()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        var activity = new { type = "message", text = "once", channelData = new { clientActivityID = "c1" } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.PostActivityAsync(activity)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        await stream.NextReplyAsync();
        await visitor.SayAsync("twice");
        await stream.NextReplyAsync();
        server.Guide.Requests.Select(r => r.Text).ShouldBe(["once", "twice"]);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("[]", "JSON object")]
    [InlineData("{}", "type")]
    [InlineData("""{"type": "conversationUpdate"}""", "type")]
    [InlineData("""{"type": "message"}""", "text")]
    [InlineData("""{"type": "message", "text": 7}""", "text must be a string")]
    [InlineData("""{"type": "message", "text": "\ud800"}""", "Unicode")]
    [InlineData("""{"type": "message", "text": "x", "attachments": [{}]}""", "attachments")]
    [InlineData("""{"type": "message", "value": 7}""", "value")]
    [InlineData("""{"type": "message", "value": {"action": "buy_all"}}""", "value.action")]
    [InlineData("""{"type": "message", "value": {"action": "details"}}""", "value.product")]
    [InlineData("""{"type": "message", "value": {"action": "add_to_cart", "product": "p", "quantity": 0}}""", "value.quantity")]
    [InlineData("""{"type": "message", "text": "x", "channelData": {"clientActivityID": "a b"}}""", "clientActivityID")]
    public async Task What_does_not_validate_is_refused_with_the_field_and_the_reason(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        using var answer = await visitor.PostAsync($"/v3/directline/conversations/{visitor.ConversationId}/activities", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TokenTests.ErrorOf(answer)).ShouldContain(message);
        server.Guide.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_of_a_megabyte_is_refused_and_nothing_of_it_kept(bool lengthIsKnown)
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        var json = JsonSerializer.SerializeToUtf8Bytes(new { type = "message", text = new string('x', 1_000_000) });
        using var content = lengthIsKnown ? (HttpContent)new ByteArrayContent(json) : new StreamContent(new Unseekable(json));
        using var answer = await visitor.PostAsync($"/v3/directline/conversations/{visitor.ConversationId}/activities", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await TokenTests.ErrorOf(answer)).ShouldContain("4,000 characters");
        (await visitor.ActivitiesAsync()).GetProperty("activities").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_full_queue_refuses_the_whole_message_and_says_when_to_come_back()
    {
        await using var server = await TestServer.StartAsync(new() { ["WebChat:QueueLimit"] = "1" });
        server.Guide.Script = (_, stop) => Never(stop);
        var (first, second) = (await server.VisitAsync(), await server.VisitAsync());
        await first.SayAsync("one");
        using var answer = await second.PostActivityAsync(new { type = "message", text = "two" });
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await second.ActivitiesAsync()).GetProperty("activities").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task One_conversation_cannot_fill_the_queue()
    {
        await using var server = await TestServer.StartAsync(new() { ["WebChat:ConversationQueueLimit"] = "2" });
        server.Guide.Script = (request, stop) => request.Text == "wait" ? Never(stop) : ScriptedGuide.Echo(request);
        var (greedy, other) = (await server.VisitAsync(), await server.VisitAsync());
        await greedy.SayAsync("wait");
        await greedy.SayAsync("wait");
        using var answer = await greedy.PostActivityAsync(new { type = "message", text = "wait" });
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        await using var stream = await other.ListenAsync();
        await other.SayAsync("hello");
        (await stream.NextReplyAsync()).GetProperty("text").GetString().ShouldBe("You said: hello");
    }

    [Fact]
    public async Task Files_are_refused_in_words()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        using var answer = await visitor.PostAsync($"/v3/directline/conversations/{visitor.ConversationId}/upload", new ByteArrayContent([1, 2, 3]));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await TokenTests.ErrorOf(answer)).ShouldContain("text only");
    }

    [Theory]
    [InlineData("zh-CN", "您好", "怎么退货？")]
    [InlineData("en-US", "Hello", "What can I return, and how?")]
    public async Task Who_joins_is_greeted_once_in_the_language_of_the_page(string locale, string hello, string example)
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        var join = new { type = "event", name = "webchat/join", locale };
        await Task.WhenAll(visitor.PostActivityAsync(join), visitor.PostActivityAsync(join));
        var activities = (await visitor.ActivitiesAsync()).GetProperty("activities");
        activities.GetArrayLength().ShouldBe(1);
        activities[0].GetProperty("text").GetString()!.ShouldStartWith(hello);
        activities[0].GetProperty("suggestedActions").GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("value").GetString()).ShouldContain(example);
    }

    [Fact]
    public async Task The_button_of_a_card_reaches_the_guide_as_an_action()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = await server.VisitAsync();
        await using var stream = await visitor.ListenAsync();
        await visitor.PostActivityAsync(new { type = "message", value = new { action = "add_to_cart", product = "p-7", quantity = "2" }, channelData = new { postBack = true } });
        await stream.NextReplyAsync();
        server.Guide.Requests.Single().Action.ShouldBe(new ButtonAction("add_to_cart", "p-7", 2));
    }

    internal static async IAsyncEnumerable<TurnUpdate> Never([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        yield break;
    }

    private sealed class Unseekable(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
