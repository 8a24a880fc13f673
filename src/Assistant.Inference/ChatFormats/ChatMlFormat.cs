using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>ChatML with tools in the style of Hermes 2 Pro, as the templates of Qwen 2.5 and Qwen 3 write them; used for every ChatML model (SmolLM2 too).</summary>
/// <param name="defaultInstructions">What the family's template says when the conversation brings no instructions.</param>
/// <param name="thinks">True for models that think aloud unless the prompt already holds an empty thought (Qwen 3).</param>
internal sealed partial class ChatMlFormat(string defaultInstructions = "", bool thinks = false) : IChatFormat
{
    private static readonly string[] Special =
        ["<|im_start|>", "<|im_end|>", "<|endoftext|>", "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>", "<think>", "</think>"];

    private readonly GrammarCache _grammars = new(CallSyntax.Hermes, knowsTools: false);

    public string Name => "chatml";

    public bool KnowsTools => false;

    public IReadOnlyList<string> StopSequences { get; } = ["<|im_end|>", "<|im_start|>", "<|endoftext|>"];

    public IReadOnlyList<string> OutputTokens { get; } = ["<tool_call>", "</tool_call>", "<think>", "</think>"];

    /// <summary>Reads what differs inside the family from the model's own template.</summary>
    public static ChatMlFormat FromTemplate(string template) => new(
        DefaultInstructions().Match(template) is { Success: true } match ? match.Groups["text"].Value : "",
        template.Contains("enable_thinking", StringComparison.Ordinal));

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var entries = Transcript.Read(messages, options);
        var prompt = new PromptWriter(Special);
        var instructions = entries[0].Role == ChatRole.System ? entries[0] : null;
        WriteInstructions(prompt, instructions?.Text ?? defaultInstructions, ToolSet.Of(options).Tools);
        var afterResults = false;
        foreach (var entry in instructions is null ? entries : entries.Skip(1))
        {
            if (afterResults && entry.Results.Count == 0)
                prompt.Markup("<|im_end|>\n");
            WriteEntry(prompt, entry, afterResults);
            afterResults = entry.Results.Count > 0;
        }
        prompt.Markup(afterResults ? "<|im_end|>\n<|im_start|>assistant\n" : "<|im_start|>assistant\n");
        return prompt.Markup(thinks ? "<think>\n\n</think>\n\n" : "").Build();
    }

    public OutputGrammar? Grammar(ChatOptions? options) => _grammars.For(options);

    public IOutputParser CreateParser(ChatOptions? options) => new OutputParser(CallSyntax.Hermes);

    private static void WriteInstructions(PromptWriter prompt, string instructions, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        if (instructions.Length > 0 || tools.Count > 0)
        {
            prompt.Markup("<|im_start|>system\n").Text(instructions);
            if (tools.Count > 0)
                WriteTools(prompt.Markup(instructions.Length > 0 ? "\n\n" : ""), tools);
            prompt.Markup("<|im_end|>\n");
        }
        prompt.EndPublic();
    }

    private static void WriteTools(PromptWriter prompt, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        prompt.Markup("# Tools\n\nYou may call one or more functions to assist with the user query.\n\n"
            + "You are provided with function signatures within <tools></tools> XML tags:\n<tools>");
        foreach (var tool in tools)
            prompt.Markup("\n").Text(PromptJson.Spaced(ToolSet.Describe(tool)));
        prompt.Markup("\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n"
            + "<tool_call>\n{\"name\": <function-name>, \"arguments\": <args-json-object>}\n</tool_call>");
    }

    private static void WriteEntry(PromptWriter prompt, Entry entry, bool afterResults)
    {
        if (entry.Results.Count > 0)
        {
            prompt.Markup(afterResults ? "" : "<|im_start|>user");
            foreach (var result in entry.Results)
                prompt.Markup("\n<tool_response>\n").Text(PromptJson.Result(result.Value, element => PromptJson.Spaced(element))).Markup("\n</tool_response>");
            return;
        }
        prompt.Markup($"<|im_start|>{RoleName(entry.Role)}");
        if (entry.Text.Length > 0 || entry.Calls.Count == 0)
            prompt.Markup("\n").Text(entry.Text);
        foreach (var call in entry.Calls)
            WriteCall(prompt, call);
        prompt.Markup("<|im_end|>\n");
    }

    private static void WriteCall(PromptWriter prompt, FunctionCallContent call) => prompt
        .Markup("\n<tool_call>\n{\"name\": ").Text(PromptJson.Spaced(PromptJson.Element(call.Name)))
        .Markup(", \"arguments\": ").Text(PromptJson.Spaced(PromptJson.Element(call.Arguments ?? new Dictionary<string, object?>())))
        .Markup("}\n</tool_call>");

    private static string RoleName(ChatRole role) =>
        role == ChatRole.User ? "user" : role == ChatRole.Assistant ? "assistant" : "system";

    [GeneratedRegex(@"<\|im_start\|>system\\n(?<text>[^'{<]+)<\|im_end\|>", RegexOptions.None, 1000)]
    private static partial Regex DefaultInstructions();
}
