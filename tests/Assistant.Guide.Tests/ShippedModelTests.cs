using System.Text.Json;
using Assistant.Shop;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Assistant.Guide.Tests;

/// <summary>The steps of the main job with the model that ships: it chooses often wrongly, the shopper is served all the same.</summary>
[Collection(DemoShopCollection.Name)]
public sealed class ShippedModelTests(DemoShopFile shop, ITestOutputHelper output)
{
    private static readonly string[] Tools =
        ["search_products", "search_products", "get_product", "compare_products", "add_to_cart", "add_to_cart", "view_cart", "answer_policy", "order_status", "hand_off"];

    [Theory]
    [InlineData("en", "wireless headphones under 500", "something cheaper", "tell me more about the first one", "compare 1 and 2", "add the second one to my cart", "yes", "view my cart", "what is your return policy?", "where is my order?", "I want to talk to a person", "thanks")]
    [InlineData("zh", "500以内的蓝牙耳机", "便宜点的", "第一个详细介绍一下", "对比第一个和第二个", "把第二个加入购物车", "好的", "查看购物车", "退货政策是什么", "我的订单到哪了", "转人工", "谢谢")]
    public async Task Every_step_of_the_main_job_is_served(string language, params string[] messages)
    {
        await using var guide = await GuideHarness.WithShippedModelAsync(shop);
        await using (var database = guide.Open())
            guide.Shopper = await database.Orders.Where(order => order.ShopperId != null).Select(order => order.ShopperId).FirstAsync();
        for (var step = 0; step < messages.Length; step++)
        {
            var record = await guide.SayAsync(messages[step]);
            output.WriteLine($"> {messages[step]}");
            foreach (var call in record.ToolCalls)
                output.WriteLine($"   {call.Name} {JsonSerializer.Serialize(call.Arguments, TurnRecordJson.Options)}");
            output.WriteLine($"   [{record.Grounding.Outcome}] {record.Reply}");
            record.Language.ShouldBe(language);
            if (language == Languages.Chinese)
                Languages.Of(record.Reply).ShouldBe(language);
            if (step == Tools.Length)
            {
                record.ToolCalls.ShouldBeEmpty("thanks need no tool");
                break;
            }
            record.ToolCalls.ShouldNotBeEmpty(messages[step]);
            record.ToolCalls[^1].Name.ShouldBe(Tools[step], messages[step]);
            record.ToolCalls[^1].Result.TryGetProperty("error", out _).ShouldBeFalse(messages[step]);
            if (step < 2)
                record.Products.ShouldAllBe(product => product.Price <= 500);
        }
    }
}
