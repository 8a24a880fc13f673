using System.Text.Json;

namespace Assistant.Guide.Tests;

/// <summary>With a good model behind the OpenAI-compatible setting every step is right, in the model's own words.</summary>
[Collection(DemoShopCollection.Name)]
public sealed class GoodModelTests(DemoShopFile shop)
{
    [Fact]
    public async Task A_good_model_is_left_to_do_its_work()
    {
        var model = ScriptedModel.Answering(
            "search_products {\"query\":\"wireless headphones\",\"max_price\":500}", "Here are some wireless headphones within your budget of 500. Which one do you like?",
            "get_product {\"ref\":\"1\"}", "It has all the details above. Shall I add it to your cart?",
            "add_to_cart {\"ref\":\"this\",\"quantity\":1}",
            "answer_policy {\"question\":\"returns\"}", "You can return it within 7 days.");
        await using var guide = await GuideHarness.CreateAsync(shop, model);

        var found = await guide.SayAsync("wireless headphones under 500");
        found.Grounding.Outcome.ShouldBe("real");
        found.ToolCalls.ShouldHaveSingleItem().Arguments.GetProperty("max_price").GetDecimal().ShouldBe(500);
        found.Products.ShouldNotBeEmpty();
        found.Products.ShouldAllBe(product => product.Price <= 500);
        found.Grounding.Evidence.ShouldContain(claim => claim.Claim == "500" && claim.Source == "shopper");

        (await guide.SayAsync("tell me more about the first one")).ToolCalls.Single().Name.ShouldBe("get_product");

        var asked = await guide.SayAsync("great, I'll take it");
        asked.Presentation.Confirmation.ShouldNotBeNull();
        asked.Presentation.Confirmation.ShouldStartWith(found.Products[0].Name);
        asked.Presentation.Confirmation.ShouldEndWith("× 1");
        asked.Reply.ShouldContain("?");

        var added = await guide.SayAsync("yes please");
        added.ToolCalls.Single().Result.TryGetProperty("added", out _).ShouldBeTrue();

        var policy = await guide.SayAsync("and what about returns?");
        policy.Grounding.Outcome.ShouldBe("real");
        policy.Grounding.Evidence.ShouldContain(claim => claim.Kind == "policy" && claim.Source.StartsWith("answer_policy#1/"));
    }

    [Fact]
    public async Task An_ungrounded_reply_is_taken_back_and_redone_once()
    {
        var model = ScriptedModel.Answering(
            "search_products {\"query\":\"蓝牙耳机\"}", "为您找到几款。最便宜的只要1元！", "为您找到了几款蓝牙耳机，请看看。");
        await using var guide = await GuideHarness.CreateAsync(shop, model);
        var (record, updates) = await guide.StreamAsync(guide.Request("500以内的蓝牙耳机"));
        record.Grounding.Outcome.ShouldBe("redone");
        updates.OfType<TurnRestart>().Count().ShouldBe(1);
        updates.OfType<TurnText>().ShouldAllBe(text => !text.Delta.Contains("1元"));
    }

    [Fact]
    public async Task A_limit_that_only_the_model_knows_of_is_dropped_and_one_of_the_last_search_is_kept()
    {
        var model = ScriptedModel.Answering(
            "search_products {\"query\":\"laptop\",\"max_price\":123}", "Here you are.",
            "search_products {\"query\":\"headphones\",\"max_price\":900}", "Here you are.",
            "search_products {\"query\":\"black headphones\"}", "Here you are.");
        await using var guide = await GuideHarness.CreateAsync(shop, model);
        (await guide.SayAsync("I want a laptop")).ToolCalls[0].Arguments.TryGetProperty("max_price", out _).ShouldBeFalse();
        (await guide.SayAsync("headphones under 400")).ToolCalls[0].Arguments.GetProperty("max_price").GetDecimal().ShouldBe(400);
        (await guide.SayAsync("in black")).ToolCalls[0].Arguments.GetProperty("max_price").GetDecimal().ShouldBe(400);
    }

    [Fact]
    public async Task Buttons_answer_without_the_model()
    {
        var model = ScriptedModel.Answering("search_products {\"query\":\"headphones\"}", "Here you are.");
        await using var guide = await GuideHarness.CreateAsync(shop, model);
        var found = await guide.SayAsync("headphones");
        var before = model.Asked;
        (await guide.SayAsync("", new ButtonAction("details", found.Products[0].Id))).Reply.ShouldContain(found.Products[0].Name);
        (await guide.SayAsync("", new ButtonAction("compare", found.Products[0].Id))).ToolCalls.Single().Name.ShouldBe("compare_products");
        (await guide.SayAsync("", new ButtonAction("add_to_cart", found.Products[0].Id))).Presentation.Confirmation.ShouldNotBeNull();
        (await guide.SayAsync("", new ButtonAction("cancel"))).ToolCalls.ShouldBeEmpty();
        (await guide.SayAsync("", new ButtonAction("add_to_cart", found.Products[0].Id))).Presentation.Confirmation.ShouldNotBeNull();
        (await guide.SayAsync("", new ButtonAction("confirm"))).ToolCalls.Single().Result.TryGetProperty("added", out _).ShouldBeTrue();
        (await guide.SayAsync("", new ButtonAction("hand_off"))).Presentation.HandedOff.ShouldBeTrue();
        model.Asked.ShouldBe(before);
    }

    [Fact]
    public async Task The_record_has_exactly_the_members_of_the_contract()
    {
        await using var guide = await GuideHarness.CreateAsync(shop, ScriptedModel.Saying("Hello! What are you looking for?"));
        var json = JsonSerializer.Deserialize<JsonElement>(TurnRecordJson.Serialize(await guide.SayAsync("hello")));
        json.EnumerateObject().Select(member => member.Name).ShouldBe(["reply", "language", "toolCalls", "products", "grounding", "model", "usage", "timings"]);
    }
}
