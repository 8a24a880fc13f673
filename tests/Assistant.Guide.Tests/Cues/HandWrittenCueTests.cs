using Assistant.Guide.Constraints;
using Assistant.Guide.Cues;
using Assistant.Plugins;
using Xunit.Abstractions;

namespace Assistant.Guide.Tests.Cues;

public sealed class HandWrittenCueTests(ITestOutputHelper output)
{
    [SharedTheory(HandWrittenMessage.Folder)]
    [InlineData("en")]
    [InlineData("zh")]
    public void A_cue_that_is_read_in_a_hand_written_message_is_nearly_always_right(string language)
    {
        Dictionary<string, (int Right, int Read, int All)> counts = new(StringComparer.Ordinal);
        foreach (var message in HandWrittenMessage.All().Where(message => message.Language == language))
        {
            var cue = CueReader.Read(message.Text, ConstraintReader.Read(message.Text), message.State);
            Count(message.Tool, 0, 0, 1);
            if (cue is null)
                continue;
            var tool = cue.Tool ?? "none";
            // Reviews and recommendations have no tool of their own yet: the facts of the product answer.
            var right = tool == message.Tool || (tool == "get_product" && message.Tool is "summarize_reviews" or "recommend_products");
            Count(tool, right ? 1 : 0, 1, 0);
            if (!right)
                output.WriteLine($"CUE {tool} | {message.Tool} | {message.Text}");
        }
        foreach (var (tool, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            output.WriteLine($"{language} {tool}: precision {count.Right} of {count.Read}, messages {count.All}");
        ((double)counts.Values.Sum(count => count.Right) / counts.Values.Sum(count => count.Read)).ShouldBeGreaterThan(0.93);

        void Count(string tool, int right, int read, int all)
        {
            var before = counts.GetValueOrDefault(tool);
            counts[tool] = (before.Right + right, before.Read + read, before.All + all);
        }
    }
}
