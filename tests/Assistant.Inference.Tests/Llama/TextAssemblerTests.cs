using Assistant.Inference.Llama;

namespace Assistant.Inference.Tests.Llama;

public sealed class TextAssemblerTests(GuideMiniFixture model) : IClassFixture<GuideMiniFixture>
{
    private Vocabulary Vocabulary => model.Engine.Model.Vocabulary;

    [Fact]
    public void A_character_that_is_split_over_tokens_comes_out_whole()
    {
        const string text = "好👜👍🏽é";
        var tokens = Vocabulary.Tokenize(text, markup: false);
        tokens.Length.ShouldBeGreaterThan(text.EnumerateRunes().Count(), "the text must be split for this test to mean something");
        var assembler = new TextAssembler(Vocabulary, [], []);
        var pieces = tokens.Select(assembler.Push).ToArray();
        pieces.ShouldAllBe(piece => !piece.Contains('\uFFFD'));
        string.Concat(pieces).ShouldBe(text);
        assembler.Flush().ShouldBe("");
    }

    [Fact]
    public void Half_a_character_at_the_end_is_replaced()
    {
        var assembler = new TextAssembler(Vocabulary, [], []);
        assembler.Push(Vocabulary.Tokenize("👜", markup: false)[0]).ShouldBe("");
        assembler.Flush().ShouldBe("\uFFFD");
    }

    [Theory]
    [InlineData("one STOP two", "one ")]
    [InlineData("one STO two", "one STO two")]
    [InlineData("价格：STOP：元", "价格：")]
    [InlineData("SSTOPSTOP", "S")]
    public void A_stop_sequence_over_several_tokens_ends_the_text_and_is_not_part_of_it(string generated, string expected)
    {
        var assembler = new TextAssembler(Vocabulary, [], ["STOP", "never"]);
        var text = "";
        foreach (var token in Vocabulary.Tokenize(generated, markup: false).TakeWhile(_ => !assembler.IsStopped))
            text += assembler.Push(token);
        text += assembler.IsStopped ? "" : assembler.Flush();
        text.ShouldBe(expected);
    }

    [Fact]
    public void Control_tokens_give_text_only_when_the_format_reads_them()
    {
        var tokens = Vocabulary.Tokenize("<tool_call>a</tool_call><|im_start|>b", markup: true);
        var assembler = new TextAssembler(Vocabulary, ["<tool_call>"], []);
        string.Concat(tokens.Select(assembler.Push)).ShouldBe("<tool_call>ab");
        var stopping = new TextAssembler(Vocabulary, ["<tool_call>"], ["<|im_start|>"]);
        string.Concat(tokens.TakeWhile(_ => !stopping.IsStopped).Select(stopping.Push)).ShouldBe("<tool_call>a");
    }
}
