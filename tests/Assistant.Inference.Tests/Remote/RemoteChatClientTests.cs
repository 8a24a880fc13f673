using System.Diagnostics;
using System.Text.Json;
using Assistant.Inference.Remote;
using Assistant.Testing.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Inference.Tests.Remote;

public sealed class RemoteChatClientTests : IAsyncLifetime
{
    private static readonly AIFunction Search = AIFunctionFactory.Create((string query, decimal? max_price) => query, "search_products", "Searches the shop.");
    private RecordedModelServer _server = null!;

    public async Task InitializeAsync() => _server = await RecordedModelServer.StartAsync("secret-key");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Text_streams_in_order_and_ends_with_usage()
    {
        _server.Next(RecordedReply.Text("我找到两款水壶：一款 99 元。"));

        var updates = await Client().GetStreamingResponseAsync("水壶").ToListAsync();

        updates.Count.ShouldBeGreaterThan(3);
        var response = updates.ToChatResponse();
        response.Text.ShouldBe("我找到两款水壶：一款 99 元。");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.ModelId.ShouldBe("recorded");
        response.Usage.ShouldNotBeNull().InputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        response.Usage!.CachedInputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_tool_call_in_fragments_is_put_together()
    {
        _server.Next(RecordedReply.SeveralCalls(
            RecordedCall.Of("search_products", new { query = "红色 连衣裙", max_price = 200 }), RecordedCall.Of("view_cart")));

        var response = await Client().GetResponseAsync("hi", new ChatOptions { Tools = [Search] });

        var calls = response.Messages.Single().Contents.OfType<FunctionCallContent>().ToArray();
        calls.Select(call => call.Name).ShouldBe(["search_products", "view_cart"]);
        calls[0].Arguments!["query"].ShouldBeOfType<JsonElement>().GetString().ShouldBe("红色 连衣裙");
        calls[0].Arguments!["max_price"].ShouldBeOfType<JsonElement>().GetDecimal().ShouldBe(200);
        calls[0].CallId.ShouldNotBe(calls[1].CallId);
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task A_call_whose_arguments_do_not_parse_carries_the_fault()
    {
        _server.Next(RecordedReply.SeveralCalls(new RecordedCall("search_products", "{\"query\": \"shoes")));

        var response = await Client().GetResponseAsync("hi", new ChatOptions { Tools = [Search] });

        var call = response.Messages.Single().Contents.OfType<FunctionCallContent>().Single();
        call.Name.ShouldBe("search_products");
        call.Exception.ShouldBeOfType<FormatException>();
        response.Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_and_thoughts_that_a_server_passes_on_as_text_are_no_text()
    {
        _server.Next(RecordedReply.Text("<think>hm</think>\n\nOne moment.<tool_call>\n{\"name\": \"view_cart\", \"arguments\": {}}\n</tool_call>"));

        var response = await Client().GetResponseAsync("hi");

        response.Text.ShouldBe("One moment.");
        response.Messages.Single().Contents.OfType<FunctionCallContent>().Single().Name.ShouldBe("view_cart");
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task The_request_carries_messages_tools_and_settings()
    {
        _server.Next(RecordedReply.Text("ok"));
        var options = new ChatOptions
        {
            Tools = [Search], ToolMode = ChatToolMode.RequireSpecific("search_products"), Temperature = 0.5f, TopP = 0.9f, TopK = 20,
            Seed = 7, MaxOutputTokens = 99, StopSequences = ["END"], AllowMultipleToolCalls = false,
        };

        await Client().GetResponseAsync(
        [
            new(ChatRole.System, "Be brief."),
            new(ChatRole.User, "shoes"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "search_products", new Dictionary<string, object?> { ["query"] = "shoes" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", new { total = 0 }), new FunctionResultContent("gone", "orphan")]),
            new(ChatRole.User, "  "),
            new(ChatRole.User, "any \uD800 left?"),
        ], options);

        var body = _server.Requests.Single().Body;
        var messages = body.GetProperty("messages").EnumerateArray().ToArray();
        messages.Select(message => message.GetProperty("role").GetString()).ShouldBe(["system", "user", "assistant", "tool", "user", "user"]);
        messages[2].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString().ShouldBe("""{"query":"shoes"}""");
        messages[3].GetProperty("tool_call_id").GetString().ShouldBe("c1");
        _server.Requests.Single().LastUserText.ShouldBe("any \uFFFD left?");
        body.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetProperty("properties").TryGetProperty("max_price", out _).ShouldBeTrue();
        body.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString().ShouldBe("search_products");
        body.GetProperty("temperature").GetDouble().ShouldBe(0.5, 0.001);
        body.GetProperty("top_k").GetInt32().ShouldBe(20);
        body.GetProperty("seed").GetInt64().ShouldBe(7);
        body.GetProperty("max_completion_tokens").GetInt32().ShouldBe(99);
        body.GetProperty("stop")[0].GetString().ShouldBe("END");
        body.GetProperty("parallel_tool_calls").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_json_schema_is_passed_on_as_response_format()
    {
        _server.Next(RecordedReply.Text("{}"));
        var schema = JsonElement.Parse("""{"type":"object","properties":{"stars":{"type":"integer"}}}""");

        await Client().GetResponseAsync("rate it", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "rating") });

        var format = _server.Requests.Single().Body.GetProperty("response_format");
        format.GetProperty("json_schema").GetProperty("name").GetString().ShouldBe("rating");
        format.GetProperty("json_schema").GetProperty("schema").GetProperty("properties").TryGetProperty("stars", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_busy_server_says_when_to_come_back()
    {
        _server.Next(RecordedReply.Error(429, "slow down", retryAfter: 7));

        var fault = await Should.ThrowAsync<ModelBusyException>(() => Client().GetResponseAsync("hi"));

        fault.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        fault.Message.ShouldContain(_server.Endpoint.ToString());
        _server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, "Models:Guide:ApiKey")]
    [InlineData(404, "Models:Guide:Name")]
    [InlineData(500, "status 500")]
    [InlineData(400, "context is too long")]
    public async Task A_refusal_says_what_to_mend_and_never_the_key(int status, string hint)
    {
        _server.Next(RecordedReply.Error(status, "context is too long for secret-key"));

        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => Client().GetResponseAsync("hi"));

        fault.Message.ShouldContain(hint);
        fault.Message.ShouldNotContain("secret-key");
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => Client(options => options.ApiKey = "other").GetResponseAsync("hi"));

        fault.Message.ShouldContain("refused the key");
        _server.Requests.Single().Authorization.ShouldBe("Bearer other");
    }

    [Fact]
    public async Task Without_a_key_no_authorisation_is_sent()
    {
        await Should.ThrowAsync<ModelUnavailableException>(() => Client(options => options.ApiKey = null).GetResponseAsync("hi"));

        _server.Requests.Single().Authorization.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_a_fault_after_the_text_so_far()
    {
        _server.Next(RecordedReply.Broken("A long reply that never reaches its end."));
        var text = "";

        await Should.ThrowAsync<ModelUnavailableException>(async () =>
        {
            await foreach (var update in Client().GetStreamingResponseAsync("hi"))
                text += update.Text;
        });

        text.ShouldStartWith("A long");
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_a_fault()
    {
        _server.Next(RecordedReply.Broken("A long reply that never reaches its end.", RecordedEnd.Reset));

        await Should.ThrowAsync<ModelUnavailableException>(() => Client().GetResponseAsync("hi"));
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_the_time_limit()
    {
        _server.Next(RecordedReply.Held("never", new TaskCompletionSource().Task));
        var clock = Stopwatch.StartNew();

        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => Client(options => options.EndpointTimeoutSeconds = 1).GetResponseAsync("hi"));

        fault.Message.ShouldContain("Models:Guide:EndpointTimeoutSeconds");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancelling_ends_the_stream_at_once()
    {
        _server.Next(RecordedReply.Held("Half of this is sent.", new TaskCompletionSource().Task));
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in Client().GetStreamingResponseAsync("hi", null, source.Token))
                await source.CancelAsync();
        });
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await _server.DisposeAsync();

        var fault = await Should.ThrowAsync<ModelUnavailableException>(() => Client().GetResponseAsync("hi"));

        fault.Message.ShouldContain(_server.Endpoint.ToString());
    }

    [Fact]
    public void The_client_says_what_it_is()
    {
        using var client = Client();

        client.GetService<ModelDescription>().ShouldBe(new ModelDescription("recorded", "openai", false, "remote", 0));
        client.GetService<ChatClientMetadata>()!.ProviderUri.ShouldBe(_server.Endpoint);
    }

    [Theory]
    [InlineData(null, "m", "Endpoint is empty")]
    [InlineData("ftp://127.0.0.1/v1", "m", "http or https")]
    [InlineData("/v1", "m", "http or https")]
    [InlineData("http://user:pw@127.0.0.1/v1", "m", "Models:Guide:ApiKey")]
    [InlineData("http://127.0.0.1/v1", " ", "Models:Guide:Name")]
    public void Settings_that_cannot_work_are_refused(string? endpoint, string name, string hint)
    {
        var options = new GuideModelOptions { Endpoint = endpoint is null ? null : new Uri(endpoint, UriKind.RelativeOrAbsolute), Name = name };

        Should.Throw<ModelStartException>(() => RemoteChatClientFactory.Create(options, NullLoggerFactory.Instance)).Message.ShouldContain(hint);
    }

    private IChatClient Client(Action<GuideModelOptions>? change = null)
    {
        var options = new GuideModelOptions { Endpoint = _server.Endpoint, Name = "recorded", ApiKey = "secret-key" };
        change?.Invoke(options);
        return RemoteChatClientFactory.Create(options, NullLoggerFactory.Instance);
    }
}
