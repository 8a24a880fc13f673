using System.Text.Json;
using Assistant.Inference.Grammars;

namespace Assistant.Inference.Tests.Grammars;

/// <summary>What single keywords let through; every text is also judged by the validator, which must agree.</summary>
public sealed class JsonGrammarTests
{
    [Theory]
    [InlineData("""{"type":"integer","minimum":5,"maximum":120}""", "5 9 10 99 100 120", "4 121 05 5.0 -7 1000 20x")]
    [InlineData("""{"type":"integer","minimum":-12,"maximum":3}""", "-12 -1 0 3 -9", "-13 4 -20 -0")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""", "1 10 999", "0 -1 1.5")]
    [InlineData("""{"type":"integer","multipleOf":25,"minimum":0,"maximum":100}""", "0 25 50 75 100", "10 125 05")]
    [InlineData("""{"type":"number","minimum":0,"maximum":5}""", "0 5 4.99 0.5 5.0 3.25", "5.01 -0.5 6 .5")]
    [InlineData("""{"type":"number","minimum":1.25,"maximum":1.5}""", "1.25 1.3 1.49 1.5 1.50 1.250001", "1.2 1.24 1.51 1 2")]
    [InlineData("""{"type":"number","exclusiveMinimum":1.25,"exclusiveMaximum":2}""", "1.26 1.251 1.9", "1.25 2 2.0 1.250")]
    [InlineData("""{"type":"number","minimum":-2.5,"maximum":-0.5}""", "-2.5 -1 -0.5 -2.49", "-2.51 -0.4 0 1")]
    [InlineData("""{"type":"number","multipleOf":0.01,"minimum":0}""", "0 12.5 12.55 199", "12.555 -1")]
    [InlineData("""{"type":"boolean"}""", "true false", "1 null \"true\"")]
    [InlineData("""{"type":["integer","null"],"minimum":2}""", "2 null", "1 true")]
    [InlineData("""{"type":"string","nullable":true,"maxLength":2}""", "\"ab\" null \"红色\"", "\"abc\" 1")]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", "\"ab\" \"abc\" \"😀😀\" \"\\\\n\"", "\"a\" \"abcd\" \"😀\" ab")]
    [InlineData("""{"type":"string","pattern":"^[a-c]{2}\\d?$"}""", "\"ab\" \"cc7\"", "\"a\" \"abd\" \"ab77\"")]
    [InlineData("""{"type":"string","pattern":"colou?r"}""", "\"color\" \"mycolours\"", "\"colr\"")]
    [InlineData("""{"type":"string","pattern":"^(red|gr[ae]y)$"}""", "\"red\" \"gray\" \"grey\"", "\"greay\" \"redgray\"")]
    [InlineData("""{"type":"string","pattern":"^[a-z]+$","minLength":2,"maxLength":3}""", "\"ab\" \"abc\"", "\"a\" \"abcd\" \"AB\"")]
    [InlineData("""{"type":"string","pattern":"^\"\\\\$"}""", "\"\\\"\\\\\"", "\"\\\"\" \"\\\\\"")]
    [InlineData("""{"type":"string","format":"date"}""", "\"2026-11-22\"", "\"2026-13-01\" \"22.11.2026\"")]
    [InlineData("""{"enum":["price_asc","红",1,null]}""", "\"price_asc\" \"红\" 1 null", "\"price\" 2")]
    [InlineData("""{"type":"string","enum":["a",1]}""", "\"a\"", "1")]
    [InlineData("""{"const":{"a":"b"}}""", "{\"a\":\"b\"}", "{\"a\":\"c\"}")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":3}""", "[1,2] [1,2,3]", "[1] [1,2,3,4] []")]
    [InlineData("""{"type":"array","maxItems":0}""", "[]", "[1]")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"null"}},"required":["b"],"additionalProperties":false}""",
        """{"a":1,"b":null} {"b":null,"a":1} {"b":null}""", """{"a":1} {} {"b":null,"c":1} {"b":1}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":{"type":"boolean"}}""",
        """{"a":1,"b":true} {"ab":false} {}""", """{"a":true} {"b":1}""")]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{},"c":{}},"minProperties":2,"maxProperties":2,"additionalProperties":false}""",
        """{"a":1,"b":2} {"c":[1],"a":{"x":"y"}}""", """{"a":1} {"a":1,"b":2,"c":3} {}""")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string","maxLength":1}]}""", "1 \"a\"", "\"ab\" true")]
    [InlineData("""{"oneOf":[{"type":"object","properties":{"k":{"const":"a"}},"required":["k"]},{"type":"object","properties":{"k":{"const":"b"},"n":{"type":"integer"}},"required":["k","n"]}]}""",
        """{"k":"a"} {"k":"b","n":1}""", """{"k":"b"} {"k":"c"}""")]
    [InlineData("""{"allOf":[{"type":"integer","minimum":2},{"maximum":4}]}""", "2 4", "1 5")]
    [InlineData("""{"$ref":"#/$defs/t","$defs":{"t":{"type":"object","properties":{"kids":{"type":"array","items":{"$ref":"#/$defs/t"}}},"required":["kids"],"additionalProperties":false}}}""",
        """{"kids":[]} {"kids":[{"kids":[]},{"kids":[{"kids":[]}]}]}""", """{} {"kids":[{}]}""")]
    public void A_keyword_lets_through_what_it_should(string schema, string valid, string invalid)
    {
        var element = JsonElement.Parse(schema);
        var grammar = new GbnfModel(JsonGrammar.Write(element));
        var validator = new JsonSchemaValidator(element);
        foreach (var text in valid.Split(' '))
        {
            grammar.Accepts(text).ShouldBeTrue($"{text} for {schema}");
            validator.Validate(JsonElement.Parse(text)).ShouldBeEmpty(text);
        }
        foreach (var text in invalid.Split(' '))
        {
            grammar.Accepts(text).ShouldBeFalse($"{text} for {schema}");
            if (IsJson(text) && text is not ("-0" or "5.0"))
                validator.Validate(JsonElement.Parse(text)).ShouldNotBeEmpty($"{text} for {schema}");
        }
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a/b":{"not":{"type":"null"}}}}""", "#/properties/a~1b", "not")]
    [InlineData("""{"type":"array","prefixItems":[{}]}""", "#", "prefixItems")]
    [InlineData("""{"type":"array","uniqueItems":true}""", "#", "uniqueItems")]
    [InlineData("""{"patternProperties":{"^x":{}}}""", "#", "patternProperties")]
    [InlineData("""{"if":{},"then":{}}""", "#", "if")]
    [InlineData("""{"type":"integer","multipleOf":7}""", "#", "multipleOf")]
    [InlineData("""{"type":"number","minimum":3,"maximum":2}""", "#", "minimum")]
    [InlineData("""{"type":"string","format":"hostname"}""", "#", "format")]
    [InlineData("""{"type":"string","pattern":"(?=a)b"}""", "#", "pattern")]
    [InlineData("""{"type":"string","pattern":"a\\b"}""", "#", "pattern")]
    [InlineData("""{"type":"string","pattern":"^a$b"}""", "#", "pattern")]
    [InlineData("""{"type":"string","pattern":"(a"}""", "#", "pattern")]
    [InlineData("""{"type":"string","pattern":"(a?)*"}""", "#", "pattern")]
    [InlineData("""{"type":"string","pattern":"\\p{L}"}""", "#", "pattern")]
    [InlineData("""{"type":"string","pattern":"^ab$","minLength":5}""", "#", "pattern")]
    [InlineData("""{"type":"string","minLength":100000}""", "#", "minLength")]
    [InlineData("""{"type":"string","minLength":3,"maxLength":2}""", "#", "maxLength")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"number"}]}""", "#", "oneOf")]
    [InlineData("""{"$ref":"https://example.org/x"}""", "#", "$ref")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "#", "$ref")]
    [InlineData("""{"$ref":"#"}""", "#", "$ref")]
    [InlineData("""{"anyOf":[{"$ref":"#"},{"type":"null"}]}""", "#", "$ref")]
    [InlineData("""{"type":"object","properties":{"next":{"$ref":"#"}},"required":["next"]}""", "#", "$ref")]
    [InlineData("""{"type":"text"}""", "#", "type")]
    [InlineData("""{"enum":[]}""", "#", "enum")]
    [InlineData("""{"type":"integer","enum":["a"]}""", "#", "enum")]
    [InlineData("""{"allOf":[{"type":"integer"},{"type":"string"}]}""", "#", "type")]
    [InlineData("""{"allOf":[{"properties":{"a":{}},"additionalProperties":false},{"properties":{"b":{}}}]}""", "#", "allOf")]
    [InlineData("""{"type":"string","minLength":-1}""", "#", "minLength")]
    [InlineData("""{"minimum":true}""", "#", "minimum")]
    [InlineData("false", "#", "false")]
    [InlineData("7", "#", "7")]
    public void What_no_grammar_can_hold_is_refused_with_the_place_and_the_keyword(string schema, string place, string keyword)
    {
        var fault = Should.Throw<NotSupportedException>(() => JsonGrammar.Write(JsonElement.Parse(schema)));

        fault.Message.ShouldContain($"at {place}, keyword \"{keyword}\"");
    }

    [Fact]
    public void A_schema_nested_without_end_is_refused()
    {
        var schema = string.Concat(Enumerable.Repeat("""{"type":"array","items":""", 60)) + "{}" + new string('}', 60);

        Should.Throw<NotSupportedException>(() => JsonGrammar.Write(JsonElement.Parse(schema))).Message.ShouldContain("nested deeper");
    }

    [Fact]
    public void Names_and_constants_with_quotes_and_line_ends_are_escaped()
    {
        var schema = JsonElement.Parse("""{"type":"object","properties":{"a\"\\]b\n":{"const":"x\" | \"\n::= y"}},"required":["a\"\\]b\n"]}""");

        var text = new GbnfModel(JsonGrammar.Write(schema, new JsonStyle { IsCompact = true })).Sample(new Random(1));

        JsonElement.Parse(text).GetProperty("a\"\\]b\n").GetString().ShouldBe("x\" | \"\n::= y");
    }

    [Fact]
    public void Many_members_keep_the_order_of_the_schema_and_the_grammar_small()
    {
        var names = Enumerable.Range(0, 30).Select(index => $"p{index}").ToArray();
        var schema = JsonElement.Parse($$"""{"type":"object","properties":{{{string.Join(',', names.Select(name => $"\"{name}\":{{\"type\":\"integer\"}}"))}}},"required":["p3"],"additionalProperties":false}""");
        var grammar = new GbnfModel(JsonGrammar.Write(schema));

        grammar.Accepts("""{"p1":1,"p3":2,"p29":3}""").ShouldBeTrue();
        grammar.Accepts("""{"p3":2,"p1":1}""").ShouldBeFalse();
        grammar.Accepts("""{"p1":1}""").ShouldBeFalse();
        grammar.RuleCount.ShouldBeLessThan(150);
    }

    [Fact]
    public void White_space_is_bounded()
    {
        var grammar = new GbnfModel(JsonGrammar.Write(JsonElement.Parse("""{"type":"object","properties":{"a":{"type":"null"}},"required":["a"]}""")));

        grammar.Accepts("{\n  \"a\": null\n}").ShouldBeTrue();
        grammar.Accepts("{ \"a\":null}").ShouldBeTrue();
        grammar.Accepts("{  \"a\":null}").ShouldBeFalse();
        grammar.Accepts("{\n\n\"a\":null}").ShouldBeFalse();
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
