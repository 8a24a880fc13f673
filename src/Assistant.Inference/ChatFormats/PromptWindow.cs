using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>Fits a conversation into a model's context by leaving out its oldest turns, never part of a message.</summary>
public static class PromptWindow
{
    /// <summary>
    /// Turns are left out in blocks of this size, so that the prompt's beginning stays the same for some turns and its cache stays good.
    /// </summary>
    private const int Block = 2;

    /// <summary>Renders as much of the newest conversation as fits.</summary>
    /// <param name="format">Writes the prompt.</param>
    /// <param name="messages">The whole conversation. Leading system messages and the last turn (the last user message and all after it) are always kept.</param>
    /// <param name="options">As for <see cref="IChatFormat.Render"/>.</param>
    /// <param name="countTokens">Tokens of one piece.</param>
    /// <param name="maxTokens">Tokens the prompt may have: the context less what may be generated.</param>
    /// <exception cref="PromptTooLongException">Instructions, tools and the last turn alone are longer than <paramref name="maxTokens"/>.</exception>
    public static RenderedPrompt Fit(
        IChatFormat format, IReadOnlyList<ChatMessage> messages, ChatOptions? options, Func<PromptPiece, int> countTokens, int maxTokens)
    {
        var prompt = format.Render(messages, options);
        var length = Count(prompt);
        if (length <= maxTokens)
            return prompt;
        var head = messages.TakeWhile(message => message.Role == ChatRole.System).Count();
        var starts = TurnStarts(messages, head);
        for (var dropped = Block; dropped < starts.Count + Block - 1; dropped += Block)
        {
            var first = starts[Math.Min(dropped, starts.Count - 1)];
            prompt = format.Render([.. messages.Take(head), .. messages.Skip(first)], options);
            length = Count(prompt);
            if (length <= maxTokens)
                return prompt;
        }
        throw new PromptTooLongException(length, maxTokens);

        int Count(RenderedPrompt rendered) => rendered.Pieces.Sum(countTokens);
    }

    private static List<int> TurnStarts(IReadOnlyList<ChatMessage> messages, int head) =>
        [.. Enumerable.Range(head, messages.Count - head).Where(index => messages[index].Role == ChatRole.User)];
}
