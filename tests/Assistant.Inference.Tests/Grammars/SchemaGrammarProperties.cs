using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Inference.Grammars;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Inference.Tests.Grammars;

public sealed class SchemaGrammarProperties
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(40);

    [Fact]
    public void Whatever_a_grammar_lets_through_follows_its_schema() => Prop.ForAll(RandomSchemas.Arbitrary, schema =>
    {
        var element = JsonElement.Parse(schema.ToJsonString());
        var grammar = new GbnfModel(JsonGrammar.Write(element));
        var validator = new JsonSchemaValidator(element);
        var random = new Random(schema.ToJsonString().Length);
        for (var count = 0; count < 12; count++)
        {
            var text = grammar.Sample(random);
            validator.Validate(JsonElement.Parse(text)).ShouldBeEmpty($"{text}\n{schema.ToJsonString()}");
        }
    }).Check(Cases);

    [Fact]
    public void A_grammar_lets_its_own_samples_through() => Prop.ForAll(RandomSchemas.Arbitrary, schema =>
    {
        var grammar = new GbnfModel(JsonGrammar.Write(JsonElement.Parse(schema.ToJsonString())));
        var text = grammar.Sample(new Random(1));
        (text.Length > 400 || grammar.Accepts(text)).ShouldBeTrue(text);
    }).Check(Cases);

    [Fact]
    public void Compact_grammars_for_the_small_guide_follow_their_schema_too() => Prop.ForAll(RandomSchemas.Arbitrary, schema =>
    {
        var element = JsonElement.Parse(schema.ToJsonString());
        var grammar = new GbnfModel(JsonGrammar.Write(element, new JsonStyle { IsCompact = true, MemberOrder = ["x", "query"] }));
        new JsonSchemaValidator(element).Validate(JsonElement.Parse(grammar.Sample(new Random(3)))).ShouldBeEmpty();
    }).Check(Cases);

    [Fact]
    public void A_schema_with_a_part_that_makes_no_sense_is_refused_or_read_but_never_a_fault() => Prop.ForAll(RandomSchemas.Arbitrary, schema =>
    {
        var text = schema.ToJsonString();
        var random = new Random(text.Length);
        foreach (var nonsense in (string[])["7", "-1.5", "1e300", "null", "\"x\"", "[]", "[1,null]", "{}", "true", "false", "{\"$ref\":\"#\"}"])
        {
            var parts = Parts(JsonNode.Parse(text)!.AsObject()).ToArray();
            var (parent, name) = parts[random.Next(parts.Length)];
            parent[name] = JsonNode.Parse(nonsense);
            try
            {
                new GbnfModel(JsonGrammar.Write(JsonElement.Parse(parent.Root.ToJsonString()))).RuleCount.ShouldBePositive();
            }
            catch (NotSupportedException refused)
            {
                refused.Message.ShouldStartWith("The JSON schema cannot be used");
            }
        }
    }).Check(Cases);

    private static IEnumerable<(JsonObject Parent, string Name)> Parts(JsonObject schema) => schema
        .SelectMany(member => member.Value is JsonObject inner ? Parts(inner).Append((schema, member.Key)) : [(schema, member.Key)]);
}
