using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>
/// Mistral's instruct formats v1 (no tools) and v3 (<c>[AVAILABLE_TOOLS]</c>, <c>[TOOL_CALLS]</c>, <c>[TOOL_RESULTS]</c>). The template
/// moves tools and instructions to the last user turn; here they stay at the first, so that the prompt's beginning never changes.
/// No space follows a mark: vocabularies that want one put it before every text themselves.
/// </summary>
/// <param name="hasTools">True for v3.</param>
internal sealed class MistralFormat(bool hasTools) : IChatFormat
{
    private static readonly string[] Special =
        ["<s>", "</s>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_CALLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "<<SYS>>", "<</SYS>>"];

    private static readonly CallSyntax Syntax = new() { Opening = "[TOOL_CALLS]", IsList = true };

    private readonly GrammarCache _grammars = new(Syntax, knowsTools: false);

    public string Name => "mistral";

    public bool KnowsTools => false;

    public IReadOnlyList<string> StopSequences { get; } = ["</s>", "[INST]"];

    public IReadOnlyList<string> OutputTokens { get; } = ["[TOOL_CALLS]"];

    /// <summary>The format of a template, or null when it is of a later version or of Llama 2.</summary>
    public static MistralFormat? FromTemplate(string template)
    {
        string[] others = ["[SYSTEM_PROMPT]", "[TOOL_CONTENT]", "[ARGS]", "<<SYS>>"];
        return others.Any(mark => template.Contains(mark, StringComparison.Ordinal)) ? null : new(template.Contains("[AVAILABLE_TOOLS]", StringComparison.Ordinal));
    }

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var entries = Transcript.Read(messages, options);
        var prompt = new PromptWriter(Special).Markup("<s>");
        WriteTools(prompt, ToolSet.Of(options).Tools);
        var instructions = entries[0].Role == ChatRole.System ? entries[0].Text.Trim() : "";
        if (instructions.Length > 0)
            prompt.Markup("[INST]").Text(instructions).Markup("\n\n");
        prompt.EndPublic();
        var isOpen = instructions.Length > 0;
        foreach (var entry in entries[0].Role == ChatRole.System ? entries.Skip(1) : entries)
        {
            if (isOpen && entry.Role == ChatRole.Assistant)
                prompt.Markup("[/INST]");
            WriteEntry(prompt, entry, isOpen && entry.Role != ChatRole.Assistant);
            isOpen = false;
        }
        return prompt.Markup(isOpen ? "[/INST]" : "").Build();
    }

    public OutputGrammar? Grammar(ChatOptions? options) => _grammars.For(options);

    public IOutputParser CreateParser(ChatOptions? options) => new OutputParser(Syntax);

    private void WriteTools(PromptWriter prompt, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        if (tools.Count == 0)
            return;
        if (!hasTools)
            throw new NotSupportedException("This Mistral model's template has no tools ([AVAILABLE_TOOLS]): choose version 0.3 or later of the model.");
        prompt.Markup("[AVAILABLE_TOOLS]").Text(PromptJson.Spaced(PromptJson.Element(tools.Select(ToolSet.Describe)))).Markup("[/AVAILABLE_TOOLS]");
    }

    private static void WriteEntry(PromptWriter prompt, Entry entry, bool isOpen)
    {
        foreach (var result in entry.Results)
            prompt.Markup("[TOOL_RESULTS]").Text(PromptJson.Spaced(PromptJson.Element(new Dictionary<string, object?>
            {
                ["content"] = Content(result.Value), ["call_id"] = result.CallId,
            }))).Markup("[/TOOL_RESULTS]");
        if (entry.Results.Count > 0)
            return;
        if (entry.Role != ChatRole.Assistant)
            prompt.Markup(isOpen ? "" : "[INST]").Text(entry.Text).Markup("[/INST]");
        else if (entry.Text.Length > 0)
            prompt.Text(entry.Text).Markup(entry.Calls.Count > 0 ? "" : "</s>");
        if (entry.Calls.Count > 0)
            prompt.Markup("[TOOL_CALLS]").Text(PromptJson.Spaced(PromptJson.Element(entry.Calls.Select(call => new Dictionary<string, object?>
            {
                ["name"] = call.Name, ["arguments"] = call.Arguments ?? new Dictionary<string, object?>(), ["id"] = call.CallId,
            })))).Markup("</s>");
    }

    /// <summary>A result as JSON; one that is too long for the prompt is cut and becomes a text.</summary>
    private static object? Content(object? value) =>
        PromptJson.Result(value, PromptJson.Compact) is var text && text.Length < PromptJson.MaxResultLength ? PromptJson.Element(value) : text;
}
