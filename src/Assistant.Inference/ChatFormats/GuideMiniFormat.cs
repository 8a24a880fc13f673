using Assistant.Inference.Grammars;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>
/// The project's own small model (models/guide-mini): trained on the guide's tools, so neither instructions nor a tool list are written.
/// Calls and results are compact JSON; its vocabulary holds their scaffolding as single tokens.
/// </summary>
internal sealed class GuideMiniFormat : IChatFormat
{
    private static readonly CallSyntax Syntax = CallSyntax.Hermes with
    {
        Style = new JsonStyle { IsCompact = true, StringsMayLead = true, MemberOrder = GuideMiniVocabulary.ArgumentOrder },
        HasSeveral = false,
        MapArguments = GuideMiniArguments.Read,
    };

    private readonly GrammarCache _grammars = new(Syntax, knowsTools: true);

    public string Name => "guide-mini";

    public bool KnowsTools => true;

    public IReadOnlyList<string> StopSequences { get; } = ["<|im_end|>", "<|im_start|>", "<|endoftext|>"];

    public IReadOnlyList<string> OutputTokens { get; } = ["<tool_call>", "</tool_call>"];

    public RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var prompt = new PromptWriter(GuideMiniVocabulary.Reserved);
        foreach (var entry in Transcript.Read(messages, options))
        {
            foreach (var call in entry.Calls.Where(call => GuideMiniVocabulary.Tools.Contains(call.Name)))
                Block(prompt, "assistant").Markup("<tool_call>").WholeText(GuideMiniArguments.Write(call)).Markup("</tool_call><|im_end|>\n");
            foreach (var result in entry.Results.Where(result => GuideMiniVocabulary.Tools.Contains(result.Tool)))
                Block(prompt, "tool").WholeText(GuideMiniResults.Write(result)).Markup("<|im_end|>\n");
            if (entry.Text.Length > 0 && entry.Role == ChatRole.User)
                Block(prompt, "user").Text(GuideMiniVocabulary.Lead(entry.Text)).Markup("<|im_end|>\n");
            else if (entry.Text.Length > 0 && entry.Role == ChatRole.Assistant)
                Block(prompt, "assistant").Text(entry.Text).Markup("<|im_end|>\n");
        }
        return Block(prompt, "assistant").Build();
    }

    public OutputGrammar? Grammar(ChatOptions? options) => _grammars.For(options);

    public IOutputParser CreateParser(ChatOptions? options) => new OutputParser(Syntax);

    private static PromptWriter Block(PromptWriter prompt, string role) => prompt.Markup($"<|im_start|>{role}\n");
}
