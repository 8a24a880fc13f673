using Assistant.Guide.Constraints;
using Xunit.Abstractions;

namespace Assistant.Guide.Tests.Constraints;

public sealed class HandWrittenMessagesTests(ITestOutputHelper output)
{
    [SharedTheory(HandWrittenMessage.Folder)]
    [InlineData("en")]
    [InlineData("zh")]
    public void Price_limits_of_hand_written_messages_are_read(string language)
    {
        int stated = 0, right = 0, silent = 0, invented = 0;
        foreach (var message in HandWrittenMessage.All().Where(message => message.Language == language))
        {
            var (min, max) = (HandWrittenMessage.Number(message.Arguments, "min_price"), HandWrittenMessage.Number(message.Arguments, "max_price"));
            var (keptMin, keptMax) = (HandWrittenMessage.Number(message.Previous, "min_price"), HandWrittenMessage.Number(message.Previous, "max_price"));
            var kept = min == keptMin && max == keptMax;
            var read = ConstraintReader.Read(message.Text).Price;
            var isPrice = (min ?? max) is not null;
            if (isPrice && !kept)
            {
                stated++;
                if (Agrees(read?.Min, min, keptMin) && Agrees(read?.Max, max, keptMax)) right++;
                else output.WriteLine($"WRONG {message.Text} | {min}..{max} | {read?.Min}..{read?.Max}");
            }
            else if (message.Tool == "search_products")
            {
                silent++;
                // "Around 300" is no limit in these labels; the guide reads it as a range.
                if (read is { IsApproximate: false } && !(read.Min == min && read.Max == max))
                {
                    invented++;
                    output.WriteLine($"INVENTED {message.Text} | {min}..{max} | {read.Min}..{read.Max}");
                }
            }
        }
        output.WriteLine($"{language}: {right} of {stated} limits right, {invented} invented in {silent}");
        ((double)right / stated).ShouldBeGreaterThan(0.9);
        ((double)invented / silent).ShouldBeLessThan(0.005);
    }

    // A limit of the search before may be repeated or left to be kept; 几百块 is labelled 1000 by some and 999 by others.
    private static bool Agrees(decimal? read, decimal? label, decimal? before) =>
        read == label || (read is null && label == before) || (read is not null && label is not null && Math.Abs(read.Value - label.Value) <= 1);
}
