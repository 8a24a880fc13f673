using System.Text;
using System.Text.Json;
using Assistant.Inference.ChatFormats;
using Assistant.Inference.Grammars;
using Assistant.Inference.Llama;
using Assistant.Inference.Llama.Interop;
using Assistant.Inference.Tests.Formats;
using Assistant.Inference.Tests.Llama;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Grammars;

/// <summary>llama.cpp itself reads the grammars and chooses among the tokens they leave.</summary>
public sealed class LlamaGrammarTests(GuideMiniFixture model) : IClassFixture<GuideMiniFixture>
{
    private const int MaxTokens = 300;

    [Fact]
    public void Llama_reads_the_grammar_of_any_schema_and_what_it_draws_follows_the_schema() => DrawFromRandomSchemas(model.Engine.Model, cases: 12);

    [SharedFact(LocalModels.Stories)]
    public void So_it_does_with_another_vocabulary()
    {
        using var stories = LocalModels.LoadStories();
        DrawFromRandomSchemas(stories, cases: 80);
    }

    [Theory]
    [InlineData("chatml")]
    [InlineData("llama-3")]
    [InlineData("mistral")]
    [InlineData("gemma")]
    [InlineData("guide-mini")]
    public void A_required_call_is_drawn_and_parsed_with_valid_arguments(string format)
    {
        IChatFormat chosen = format switch
        {
            "chatml" => new ChatMlFormat(),
            "llama-3" => new Llama3Format(null),
            "mistral" => new MistralFormat(true),
            "gemma" => new GemmaFormat(),
            _ => new GuideMiniFormat(),
        };
        var options = new ChatOptions { Tools = [Golden.Search, Golden.ViewCart], ToolMode = ChatToolMode.RequireAny };
        var drawn = Enumerable.Range(1, 6).Select(seed => Draw(model.Engine.Model, chosen.Grammar(options)!, seed)).OfType<string>().ToArray();

        drawn.Length.ShouldBeGreaterThan(2);
        foreach (var text in drawn)
        {
            var parser = chosen.CreateParser(options);
            FunctionCallContent[] calls = [.. parser.Push(text).Concat(parser.Finish()).Cast<FunctionCallContent>()];
            calls.ShouldNotBeEmpty();
            foreach (var call in calls)
            {
                call.Exception.ShouldBeNull(text);
                var tool = options.Tools.OfType<AIFunction>().Single(tool => tool.Name == call.Name);
                new JsonSchemaValidator(tool.JsonSchema).Validate(JsonSerializer.SerializeToElement(call.Arguments)).ShouldBeEmpty(text);
            }
        }
    }

    [Fact]
    public void Where_calls_are_forbidden_no_call_can_be_written()
    {
        var options = new ChatOptions { Tools = [Golden.Search], ToolMode = ChatToolMode.None };
        foreach (var format in new IChatFormat[] { new ChatMlFormat(), new GuideMiniFormat() })
        {
            using var constraint = new GrammarConstraint(model.Engine.Model, format.Grammar(options)!);
            Feed(constraint, "It is < 300: <b>good</b> <").ShouldBeTrue();
            Feed(constraint, "tool_call>").ShouldBeFalse();
            constraint.TryAccept(model.Engine.Model.Vocabulary.Tokenize("<tool_call>", markup: true).Single()).ShouldBeFalse();
        }
    }

    private static void DrawFromRandomSchemas(LlamaModel llama, int cases)
    {
        var ended = 0;
        Prop.ForAll(RandomSchemas.Arbitrary, schema =>
        {
            var element = JsonElement.Parse(schema.ToJsonString());
            // Byte tokens may spell what is no UTF-8; llama.cpp counts it otherwise than .NET, which validates after it.
            if (Draw(llama, new OutputGrammar(JsonGrammar.Write(element), null), schema.ToJsonString().Length) is not { } text || text.Contains('\uFFFD'))
                return;
            ended++;
            new JsonSchemaValidator(element).Validate(JsonElement.Parse(text)).ShouldBeEmpty($"{text}\n{schema.ToJsonString()}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(30));
        ended.ShouldBeGreaterThan(cases / 3);
    }

    /// <summary>A random text of the grammar token by token, or null when it did not end in time.</summary>
    private static string? Draw(LlamaModel llama, OutputGrammar grammar, int seed)
    {
        using var constraint = new GrammarConstraint(llama, grammar);
        var random = new Random(seed);
        var bytes = new List<byte>();
        for (var count = 0; count < MaxTokens; count++)
        {
            var token = Choose(llama.Vocabulary, constraint, random);
            if (llama.Vocabulary.EndsGeneration(token))
                return Encoding.UTF8.GetString([.. bytes]);
            constraint.TryAccept(token).ShouldBeTrue();
            bytes.AddRange(llama.Vocabulary.Piece(token));
        }
        return null;
    }

    /// <summary>Ends where it may and closes brackets and strings half of the time, so that most texts come to an end.</summary>
    private static int Choose(Vocabulary vocabulary, GrammarConstraint constraint, Random random)
    {
        var candidates = new llama_token_data[vocabulary.Count];
        for (var token = 0; token < candidates.Length; token++)
            candidates[token] = new llama_token_data { id = token, logit = 1 };
        constraint.Mask(candidates);
        var allowed = candidates.Where(candidate => !float.IsNegativeInfinity(candidate.logit)).Select(candidate => candidate.id).ToArray();
        allowed.ShouldNotBeEmpty();
        var closing = random.Next(2) == 0 ? allowed.Where(token => Closes(vocabulary, token)).ToArray() : [];
        var choice = closing.Length > 0 ? closing : allowed;
        return choice[random.Next(choice.Length)];
    }

    private static bool Closes(Vocabulary vocabulary, int token) =>
        vocabulary.EndsGeneration(token) || vocabulary.Piece(token) is [(byte)'"' or (byte)'}' or (byte)']', ..];

    private bool Feed(GrammarConstraint constraint, string text) =>
        model.Engine.Model.Vocabulary.Tokenize(text, markup: false).All(constraint.TryAccept);
}
