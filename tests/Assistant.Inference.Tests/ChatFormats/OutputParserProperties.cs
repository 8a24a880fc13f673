using System.Text.Json;
using Assistant.Inference.ChatFormats;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Formats;

public sealed class OutputParserProperties
{
    private static readonly string[] Fragments =
    [
        "<tool_call>", "</tool_call>", "<tool_", "call>", "<think>", "</think>", "[TOOL_CALLS]", "[", "]", "{", "}", "\"", "\\", "{\"name\":\"a\",\"arguments\":{}}",
        "{\"name\": \"a\", \"parameters\": {\"q\": \"红\"}}", ";", ",", "```json\n", "```", " ", "\n", "text", "价格", "😀", "<", "199",
    ];

    private static readonly IChatFormat[] Formats = [new ChatMlFormat(), new Llama3Format(null), new MistralFormat(true), new GuideMiniFormat()];

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void However_the_output_is_cut_it_reads_the_same() => Prop.ForAll(Outputs, output =>
    {
        foreach (var format in Formats)
            Read(format, output.Select(character => character.ToString())).ShouldBe(Read(format, [output]), output);
    }).Check(Cases);

    [Fact]
    public void No_mark_of_a_call_is_ever_shown() => Prop.ForAll(Outputs, output =>
    {
        Text(new ChatMlFormat(), output).ShouldNotContain("<tool_call>");
        Text(new MistralFormat(true), output).ShouldNotContain("[TOOL_CALLS]");
    }).Check(Cases);

    private static Arbitrary<string> Outputs => Gen.ListOf(Gen.Elements(Fragments)).Select(string.Concat).ToArbitrary();

    private static string Text(IChatFormat format, string output)
    {
        var parser = format.CreateParser(null);
        return string.Join('|', parser.Push(output).Concat(parser.Finish()).OfType<TextContent>());
    }

    private static string Read(IChatFormat format, IEnumerable<string> pieces)
    {
        var parser = format.CreateParser(null);
        var contents = pieces.SelectMany(parser.Push).ToList().Concat(parser.Finish());
        var (kind, shown) = ("", "");
        foreach (var content in contents)
        {
            var text = content switch
            {
                FunctionCallContent call => $"call {call.Name} {call.Exception is null} {JsonSerializer.Serialize(call.Arguments)}",
                TextReasoningContent thought => thought.Text,
                _ => ((TextContent)content).Text,
            };
            shown += content.GetType().Name == kind && content is not FunctionCallContent ? text : $"|{content.GetType().Name}:{text}";
            kind = content.GetType().Name;
        }
        return shown;
    }
}
