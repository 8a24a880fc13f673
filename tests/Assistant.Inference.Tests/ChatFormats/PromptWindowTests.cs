using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Formats;

public sealed class PromptWindowTests
{
    private static readonly ChatMlFormat Format = new();

    [Fact]
    public void A_conversation_that_fits_stays_whole() =>
        Golden.Text(Fit(Turns(3), 10_000)).ShouldBe(Golden.Text(Format.Render(Turns(3), null)));

    [Fact]
    public void The_oldest_turns_go_first_and_the_instructions_stay()
    {
        var text = Golden.Text(Fit(Turns(10), 400));

        text.ShouldContain("Be kind.");
        text.ShouldContain("question 9");
        text.ShouldNotContain("question 0");
        text.Length.ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public void A_turn_is_left_out_with_its_calls_and_results()
    {
        ChatMessage[] messages = [.. Golden.Conversation, .. Turns(2).Skip(1)];

        var text = Golden.Text(Fit(messages, 300));

        text.ShouldNotContain("tool_call");
        text.ShouldNotContain("Runner");
    }

    [Fact]
    public void Two_turns_go_at_a_time_so_that_the_prompt_keeps_its_beginning()
    {
        var whole = Golden.Text(Format.Render(Turns(10), null)).Length;

        Golden.Text(Fit(Turns(10), whole - 1)).ShouldNotContain("question 1");
        Golden.Text(Fit(Turns(10), whole - 1)).ShouldContain("question 2");
    }

    [Fact]
    public void A_last_turn_that_is_too_long_alone_is_refused_with_both_numbers()
    {
        var fault = Should.Throw<PromptTooLongException>(() => Fit([.. Turns(5), new(ChatRole.User, new string('x', 500))], 300));

        fault.Tokens.ShouldBeGreaterThan(500);
        fault.Limit.ShouldBe(300);
    }

    private static RenderedPrompt Fit(IReadOnlyList<ChatMessage> messages, int limit) => PromptWindow.Fit(Format, messages, null, piece => piece.Text.Length, limit);

    private static ChatMessage[] Turns(int count) =>
    [
        new(ChatRole.System, "Be kind."),
        .. Enumerable.Range(0, count).SelectMany(index => new ChatMessage[] { new(ChatRole.User, $"question {index}"), new(ChatRole.Assistant, $"answer {index}") }),
    ];
}
