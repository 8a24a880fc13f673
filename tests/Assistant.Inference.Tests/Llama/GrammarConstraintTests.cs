using System.Text;
using Assistant.Inference.ChatFormats;
using Assistant.Inference.Llama;

namespace Assistant.Inference.Tests.Llama;

public sealed class GrammarConstraintTests(GuideMiniFixture model) : IClassFixture<GuideMiniFixture>
{
    private const string Price = """root ::= "{\"price\":" [1-9] [0-9]{0,3} "}" """;

    private LlamaModel Model => model.Engine.Model;

    [Theory]
    [InlineData("root ::= missing")]
    [InlineData("rot ::= \"a\"")]
    [InlineData("root ::= \"a")]
    [InlineData("root ::= [a-")]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("root ::= root \"a\" | \"b\"")]
    public void A_grammar_that_llama_refuses_fails_closed(string gbnf) =>
        Should.Throw<InvalidGrammarException>(() => new GrammarConstraint(Model, new OutputGrammar(gbnf, null)));

    [Theory]
    [InlineData(0f)]
    [InlineData(1.5f)]
    public async Task Output_follows_the_grammar_whatever_the_model_wants(float temperature)
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var text = await Generate("<|im_start|>user\n hello<|im_end|>\n<|im_start|>assistant\n", new OutputGrammar(Price, null), new SamplingOptions(temperature, Seed: (uint)seed));
            text.ShouldMatch("""^\{"price":[1-9][0-9]{0,3}\}$""");
        }
    }

    [Fact]
    public async Task Before_the_trigger_text_is_free_and_after_it_the_grammar_holds()
    {
        var grammar = new OutputGrammar("""root ::= "<tool_call>{\"name\":\"hand_off\",\"arguments\":{}}</tool_call>" """, "<tool_call>");
        var call = await Generate("<|im_start|>user\n wireless headphones under 100<|im_end|>\n<|im_start|>assistant\n", grammar, new SamplingOptions());
        call.ShouldBe("""<tool_call>{"name":"hand_off","arguments":{}}</tool_call>""");
        var greeting = await Generate("<|im_start|>user\n hello<|im_end|>\n<|im_start|>assistant\n", grammar, new SamplingOptions());
        greeting.ShouldNotContain("<tool_call>");
        greeting.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("say {x", true)]
    [InlineData("say {y", false)]
    [InlineData("say{x", true)]
    [InlineData("{y", false)]
    public void A_trigger_inside_a_token_is_found_and_what_follows_it_is_checked(string text, bool allowed)
    {
        using var constraint = new GrammarConstraint(Model, new OutputGrammar("root ::= \"{x\" [a-z]*", "{x"[..1]));
        var taken = Model.Vocabulary.Tokenize(text, markup: false).All(constraint.TryAccept);
        taken.ShouldBe(allowed);
    }

    [Fact]
    public void A_refused_token_leaves_the_grammar_as_it_was()
    {
        using var constraint = new GrammarConstraint(Model, new OutputGrammar(Price, null));
        var vocabulary = Model.Vocabulary;
        foreach (var token in vocabulary.Tokenize("""{"price":""", markup: false))
            constraint.TryAccept(token).ShouldBeTrue();
        constraint.TryAccept(vocabulary.Tokenize("x", markup: false)[0]).ShouldBeFalse();
        constraint.TryAccept(vocabulary.Tokenize("7", markup: false)[0]).ShouldBeTrue();
        constraint.TryAccept(vocabulary.Tokenize("<|im_end|>", markup: true)[0]).ShouldBeFalse("the object is still open");
    }

    private async Task<string> Generate(string prompt, OutputGrammar grammar, SamplingOptions sampling)
    {
        var request = new GenerationRequest(Model.Vocabulary.Tokenize(prompt, markup: true), 0, null, 64);
        using var running = model.Engine.Start(request, sampling, grammar, CancellationToken.None);
        var bytes = new List<byte>();
        await foreach (var token in running.Generation.Tokens.ReadAllAsync())
            bytes.AddRange(Model.Vocabulary.Piece(token));
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
