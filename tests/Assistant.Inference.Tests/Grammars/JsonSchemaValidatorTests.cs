using System.Text.Json;
using Assistant.Inference.Grammars;

namespace Assistant.Inference.Tests.Grammars;

public sealed class JsonSchemaValidatorTests
{
    private static readonly JsonSchemaValidator Search = new(JsonElement.Parse("""
        {"type":"object","properties":{
          "query":{"type":"string","minLength":1,"maxLength":20},
          "max_price":{"type":"number","minimum":0},
          "refs":{"type":"array","items":{"type":"string"},"minItems":2,"maxItems":4},
          "sort":{"enum":["relevance","price_asc"]},
          "in_stock":{"type":["boolean","null"]}},
         "required":["query"],"additionalProperties":false}
        """));

    [Theory]
    [InlineData("""{"query":"耳机","max_price":200,"sort":"price_asc","in_stock":null}""", "")]
    [InlineData("""{"max_price":-5}""", "/query: is missing|/max_price: must be at least 0, is -5")]
    [InlineData("""{"query":""}""", "/query: must have at least 1 characters, has 0")]
    [InlineData("""{"query":7}""", "/query: must be a text, is 7")]
    [InlineData("""{"query":"a","color":"red"}""", "/color: is not known here; known are query, max_price, refs, sort, in_stock")]
    [InlineData("""{"query":"a","sort":"cheap"}""", "/sort: must be one of \"relevance\", \"price_asc\", is \"cheap\"")]
    [InlineData("""{"query":"a","refs":["1"]}""", "/refs: must have 2 to 4 items, has 1")]
    [InlineData("""{"query":"a","refs":["1",2]}""", "/refs/1: must be a text, is 2")]
    [InlineData("""{"query":"a","in_stock":"yes"}""", "/in_stock: matches none of the 2 allowed forms, is \"yes\"")]
    [InlineData("""{"query":"a","max_price":1e400}""", "/max_price: must be a number, is 1e400")]
    [InlineData("""[]""", "the value: must be an object, is []")]
    public void A_fault_says_where_and_what(string value, string faults) =>
        string.Join('|', Search.Validate(JsonElement.Parse(value))).ShouldBe(faults);

    [Fact]
    public void No_more_than_five_faults_are_listed() =>
        Search.Validate(JsonElement.Parse("""{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}""")).Count.ShouldBe(5);

    [Fact]
    public void A_long_value_is_shortened_in_the_message() =>
        Search.Validate(JsonElement.Parse($$"""{"query":["{{new string('x', 500)}}"]}""")).Single().Length.ShouldBeLessThan(120);

    [Fact]
    public void A_pattern_that_makes_others_hang_is_matched_at_once()
    {
        var validator = new JsonSchemaValidator(JsonElement.Parse("""{"type":"string","pattern":"^(a+)+b$"}"""));

        validator.Validate(JsonSerializer.SerializeToElement(new string('a', 3000))).Count.ShouldBe(1);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_string_is_no_fault_of_the_program() =>
        Search.Validate(JsonElement.Parse("""{"query":"\ud800"}""")).ShouldBeEmpty();
}
