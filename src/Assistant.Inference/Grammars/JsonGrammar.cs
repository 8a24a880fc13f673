using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>
/// JSON schema to GBNF (docs/decisions/021). Everything the grammar lets through follows the schema; where a schema allows more than
/// a grammar can hold in reasonable size (any order of many members, undeclared members) the grammar allows less.
/// </summary>
internal sealed class JsonGrammar
{
    private readonly Dictionary<SchemaNode, string> _known = new(ReferenceEqualityComparer.Instance);
    private readonly ObjectGrammar _objects;
    private string? _any;

    public JsonGrammar(GbnfRules rules, JsonStyle style)
    {
        Rules = rules;
        Style = style;
        Space = style.IsCompact ? "" : rules.Add("(\" \" | \"\\n\" [ \\t]{0,16})?");
        _objects = new ObjectGrammar(this);
    }

    public GbnfRules Rules { get; }

    public JsonStyle Style { get; }

    /// <summary>The rule for optional white space, or empty.</summary>
    public string Space { get; }

    /// <summary>A whole grammar for one JSON value.</summary>
    /// <exception cref="NotSupportedException">The schema says something that no grammar can hold; the message names the place and the keyword.</exception>
    public static string Write(JsonElement schema, JsonStyle? style = null)
    {
        var grammar = new JsonGrammar(new GbnfRules(), style ?? JsonStyle.Loose);
        return grammar.Rules.Write(grammar.Rule(SchemaReader.Read(schema)));
    }

    /// <summary>A whole grammar for any JSON object.</summary>
    public static string WriteAnyObject(JsonStyle style)
    {
        var grammar = new JsonGrammar(new GbnfRules(), style);
        return grammar.Rules.Write(grammar.Rule(new ObjectNode([]) { Additional = new AnyNode(), GeneratesAdditional = true }));
    }

    /// <summary>The name of the rule for a schema.</summary>
    public string Rule(SchemaNode node)
    {
        if (_known.TryGetValue(node, out var known))
            return known;
        if (node is AnyNode)
            return _known[node] = AnyRule();
        var name = _known[node] = Rules.Reserve();
        Rules.Define(name, Body(node));
        return name;
    }

    /// <summary>Parts in a row, empty ones left out.</summary>
    public static string Join(params string[] parts) => string.Join(' ', parts.Where(part => part.Length > 0));

    private string Lead => Style.StringsMayLead ? "\" \"?" : "";

    private string Body(SchemaNode node) => node switch
    {
        NullNode => "\"null\"",
        BooleanNode => "\"true\" | \"false\"",
        RefNode reference => Rule(reference.Target),
        UnionNode union => string.Join(" | ", union.Options.Select(Rule)),
        EnumNode constants => string.Join(" | ", constants.Values.Select(Constant)),
        NumberNode number => NumberGrammar.Write(number)!,
        StringNode text => StringGrammar.Write(text, Lead)!,
        ArrayNode array => Array(array),
        ObjectNode item => _objects.Write(item),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no grammar."),
    };

    private string Constant(JsonElement value)
    {
        var text = PromptJson.Compact(value);
        return value.ValueKind == JsonValueKind.String && Lead.Length > 0 ? Join("\"\\\"\"", Lead, Gbnf.Literal(text[1..])) : Gbnf.Literal(text);
    }

    private string Array(ArrayNode array)
    {
        if (array.MaxItems == 0)
            return Join("\"[\"", Space, "\"]\"");
        if (array.MinItems > StringGrammar.MaxRepeat)
            throw new NotSupportedException($"The JSON schema cannot be used: minItems is above {StringGrammar.MaxRepeat}.");
        var item = Rule(array.Items);
        int? others = array.MaxItems is { } maximum ? Math.Min(maximum, StringGrammar.MaxRepeat) - 1 : null;
        var list = Join(item, Gbnf.Repeat($"({Join("\",\"", Space, item)})", Math.Max(array.MinItems - 1, 0), others));
        return Join("\"[\"", Space, array.MinItems == 0 ? $"({Join(list, Space)})?" : Join(list, Space), "\"]\"");
    }

    /// <summary>Any JSON value, to any depth.</summary>
    private string AnyRule()
    {
        if (_any is not null)
            return _any;
        _any = Rules.Reserve();
        var any = new AnyNode();
        _known[any] = _any;
        var options = new UnionNode(
            [
                new NullNode(), new BooleanNode(), new NumberNode(), new StringNode(), new ArrayNode(any, 0, null),
                new ObjectNode([]) { Additional = any, GeneratesAdditional = true },
            ],
            exactlyOne: false);
        Rules.Define(_any, string.Join(" | ", options.Options.Select(Rule)));
        return _any;
    }
}
