using System.Text.Json;
using Assistant.Inference.ChatFormats;
using Assistant.Inference.Tests.Llama;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Formats;

/// <summary>What guide-mini was trained on: its calls, its results, its tokens (models/guide-mini/code).</summary>
public sealed class GuideMiniTests(GuideMiniFixture model) : IClassFixture<GuideMiniFixture>
{
    [Theory]
    [InlineData("search_products", """{"products":[],"total":0,"all_met":true}""", "[]")]
    [InlineData("get_product", """{"product":{"id":"p1","name":"Kettle","price":49.90,"currency":"CNY","rating":4.25,"stock":3,"description":"long"}}""", """{"id":"p1","name":" Kettle","price":49.9,"rating":4.25,"stock":3}""")]
    [InlineData("compare_products", """{"products":[{"id":"p1","name":"水壶","price":10},{"id":"p2","name":"Mug","price":5.5}],"rows":[]}""", """[{"id":"p1","name":"水壶","price":10},{"id":"p2","name":" Mug","price":5.5}]""")]
    [InlineData("view_cart", """{"cart":{"lines":[{"product_id":"p1","name":"Mug","quantity":2,"price":5.50,"subtotal":11.00}],"count":2,"total":11.00,"currency":"CNY"}}""", """{"items":[{"name":" Mug","quantity":2,"price":5.5}],"total":11}""")]
    [InlineData("add_to_cart", """{"added":{"product_id":"p1","name":"Mug","quantity":2},"cart":{"lines":[]}}""", """{"ok":true,"name":" Mug","quantity":2}""")]
    [InlineData("add_to_cart", """{"confirm":{"product_id":"p1","name":"Mug","quantity":2,"price":5}}""", """{"confirm":true,"name":" Mug","quantity":2}""")]
    [InlineData("add_to_cart", """{"error":{"code":"out_of_stock","message":"none left"}}""", """{"ok":false,"error":"out_of_stock"}""")]
    [InlineData("order_status", """{"orders":[{"id":"W1","status":"shipped","expected_at":"2026-05-12T00:00:00Z","lines":[]}]}""", """{"order_id":"W1","status":"shipped","eta":"5/12"}""")]
    [InlineData("order_status", """{"orders":[]}""", """{"error":"not_found"}""")]
    [InlineData("answer_policy", """{"passages":[{"id":"r","title":"Returns","text":"You can return items."}]}""", """{"answer":" You can return items."}""")]
    [InlineData("hand_off", """{"hand_off":{"id":"T12","queue_place":1,"expected_wait_minutes":3}}""", """{"ticket":"T12"}""")]
    [InlineData("get_product", """{"error":{"code":"not_found","message":"x"}}""", """{"error":"not_found"}""")]
    [InlineData("score_intent", """{"score":0.4,"reasons":["a"]}""", """{"score":0.4}""")]
    [InlineData("search_products", "\"no object\"", "{}")]
    public void Results_become_the_short_JSON_of_the_training(string tool, string result, string expected) =>
        GuideMiniResults.Write(new ToolResult("1", tool, JsonElement.Parse(result))).ShouldBe(expected);

    [Fact]
    public void Arguments_of_earlier_calls_stand_in_the_trained_order()
    {
        var call = new FunctionCallContent("1", "search_products", new Dictionary<string, object?> { ["sort"] = "price_asc", ["max_price"] = 200.00m, ["category"] = null, ["query"] = "red mug" });

        GuideMiniArguments.Write(call).ShouldBe("""{"name":"search_products","arguments":{"query":" red mug","max_price":200,"sort":"price_asc"}}""");
    }

    [Fact]
    public void A_call_in_the_history_has_the_tokens_of_the_training()
    {
        var prompt = new GuideMiniFormat().Render(
        [
            new(ChatRole.User, "有红色杯子吗"),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "search_products", new Dictionary<string, object?> { ["query"] = "红色杯子", ["max_price"] = 30 })]),
            new(ChatRole.Tool, [new FunctionResultContent("1", new { products = new[] { new { id = "p1", name = "杯", price = 9, rating = 4, stock = 1 } } })]),
        ], null);
        var vocabulary = model.Engine.Model.Vocabulary;
        var tokens = vocabulary.Tokenize(prompt).Tokens;

        // Ids of tokenizer.json: 1 and 2 im_start and im_end, 3 and 4 tool_call, 5 the head of a search, 17 query, 18 max_price, 28-32 the fields of a product.
        tokens.Where(token => token < 36).ShouldBe([1, 2, 1, 3, 5, 17, 18, 4, 2, 1, 28, 29, 30, 31, 32, 2, 1]);
    }

    [Fact]
    public void The_grammar_holds_the_models_way_of_writing_calls()
    {
        var grammar = new GuideMiniFormat().Grammar(new ChatOptions { Tools = [Golden.Search] })!;
        var reader = new Grammars.GbnfModel(grammar.Gbnf);

        grammar.Trigger.ShouldBe("<tool_call>");
        reader.Accepts("""<tool_call>{"name":"search_products","arguments":{"query":" red shoes","max_price":300}}</tool_call>""").ShouldBeTrue();
        reader.Accepts("""<tool_call>{"name":"search_products","arguments":{"query":"红色杯子"}}</tool_call>""").ShouldBeTrue();
        reader.Accepts("""<tool_call>{"name":"search_products","arguments":{"max_price":300}}</tool_call>""").ShouldBeFalse();
        reader.Accepts("""<tool_call>{"name": "search_products","arguments":{"query":"a"}}</tool_call>""").ShouldBeFalse();
    }
}
