using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>Keeps the grammars of one format: a guide offers the same tools with every request, and writing their grammar takes milliseconds.</summary>
internal sealed class GrammarCache(CallSyntax syntax, bool knowsTools)
{
    /// <summary>More than a guide has; response schemas made up for each request must not fill the memory.</summary>
    private const int MaxGrammars = 64;

    private readonly ConcurrentDictionary<string, OutputGrammar?> _grammars = new();

    /// <summary>The grammar of a request; see <see cref="CallGrammar.Write"/>.</summary>
    public OutputGrammar? For(ChatOptions? options)
    {
        if (_grammars.Count >= MaxGrammars)
            _grammars.Clear();
        return _grammars.GetOrAdd(Key(options), _ => CallGrammar.Write(options, syntax, knowsTools));
    }

    /// <summary>Everything that the grammar depends on.</summary>
    private static string Key(ChatOptions? options)
    {
        var tools = ToolSet.Of(options);
        var key = new StringBuilder($"{options?.ToolMode} {tools.Named} {tools.Several}\n");
        if (options?.ResponseFormat is ChatResponseFormatJson json)
            key.Append("json ").Append(json.Schema?.GetRawText()).Append('\n');
        foreach (var tool in tools.Tools)
            key.Append(tool.Name).Append(' ').Append(tool.JsonSchema.GetRawText()).Append('\n');
        return key.ToString();
    }
}
