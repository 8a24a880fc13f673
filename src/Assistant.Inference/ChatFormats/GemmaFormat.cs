using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>
/// Gemma 2 and 3. The template has no system role: instructions open the first user turn. It has no tools either; they are described as
/// Google's guide to function calling with Gemma does (ai.google.dev/gemma/docs/capabilities/function-calling), and a call is bare JSON.
/// </summary>
internal sealed class GemmaFormat : IChatFormat
{
    private static readonly string[] Special = ["<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>"];

    private readonly GrammarCache _grammars = new(CallSyntax.BareJson, knowsTools: false);

    public string Name => "gemma";

    public bool KnowsTools => false;

    public IReadOnlyList<string> StopSequences { get; } = ["<end_of_turn>", "<start_of_turn>", "<eos>"];

    public IReadOnlyList<string> OutputTokens { get; } = [];

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var entries = Transcript.Read(messages, options);
        var hasInstructions = entries[0].Role == ChatRole.System;
        var tools = ToolSet.Of(options).Tools;
        var prompt = new PromptWriter(Special).Markup("<bos>");
        var isOpen = hasInstructions || tools.Count > 0;
        if (isOpen)
            WriteInstructions(prompt.Markup("<start_of_turn>user\n"), hasInstructions ? entries[0].Text.Trim() : "", tools);
        prompt.EndPublic();
        foreach (var entry in hasInstructions ? entries.Skip(1) : entries)
        {
            if (isOpen && entry.Role == ChatRole.Assistant)
                prompt.Markup("<end_of_turn>\n");
            WriteEntry(isOpen && entry.Role != ChatRole.Assistant ? prompt : prompt.Markup($"<start_of_turn>{(entry.Role == ChatRole.Assistant ? "model" : "user")}\n"), entry);
            isOpen = false;
        }
        return prompt.Markup(isOpen ? "<end_of_turn>\n<start_of_turn>model\n" : "<start_of_turn>model\n").Build();
    }

    public OutputGrammar? Grammar(ChatOptions? options) => _grammars.For(options);

    public IOutputParser CreateParser(ChatOptions? options) => new OutputParser(CallSyntax.BareJson);

    private static void WriteInstructions(PromptWriter prompt, string instructions, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        prompt.Text(instructions).Markup(instructions.Length > 0 ? "\n\n" : "");
        if (tools.Count == 0)
            return;
        prompt.Markup("You have access to functions. If you decide to invoke any of the function(s), you MUST put it in the format of\n"
            + "{\"name\": function name, \"parameters\": dictionary of argument name and its value}\n\n"
            + "You SHOULD NOT include any other text in the response if you call a function\n[");
        for (var index = 0; index < tools.Count; index++)
            prompt.Markup(index == 0 ? "\n" : ",\n").Text(PromptJson.Spaced(ToolSet.Describe(tools[index]).GetProperty("function"), indent: 2));
        prompt.Markup("\n]\n\n");
    }

    private static void WriteEntry(PromptWriter prompt, Entry entry)
    {
        for (var index = 0; index < entry.Results.Count; index++)
        {
            var result = entry.Results[index];
            prompt.Markup(index == 0 ? "Result of " : "\nResult of ").Text(result.Tool).Markup(":\n")
                .Text(PromptJson.Result(result.Value, element => PromptJson.Spaced(element)));
        }
        if (entry.Results.Count == 0)
            prompt.Text(entry.Text.Trim());
        if (entry.Calls.Count > 0)
            BareCalls.Write(prompt.Markup(entry.Text.Length > 0 ? "\n" : ""), entry.Calls);
        prompt.Markup("<end_of_turn>\n");
    }
}
