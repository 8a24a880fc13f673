namespace Assistant.Inference.ChatFormats;

/// <summary>How a family marks tool calls in generated text.</summary>
/// <param name="Opening">Text before the JSON of a call, such as <c>&lt;tool_call&gt;</c>; for bare JSON the brace itself.</param>
/// <param name="Closing">Text after it, or null.</param>
/// <param name="ArgumentsName">Name of the member that holds the arguments.</param>
/// <param name="Bare">True when a call is recognised by <paramref name="Opening"/> only where a message begins, and the opening is part of the JSON.</param>
internal sealed record CallSyntax(string Opening, string? Closing, string ArgumentsName, bool Bare = false)
{
    public static CallSyntax Hermes { get; } = new("<tool_call>", "</tool_call>", "arguments");

    /// <summary>Gives the arguments of a parsed call; a format that writes them in its own way maps them back here.</summary>
    public Func<System.Text.Json.JsonElement, System.Text.Json.JsonElement> MapArguments { get; init; } = static arguments => arguments;
}
