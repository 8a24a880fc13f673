using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>A message as the formats write it: its text, then its calls, or the results it carries.</summary>
internal sealed record Entry(
    ChatRole Role, string Text, IReadOnlyList<FunctionCallContent> Calls, IReadOnlyList<ToolResult> Results);

/// <summary>A tool result with the name of the tool that gave it; the name is empty when the call is not in the conversation.</summary>
internal sealed record ToolResult(string CallId, string Tool, object? Value);

/// <summary>Reads a message list into what every format needs.</summary>
internal static class Transcript
{
    /// <summary><see cref="ChatOptions.Instructions"/> come first. Messages with neither text nor calls nor results are left out; reasoning and usage are not part of a prompt.</summary>
    /// <exception cref="NotSupportedException">A message carries a picture, sound or file.</exception>
    /// <exception cref="ArgumentException">Nothing is left to answer.</exception>
    public static IReadOnlyList<Entry> Read(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (!string.IsNullOrEmpty(options?.Instructions))
            messages = [new ChatMessage(ChatRole.System, options.Instructions), .. messages];
        var names = messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()
            .GroupBy(call => call.CallId).ToDictionary(calls => calls.Key, calls => calls.Last().Name);
        var entries = messages.Select(message => ReadMessage(message, names))
            .Where(entry => entry.Text.Length > 0 || entry.Calls.Count > 0 || entry.Results.Count > 0)
            .ToArray();
        return entries.Length > 0
            ? entries
            : throw new ArgumentException("The conversation holds no text and no tool result: there is nothing to answer.", nameof(messages));
    }

    private static Entry ReadMessage(ChatMessage message, Dictionary<string, string> names)
    {
        var media = message.Contents.FirstOrDefault(content => content is DataContent or UriContent or HostedFileContent);
        if (media is not null)
            throw new NotSupportedException($"A message carries {media.GetType().Name}; the local models read text only.");
        var results = message.Contents.OfType<FunctionResultContent>()
            .Select(result => new ToolResult(result.CallId, names.GetValueOrDefault(result.CallId, ""), result.Exception is null ? result.Result : Failure(result)));
        return new Entry(message.Role, message.Text, [.. message.Contents.OfType<FunctionCallContent>()], [.. results]);
    }

    private static Dictionary<string, string> Failure(FunctionResultContent result) =>
        new() { ["error"] = result.Result as string ?? "the tool failed" };
}
