using System.Text.Json;
using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Formats;

/// <summary>Each case is read whole and one character at a time; both must give the same.</summary>
public sealed class OutputParserTests
{
    private static readonly Dictionary<string, IChatFormat> Formats = new IChatFormat[]
    {
        new ChatMlFormat(), new Llama3Format(null), new MistralFormat(true), new GemmaFormat(), new GuideMiniFormat(),
    }.ToDictionary(format => format.Name);

    [Theory]
    [InlineData("chatml", "Hello, what are you looking for?", "Hello, what are you looking for?")]
    [InlineData("chatml", "\n\n  您好！ \n", "您好！")]
    [InlineData("chatml", "a < b and <tool_cal is text", "a < b and <tool_cal is text")]
    [InlineData("chatml", "ends with <tool", "ends with <tool")]
    [InlineData("chatml", "two\n\nparagraphs", "two\n\nparagraphs")]
    [InlineData("chatml", "<tool_call>\n{\"name\": \"view_cart\", \"arguments\": {}}\n</tool_call>", "view_cart{}")]
    [InlineData("chatml", "Let me see.\n<tool_call>{\"name\":\"a\",\"arguments\":{\"q\":1}}</tool_call>", "Let me see.|a{\"q\":1}")]
    [InlineData("chatml", "<tool_call>{\"name\":\"a\",\"arguments\":{}}</tool_call>\n<tool_call>\n{\"name\":\"b\",\"arguments\":{}}</tool_call>", "a{}|b{}")]
    [InlineData("chatml", "<tool_call>{\"name\":\"a\",\"arguments\":{\"q\":\"</tool_call> }\\\"{\"}}</tool_call> done", "a{\"q\":\"</tool_call> }\\\"{\"}|done")]
    [InlineData("chatml", "<tool_call>{\"name\":\"a\",\"arguments\":{}}", "a{}")]
    [InlineData("chatml", "<think>cheap?\nyes</think>\n\nHere.", "(cheap?\nyes)|Here.")]
    [InlineData("chatml", "<tool_call>{\"name\":\"a\",\"arguments\":{\"q\":</tool_call>sorry", "a!|sorry")]
    [InlineData("chatml", "<tool_call>{\"name\":\"a\",\"argum", "a!")]
    [InlineData("chatml", "<tool_call>search please</tool_call>", "!")]
    [InlineData("chatml", "<tool_call>{\"name\":\"a\",\"arguments\":[1]}</tool_call>", "a!")]
    [InlineData("chatml", "<tool_call>{\"arguments\":{}}</tool_call>", "!")]
    [InlineData("chatml", "<tool_call>", "!")]
    [InlineData("chatml", "", "")]
    [InlineData("llama-3", "{\"name\": \"a\", \"parameters\": {\"q\": \"x\"}}", "a{\"q\":\"x\"}")]
    [InlineData("llama-3", "  {\"name\": \"a\", \"parameters\": {}}; {\"name\": \"b\", \"parameters\": {}}", "a{}|b{}")]
    [InlineData("llama-3", "It costs {199}.", "It costs {199}.")]
    [InlineData("llama-3", "{\"name\": \"a\", \"parameters\": {", "a!")]
    [InlineData("gemma", "```json\n{\"name\": \"a\", \"parameters\": {}}\n```", "a{}")]
    [InlineData("gemma", "```\ncode\n```", "```\ncode\n```")]
    [InlineData("gemma", "`x` it is", "`x` it is")]
    [InlineData("mistral", "[TOOL_CALLS] [{\"name\": \"a\", \"arguments\": {}}, {\"name\": \"b\", \"arguments\": {\"q\": [1]}}]", "a{}|b{\"q\":[1]}")]
    [InlineData("mistral", "See [1] and [TOO].", "See [1] and [TOO].")]
    [InlineData("guide-mini", "<tool_call>{\"name\":\"search_products\",\"arguments\":{\"query\":\" red shoes\",\"max_price\":300,\"sort\":\" price_asc\"}}</tool_call>", "search_products{\"query\":\"red shoes\",\"max_price\":300,\"sort\":\"price_asc\"}")]
    [InlineData("guide-mini", "<tool_call>{\"name\":\"compare_products\",\"arguments\":{\"refs\":[\"1st\",\" Runner\"]}}</tool_call>", "compare_products{\"refs\":[\"1\",\"Runner\"]}")]
    public void Output_is_split_into_text_thoughts_and_calls(string format, string output, string expected)
    {
        Read(Formats[format], [output]).ShouldBe(expected);
        Read(Formats[format], output.Select(character => character.ToString())).ShouldBe(expected);
    }

    [Fact]
    public void Text_is_given_out_as_soon_as_it_cannot_be_a_mark()
    {
        var parser = new ChatMlFormat().CreateParser(null);

        Show(parser.Push("Hello <to")).ShouldBe("Hello");
        Show(parser.Push("ol")).ShouldBe("");
        Show(parser.Push("s>")).ShouldBe(" <tools>");
    }

    [Fact]
    public void A_call_is_given_out_before_the_message_ends()
    {
        var parser = new ChatMlFormat().CreateParser(null);

        parser.Push("<tool_call>{\"name\":\"a\",\"arguments\":{}}").OfType<FunctionCallContent>().Single().Exception.ShouldBeNull();
    }

    [Fact]
    public void Calls_have_different_ids_that_Mistral_accepts()
    {
        var calls = new ChatMlFormat().CreateParser(null)
            .Push("<tool_call>{\"name\":\"a\",\"arguments\":{}}</tool_call><tool_call>{\"name\":\"a\",\"arguments\":{}}</tool_call>").OfType<FunctionCallContent>().ToArray();

        calls[0].CallId.ShouldNotBe(calls[1].CallId);
        calls.ShouldAllBe(call => call.CallId.Length == 9 && call.CallId.All(char.IsAsciiLetterOrDigit));
    }

    [Fact]
    public void A_call_that_cannot_be_read_says_why()
    {
        var call = new ChatMlFormat().CreateParser(null).Push("<tool_call>{\"name\":\"a\",\"arguments\":{\"q\":}}</tool_call>").OfType<FunctionCallContent>().Single();

        call.Exception.ShouldBeOfType<FormatException>().Message.ShouldContain("cannot be read");
    }

    private static string Read(IChatFormat format, IEnumerable<string> pieces)
    {
        var parser = format.CreateParser(null);
        return Show([.. pieces.SelectMany(parser.Push), .. parser.Finish()]);
    }

    /// <summary>Text as it is, thoughts in ( ), calls as name and arguments, broken ones with !; neighbouring text is joined.</summary>
    private static string Show(IReadOnlyList<AIContent> contents)
    {
        var parts = new List<(string Kind, string Text)>();
        foreach (var content in contents)
        {
            var part = content switch
            {
                TextReasoningContent thought => ("thought", thought.Text),
                TextContent text => ("text", text.Text),
                FunctionCallContent { Exception: not null } call => ("call", call.Name + "!"),
                FunctionCallContent call => ("call", call.Name + PromptJson.Compact(JsonSerializer.SerializeToElement(call.Arguments))),
                _ => throw new InvalidOperationException(content.ToString()),
            };
            if (parts.Count > 0 && parts[^1].Kind == part.Item1 && part.Item1 != "call")
                parts[^1] = (part.Item1, parts[^1].Text + part.Item2);
            else
                parts.Add(part);
        }
        return string.Join('|', parts.Select(part => part.Kind == "thought" ? $"({part.Text})" : part.Text));
    }
}
