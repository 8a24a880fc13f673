using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>The tools of a request and whether they may or must be called.</summary>
internal sealed record ToolSet(IReadOnlyList<AIFunctionDeclaration> Tools, bool MayCall, bool MustCall, string? Named, bool Several)
{
    /// <summary>Reads <see cref="ChatOptions.Tools"/> and <see cref="ChatOptions.ToolMode"/>.</summary>
    /// <exception cref="NotSupportedException">A tool is not a function.</exception>
    /// <exception cref="ArgumentException">A call is required but the tool is not there.</exception>
    public static ToolSet Of(ChatOptions? options)
    {
        var tools = (options?.Tools ?? []).Select(tool => tool.GetService<AIFunctionDeclaration>()
            ?? throw new NotSupportedException($"The tool {tool.Name} is not a function; local models call functions only.")).ToArray();
        var required = options?.ToolMode as RequiredChatToolMode;
        var named = required?.RequiredFunctionName;
        if (required is not null && tools.Length == 0)
            throw new ArgumentException("A tool call is required but the request has no tools.", nameof(options));
        if (named is not null && !tools.Any(tool => tool.Name == named))
            throw new ArgumentException($"The required tool {named} is not among the tools of the request.", nameof(options));
        var mayCall = tools.Length > 0 && options?.ToolMode is not NoneChatToolMode;
        return new ToolSet(tools, mayCall, required is not null, named, named is null && options?.AllowMultipleToolCalls != false);
    }

    /// <summary>The tools that the next message may call.</summary>
    public IEnumerable<AIFunctionDeclaration> Callable => Tools.Where(tool => MayCall && (Named is null || tool.Name == Named));

    /// <summary>A tool as OpenAI's <c>tools</c> list has it, which most templates print.</summary>
    public static JsonElement Describe(AIFunctionDeclaration tool) => PromptJson.Element(new Dictionary<string, object>
    {
        ["type"] = "function",
        ["function"] = new Dictionary<string, object> { ["name"] = tool.Name, ["description"] = tool.Description, ["parameters"] = tool.JsonSchema },
    });
}
