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
        var response = await model.Client.GetResponseAsync([new(ChatRole.User, wish)], Short);
        var call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Single();
        call.Name.ShouldBe("search_products");
        call.Arguments!.Keys.ShouldContain("query");
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }
}
