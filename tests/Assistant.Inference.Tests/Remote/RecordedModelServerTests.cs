using Assistant.Inference.Remote;
using Assistant.Testing.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Inference.Tests.Remote;

/// <summary>The recorded model that other tests rely on.</summary>
public sealed class RecordedModelServerTests
{
    [Fact]
    public async Task A_turn_is_chosen_by_the_last_user_message_and_goes_on_after_tool_results()
    {
        await using var server = (await RecordedModelServer.StartAsync())
            .When("shoes", RecordedReply.Call("search_products", new { query = "shoes" }), RecordedReply.Text("Found one."))
            .When("red shoes", request => RecordedReply.Text($"{request.ToolResults.Count} results so far"));
        using var client = Client(server);
        List<ChatMessage> conversation = [new(ChatRole.User, "Shoes, please")];

        var first = await client.GetResponseAsync(conversation);
        var call = first.Messages.Single().Contents.OfType<FunctionCallContent>().Single();
        conversation.AddRange([.. first.Messages, new(ChatRole.Tool, [new FunctionResultContent(call.CallId, new { total = 1 })])]);

        (await client.GetResponseAsync(conversation)).Text.ShouldBe("Found one.");
        (await client.GetResponseAsync("Red shoes")).Text.ShouldBe("0 results so far");
    }

    [Fact]
    public async Task A_request_without_a_recorded_reply_fails_with_its_words()
    {
        await using var server = await RecordedModelServer.StartAsync();
        using var client = Client(server);

        (await Should.ThrowAsync<ModelUnavailableException>(() => client.GetResponseAsync("hats"))).Message.ShouldContain("No reply was recorded for: hats");
    }

    private static IChatClient Client(RecordedModelServer server) =>
        RemoteChatClientFactory.Create(new GuideModelOptions { Endpoint = server.Endpoint, Name = "recorded" }, NullLoggerFactory.Instance);
}
