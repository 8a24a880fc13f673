using System.Text.Json;

namespace Assistant.Testing.Models;

/// <summary>A request that the recorded model received.</summary>
public sealed record RecordedRequest(JsonElement Body, string? Authorization)
{
    /// <summary>The messages as sent.</summary>
    public IReadOnlyList<JsonElement> Messages { get; } =
        Body.TryGetProperty("messages", out var messages) ? [.. messages.EnumerateArray()] : [];

    /// <summary>Text of the last user message.</summary>
    public string LastUserText => TextOf(Messages.LastOrDefault(message => RoleOf(message) == "user"));

    /// <summary>Names of the tools offered.</summary>
    public IReadOnlyList<string> Tools { get; } = Body.TryGetProperty("tools", out var tools)
        ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
        : [];

    /// <summary>Results of the tools called since the last user message, parsed where they are JSON.</summary>
    public IReadOnlyList<JsonElement> ToolResults => [.. AfterLastUser.Where(message => RoleOf(message) == "tool").Select(message => Parse(TextOf(message)))];

    /// <summary>How often the model has already answered since the last user message.</summary>
    public int Round => AfterLastUser.Count(message => RoleOf(message) == "assistant");

    /// <summary>True when the client asked for a stream.</summary>
    public bool Streams => Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    private IEnumerable<JsonElement> AfterLastUser => Messages.Reverse().TakeWhile(message => RoleOf(message) != "user").Reverse();

    private static string RoleOf(JsonElement message) => message.GetProperty("role").GetString() ?? "";

    private static string TextOf(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content", out var content))
            return "";
        return content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : ""))
            : content.GetString() ?? "";
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
