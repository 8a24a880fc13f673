using System.Text.Json;
using Xunit.Abstractions;

namespace Assistant.Guide.Tests;

/// <summary>The steps of the main job with the model that ships: it chooses often wrongly, the shopper is served all the same.</summary>
[Collection(DemoShopCollection.Name)]
public sealed class ShippedModelTests(DemoShopFile shop, ITestOutputHelper output)
{
    [Theory]
    [InlineData("wireless headphones under 500", "something cheaper", "compare 1 and 2", "add the second one to my cart", "yes", "view my cart", "what is your return policy?", "where is my order?", "I want to talk to a person", "thanks")]
    [InlineData("500以内的蓝牙耳机", "便宜点的", "对比第一个和第二个", "把第二个加入购物车", "好的", "查看购物车", "退货政策是什么", "我的订单到哪了", "转人工", "谢谢")]
    public async Task Every_step_of_the_main_job_is_served(params string[] messages)
    {
        await using var guide = await GuideHarness.WithShippedModelAsync(shop);
        foreach (var message in messages)
        {
            var record = await guide.SayAsync(message);
            output.WriteLine($"> {message}");
            foreach (var call in record.ToolCalls)
                output.WriteLine($"   {call.Name} {JsonSerializer.Serialize(call.Arguments, TurnRecordJson.Options)}");
            output.WriteLine($"   [{record.Grounding.Outcome}] {record.Reply}");
            output.WriteLine($"   {string.Join(" | ", record.Products.Select(product => $"{product.Name} {product.Price}"))}  {record.Timings}");
        }
    }
}
