using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Assistant.Inference.Llama;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Llama;

/// <summary>A real third-party model through ChatML: it is too small to choose well, but what it writes must be well formed.</summary>
public sealed class SmolLmTests
{
    private static readonly AIFunction Search = AIFunctionFactory.Create(
        ([Description("words of the product"), MaxLength(40)] string query, [Description("highest price")] int? max_price) => query, "search_products", "Searches the shop.");

    private static readonly AIFunction Cart = AIFunctionFactory.Create(() => "", "view_cart", "Shows the cart.");

    [SharedFact(LocalModels.SmolLm)]
    public async Task Tools_formats_and_conversations_work_on_a_real_model()
    {
        using var client = LocalModels.LoadSmolLm();
        client.GetService<ModelDescription>()!.Format.ShouldBe("chatml");
        await A_forced_call_names_a_tool_with_arguments_that_fit(client);
        await A_named_tool_is_the_one_called(client);
        await A_json_format_gives_json(client);
        await Instructions_are_evaluated_once(client);
    }

    private static async Task A_forced_call_names_a_tool_with_arguments_that_fit(LlamaChatClient client)
    {
        var response = await client.GetResponseAsync("Find me headphones under 100 dollars.", new ChatOptions { Tools = [Search, Cart], ToolMode = ChatToolMode.RequireAny, MaxOutputTokens = 96 });
        var call = Calls(response).First();
        call.Exception.ShouldBeNull();
        new[] { "search_products", "view_cart" }.ShouldContain(call.Name);
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    private static async Task A_named_tool_is_the_one_called(LlamaChatClient client)
    {
        var response = await client.GetResponseAsync("Find me headphones.", new ChatOptions { Tools = [Search, Cart], ToolMode = ChatToolMode.RequireSpecific("view_cart"), MaxOutputTokens = 96 });
        Calls(response).First().Name.ShouldBe("view_cart");
    }

    private static async Task A_json_format_gives_json(LlamaChatClient client)
    {
        using var schema = JsonDocument.Parse("""{"type":"object","properties":{"colour":{"enum":["red","blue"]},"price":{"type":"integer","minimum":1,"maximum":99}},"required":["colour","price"],"additionalProperties":false}""");
        var response = await client.GetResponseAsync("Choose a colour and a price.", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement), MaxOutputTokens = 64 });
        using var answer = JsonDocument.Parse(response.Text);
        new[] { "red", "blue" }.ShouldContain(answer.RootElement.GetProperty("colour").GetString());
        answer.RootElement.GetProperty("price").GetInt32().ShouldBeInRange(1, 99);
    }

    private static async Task Instructions_are_evaluated_once(LlamaChatClient client)
    {
        var instructions = new ChatMessage(ChatRole.System, "You are a shopping guide. Be kind, be short, and never invent a price, a product or an order.");
        foreach (var (who, isFirst) in new[] { ("anna", true), ("ben", false) })
        {
            var response = await client.GetResponseAsync([instructions, new(ChatRole.User, $"Hello from {who}")], new ChatOptions { ConversationId = who, MaxOutputTokens = 4 });
            (response.Usage!.CachedInputTokenCount == 0).ShouldBe(isFirst);
        }
    }

    private static IEnumerable<FunctionCallContent> Calls(ChatResponse response) =>
        response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
}
