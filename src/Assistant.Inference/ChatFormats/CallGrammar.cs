using Assistant.Inference.Grammars;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>The grammar of a message: tool calls with valid arguments, a JSON reply, or text without calls.</summary>
internal static class CallGrammar
{
    /// <summary>Calls in one message at most.</summary>
    private const int MaxCalls = 4;

    /// <param name="options">Tools, tool mode and response format of the request.</param>
    /// <param name="syntax">How the family writes calls.</param>
    /// <param name="knowsTools">True when the model calls tools by heart, also when none is offered.</param>
    /// <exception cref="NotSupportedException">A schema cannot be held; the message names the tool, the place and the keyword.</exception>
    public static OutputGrammar? Write(ChatOptions? options, CallSyntax syntax, bool knowsTools)
    {
        var tools = ToolSet.Of(options);
        var grammar = new JsonGrammar(new GbnfRules(), syntax.Style);
        var reply = options?.ResponseFormat is ChatResponseFormatJson json && !tools.MustCall ? grammar.Rule(ReplySchema(json)) : null;
        var calls = tools.MayCall ? Calls(grammar, tools, syntax) : null;
        return (reply, calls) switch
        {
            (not null, not null) => new OutputGrammar(grammar.Rules.Write($"{reply} | {calls}"), Trigger: null),
            (not null, null) => new OutputGrammar(grammar.Rules.Write(reply), Trigger: null),
            (null, not null) => new OutputGrammar(grammar.Rules.Write(calls), tools.MustCall ? null : syntax.Trigger),
            _ => MustNotCall(options, tools, knowsTools) ? new OutputGrammar($"root ::= {TextWithout(syntax)}\n", Trigger: null) : null,
        };
    }

    /// <summary>A model without tools does not know how to call; one that knows them by heart is free to unless told.</summary>
    private static bool MustNotCall(ChatOptions? options, ToolSet tools, bool knowsTools) =>
        options?.ToolMode is NoneChatToolMode && (knowsTools || tools.Tools.Count > 0);

    private static SchemaNode ReplySchema(ChatResponseFormatJson json) => json.Schema is { } schema
        ? SchemaReader.Read(schema)
        : new ObjectNode([]) { Additional = new AnyNode(), GeneratesAdditional = true };

    private static string Calls(JsonGrammar grammar, ToolSet tools, CallSyntax syntax)
    {
        var call = grammar.Rules.Add(string.Join(" | ", tools.Callable.Select(tool => Call(grammar, tool, syntax))));
        var others = tools.Several && syntax.HasSeveral ? MaxCalls - 1 : 0;
        if (syntax.IsList)
            return JsonGrammar.Join(Gbnf.Literal(syntax.Opening), grammar.Space, "\"[\"", call, Gbnf.Repeat($"({JsonGrammar.Join("\",\"", grammar.Space, call)})", 0, others), "\"]\"");
        if (syntax.IsBare)
            return JsonGrammar.Join(call, Gbnf.Repeat($"({JsonGrammar.Join("\";\"", grammar.Space, call)})", 0, others));
        var tagged = grammar.Rules.Add(JsonGrammar.Join(Gbnf.Literal(syntax.Opening), grammar.Space, call, grammar.Space, Gbnf.Literal(syntax.Closing!)));
        return JsonGrammar.Join(tagged, Gbnf.Repeat($"({JsonGrammar.Join(grammar.Space, tagged)})", 0, others));
    }

    private static string Call(JsonGrammar grammar, AIFunctionDeclaration tool, CallSyntax syntax)
    {
        try
        {
            var arguments = grammar.Rule(SchemaReader.Read(tool.JsonSchema));
            var name = Gbnf.Literal(PromptJson.Compact(PromptJson.Element(tool.Name)));
            var separator = JsonGrammar.Join("\",\"", grammar.Space);
            return JsonGrammar.Join("\"{\\\"name\\\":\"", grammar.Space, name, separator, Gbnf.Literal($"\"{syntax.ArgumentsName}\":"), grammar.Space, arguments, grammar.Space, "\"}\"");
        }
        catch (NotSupportedException fault)
        {
            throw new NotSupportedException($"The tool {tool.Name} cannot be called by a local model. {fault.Message}", fault);
        }
    }

    /// <summary>Text in which no call can begin: the first two characters of the opening never follow each other.</summary>
    private static string TextWithout(CallSyntax syntax)
    {
        var first = One(syntax.Opening[0]);
        if (syntax.IsBare)
            return $"[ \\t\\n\\r]{{0,8}} {Gbnf.Class(first.Union(CodePoints.Of((' ', ' '), (9, 10), (13, 13))).Complement())} {Gbnf.Class(CodePoints.All)}*";
        return $"({Gbnf.Class(first.Complement())} | {Gbnf.Class(first)}+ {Gbnf.Class(first.Union(One(syntax.Opening[1])).Complement())})* {Gbnf.Class(first)}*";
    }

    private static CodePoints One(char character) => CodePoints.Of((character, character));
}
