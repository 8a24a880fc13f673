using System.Text.Json;
using Assistant.Inference.Grammars;

namespace Assistant.Inference.ChatFormats;

/// <summary>How a family marks and writes tool calls.</summary>
internal sealed record CallSyntax
{
    /// <summary>Qwen, SmolLM2 and others after Hermes 2 Pro: <c>&lt;tool_call&gt;{"name": ..., "arguments": {...}}&lt;/tool_call&gt;</c>, one pair of tags a call.</summary>
    public static CallSyntax Hermes { get; } = new() { Opening = "<tool_call>", Closing = "</tool_call>" };

    /// <summary>Llama 3.x and Gemma: the message is the JSON, <c>{"name": ..., "parameters": {...}}</c>.</summary>
    public static CallSyntax BareJson { get; } = new() { Opening = "{", Closing = ";", IsBare = true, ArgumentsName = "parameters" };

    /// <summary>Text before the JSON of a call; for bare JSON the brace itself.</summary>
    public required string Opening { get; init; }

    /// <summary>Text after it, or what separates bare calls; null for nothing.</summary>
    public string? Closing { get; init; }

    /// <summary>True when a call begins with <see cref="Opening"/> only where a message begins, and the opening is part of the JSON.</summary>
    public bool IsBare { get; init; }

    /// <summary>True when one opening stands before a JSON array of all calls.</summary>
    public bool IsList { get; init; }

    /// <summary>False for models that write one call a message.</summary>
    public bool HasSeveral { get; init; } = true;

    /// <summary>Name of the member that holds the arguments.</summary>
    public string ArgumentsName { get; init; } = "arguments";

    /// <summary>How the model writes JSON.</summary>
    public JsonStyle Style { get; init; } = JsonStyle.Loose;

    /// <summary>Maps parsed arguments back, for a format that writes them in a way of its own.</summary>
    public Func<JsonElement, JsonElement> MapArguments { get; init; } = static arguments => arguments;

    /// <summary>Text at which a grammar for calls sets in when calls are free to come or not.</summary>
    public string Trigger => IsBare ? "{\"name\"" : Opening;
}
