using System.Globalization;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>Llama 3, 3.1, 3.2 and 3.3. Tools stand in the system message (the template's <c>tools_in_user_message = false</c>): that part is the same for every shopper.</summary>
/// <param name="time">Clock for the day that the system message names; null for templates that name none (Llama 3.0).</param>
internal sealed class Llama3Format(TimeProvider? time) : IChatFormat
{
    private static readonly string[] Special =
        ["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|eom_id|>", "<|python_tag|>"];

    private readonly GrammarCache _grammars = new(CallSyntax.BareJson, knowsTools: false);

    public string Name => "llama-3";

    public bool KnowsTools => false;

    public IReadOnlyList<string> StopSequences { get; } = ["<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|start_header_id|>"];

    /// <summary>None: a <c>&lt;|python_tag|&gt;</c> before a call says no more than its brace.</summary>
    public IReadOnlyList<string> OutputTokens { get; } = [];

    /// <summary>Reads what differs inside the family from the model's own template.</summary>
    public static Llama3Format FromTemplate(string template, TimeProvider time) =>
        new(template.Contains("Today Date", StringComparison.Ordinal) ? time : null);

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var entries = Transcript.Read(messages, options);
        var instructions = entries[0].Role == ChatRole.System ? entries[0].Text.Trim() : "";
        var prompt = new PromptWriter(Special);
        WriteInstructions(prompt.Markup("<|begin_of_text|>"), instructions, ToolSet.Of(options).Tools);
        foreach (var entry in entries[0].Role == ChatRole.System ? entries.Skip(1) : entries)
            WriteEntry(prompt, entry);
        return Header(prompt, "assistant").Build();
    }

    public OutputGrammar? Grammar(ChatOptions? options) => _grammars.For(options);

    public IOutputParser CreateParser(ChatOptions? options) => new OutputParser(CallSyntax.BareJson);

    private void WriteInstructions(PromptWriter prompt, string instructions, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        if (time is not null || instructions.Length > 0 || tools.Count > 0)
        {
            Header(prompt, "system").Markup(tools.Count > 0 ? "Environment: ipython\n" : "");
            if (time is not null)
                prompt.Markup($"Cutting Knowledge Date: December 2023\nToday Date: {time.GetUtcNow().ToString("dd MMM yyyy", CultureInfo.InvariantCulture)}\n\n");
            if (tools.Count > 0)
                WriteTools(prompt, tools);
            prompt.Text(instructions).Markup("<|eot_id|>");
        }
        prompt.EndPublic();
    }

    private static void WriteTools(PromptWriter prompt, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        prompt.Markup("You have access to the following functions. To call a function, please respond with JSON for a function call."
            + "Respond in the format {\"name\": function name, \"parameters\": dictionary of argument name and its value}.Do not use variables.\n\n");
        foreach (var tool in tools)
            prompt.Text(PromptJson.Spaced(ToolSet.Describe(tool), indent: 4)).Markup("\n\n");
    }

    private static void WriteEntry(PromptWriter prompt, Entry entry)
    {
        foreach (var result in entry.Results)
            Header(prompt, "ipython").Text(PromptJson.Result(result.Value, element => PromptJson.Spaced(element))).Markup("<|eot_id|>");
        if (entry.Results.Count > 0)
            return;
        var role = entry.Role == ChatRole.User ? "user" : entry.Role == ChatRole.Assistant ? "assistant" : "system";
        if (entry.Text.Length > 0)
            Header(prompt, role).Text(entry.Text.Trim()).Markup("<|eot_id|>");
        if (entry.Calls.Count > 0)
            BareCalls.Write(Header(prompt, role), entry.Calls).Markup("<|eot_id|>");
    }

    private static PromptWriter Header(PromptWriter prompt, string role) => prompt.Markup($"<|start_header_id|>{role}<|end_header_id|>\n\n");
}
