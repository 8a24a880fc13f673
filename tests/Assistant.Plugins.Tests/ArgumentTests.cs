using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Plugins.Tests;

/// <summary>Arguments come from a model and are hostile.</summary>
public sealed class ArgumentTests(TestShop shop) : IClassFixture<TestShop>
{
    [Theory]
    [InlineData("search_products", "{}", "'query' is required")]
    [InlineData("search_products", """{"query":null}""", "'query' is required")]
    [InlineData("search_products", """{"query":["a"]}""", "must be a string")]
    [InlineData("search_products", """{"query":{"a":1}}""", "must be a string")]
    [InlineData("search_products", """{"query":"x","colour":"red"}""", "It takes: query, category")]
    [InlineData("search_products", """{"query":"x","shopper_id":"s2"}""", "'shopper_id' is not an argument")]
    [InlineData("search_products", """{"query":"x","max_price":-1}""", "from 0 to 100000000")]
    [InlineData("search_products", """{"query":"x","max_price":1e30}""", "from 0 to 100000000")]
    [InlineData("search_products", """{"query":"x","max_price":1e400}""", "must be a number")]
    [InlineData("search_products", """{"query":"x","max_price":"cheap"}""", "must be a number")]
    [InlineData("search_products", """{"query":"x","max_price":"NaN"}""", "must be a number")]
    [InlineData("search_products", """{"query":"x","max_price":[5]}""", "must be a number")]
    [InlineData("search_products", """{"query":"x","min_rating":5.1}""", "from 0 to 5")]
    [InlineData("search_products", """{"query":"x","in_stock":"maybe"}""", "true or false")]
    [InlineData("search_products", """{"query":"x","in_stock":1}""", "true or false")]
    [InlineData("search_products", """{"query":"x","sort":"best"}""", "one of relevance, price_asc")]
    [InlineData("search_products", """{"query":"x","sort":"PRICE_ASC"}""", "one of relevance, price_asc")]
    [InlineData("get_product", "{}", "'ref' is required")]
    [InlineData("get_product", """{"ref":true}""", "must be a string")]
    [InlineData("get_product", """{"product_id":"1"}""", "It takes: ref")]
    [InlineData("compare_products", """{"refs":"1,2"}""", "a list of 2 to 4 strings")]
    [InlineData("compare_products", """{"refs":["1"]}""", "a list of 2 to 4 strings")]
    [InlineData("compare_products", """{"refs":["1","2","3","4","5"]}""", "a list of 2 to 4 strings")]
    [InlineData("compare_products", """{"refs":["1",{}]}""", "must be a string")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":0}""", "from 1 to 99")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":100}""", "from 1 to 99")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":-5}""", "from 1 to 99")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":1.5}""", "a whole number")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":"many"}""", "a whole number")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":1,"confirmed":true}""", "'confirmed' is not an argument")]
    [InlineData("add_to_cart", """{"ref":"1","quantity":1,"price":0.01}""", "'price' is not an argument")]
    [InlineData("view_cart", """{"owner":"shopper:s2"}""", "It takes none")]
    [InlineData("order_status", """{"shopper":"s2"}""", "It takes: order_id")]
    [InlineData("hand_off", "{}", "'reason' is required")]
    public async Task What_does_not_fit_is_refused_with_what_is_accepted(string tool, string arguments, string message)
    {
        var result = await shop.CallAsync(tool, arguments);
        result.ErrorCode().ShouldBe("invalid_argument");
        result.ErrorMessage().ShouldContain(message);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        var result = await shop.CallAsync("search_products", JsonSerializer.Serialize(new { query = new string('长', 201) }));
        result.ErrorMessage().ShouldBe("'query' must be at most 200 characters long.");
    }

    [Theory]
    [InlineData("""{"query":"earbuds","max_price":"250","min_price":null,"category":"","sort":"","min_rating":""}""")]
    [InlineData("""{"query":"earbuds","max_price":250.0,"in_stock":"true"}""")]
    [InlineData("""{"query":"  earbuds\n ","max_price":2.5e2}""")]
    public async Task What_means_the_same_in_another_form_is_accepted(string arguments) =>
        (await shop.CallAsync("search_products", arguments)).GetProperty("products").Ids().ShouldBe(["P-1001"]);

    [Fact]
    public async Task A_number_is_a_reference_too()
    {
        var result = await shop.CallAsync("get_product", """{"ref":2}""", TestShop.Context(shown: ["P-1001", "P-1002"]));
        result.GetProperty("product").GetProperty("id").GetString().ShouldBe("P-1002");
    }

    [Fact]
    public async Task Values_that_are_not_JSON_are_accepted_when_they_fit_and_refused_when_not()
    {
        var context = TestShop.Context();
        (await shop.Tools.InvokeAsync("search_products", [new("query", "earbuds"), new("max_price", 250m)], context, CancellationToken.None))
            .GetProperty("products").Ids().ShouldBe(["P-1001"]);
        (await shop.Tools.InvokeAsync("search_products", [new("query", "earbuds"), new("max_price", double.NaN)], context, CancellationToken.None))
            .ErrorCode().ShouldBe("invalid_argument");
        (await shop.Tools.InvokeAsync("search_products", [new("query", typeof(string))], context, CancellationToken.None))
            .ErrorCode().ShouldBe("invalid_argument");
    }

    [Fact]
    public async Task Whatever_a_model_sends_the_answer_is_a_small_object_and_nothing_throws()
    {
        var random = new Random(20261122);
        var names = shop.Tools.All.SelectMany(tool => tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name)).Append("__proto__").Append("").ToArray();
        string[] values = ["null", "true", "-1", "0", "2", "99", "1e308", "1.5", "\"\"", "\"2\"", "\"第二个\"", "\"last\"", "\"%_*\\\" OR 1=1\"", "\"\\u0000\\ud800\"", "[]", "[\"1\",\"2\"]", "[null]", "{}", "\"price_asc\"", "\"" + new string('x', 5_000) + "\""];
        for (var i = 0; i < 400; i++)
        {
            var tool = shop.Tools.All[random.Next(shop.Tools.All.Count)];
            var arguments = Enumerable.Range(0, random.Next(4)).Select(_ => names[random.Next(names.Length)]).Distinct()
                .Select(name => $"\"{name}\":{values[random.Next(values.Length)]}");
            var result = await shop.CallAsync(tool.Name, "{" + string.Join(",", arguments) + "}", TestShop.Context("zh", "s1", "a", null, "P-1001", "P-1002"));
            result.ValueKind.ShouldBe(JsonValueKind.Object);
            result.GetRawText().Length.ShouldBeLessThan(8_000);
        }
    }

    [Fact]
    public async Task A_tool_without_a_shopper_context_is_a_fault_of_the_program() =>
        await Should.ThrowAsync<InvalidOperationException>(async () => await shop.Tools.All[0].InvokeAsync(new AIFunctionArguments { ["query"] = "x" }));

    [Fact]
    public void The_tools_are_those_of_the_contract_with_their_arguments()
    {
        string Arguments(AIFunction tool) => string.Join(",", tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        shop.Tools.All.Select(tool => $"{tool.Name}({Arguments(tool)})").ShouldBe(
        [
            "search_products(query,category,min_price,max_price,min_rating,in_stock,sort)", "get_product(ref)", "compare_products(refs)",
            "view_cart()", "add_to_cart(ref,quantity)", "order_status(order_id)", "answer_policy(question)", "hand_off(reason)",
        ]);
    }

    [Fact]
    public void Schemas_say_ranges_choices_and_what_each_argument_is()
    {
        var schema = shop.Tools.Find("search_products")!.JsonSchema;
        schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        schema.GetProperty("required").Texts().ShouldBe(["query"]);
        schema.GetProperty("properties").GetProperty("sort").GetProperty("enum").Texts().ShouldBe(["relevance", "price_asc", "price_desc", "rating", "newest"]);
        var quantity = shop.Tools.Find("add_to_cart")!.JsonSchema.GetProperty("properties").GetProperty("quantity");
        (quantity.GetProperty("minimum").GetInt32(), quantity.GetProperty("maximum").GetInt32()).ShouldBe((1, 99));
        foreach (var tool in shop.Tools.All)
        {
            tool.Description.ShouldNotBeNullOrWhiteSpace();
            foreach (var property in tool.JsonSchema.GetProperty("properties").EnumerateObject())
                property.Value.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace();
        }
    }
}
