using System.Text.RegularExpressions;

namespace Assistant.Guide.Prompts;

/// <summary>
/// Reads every expression of a template before it is compiled: only the few forms that prompts need are allowed, and every name
/// must be a declared variable or a field that the program supplies. Handlebars itself would render a misspelt name as nothing.
/// </summary>
internal sealed partial class TemplateChecker
{
    private const string Allowed =
        "allowed are {{name}}, {{#each list}}, {{#if name}}, {{#unless name}}, {{else}}, {{money amount currency}}, {{plural count \"one\" \"many\"}}";

    private readonly PromptFile _prompt;
    private readonly PromptDefinition _definition;
    private readonly Stack<OpenBlock> _blocks = new();

    private TemplateChecker(PromptFile prompt, PromptDefinition definition) => (_prompt, _definition) = (prompt, definition);

    /// <exception cref="PromptException">With the line of the first expression that is wrong.</exception>
    public static void Check(PromptFile prompt, PromptDefinition definition) => new TemplateChecker(prompt, definition).Check();

    private void Check()
    {
        foreach (var variable in _prompt.Variables.Where(v => PromptShape.Field(_definition.Values, v.Name) is null))
            throw new PromptException(_prompt.File, variable.Line,
                $"the program does not supply '{variable.Name}' to {_prompt.Name}: declare only {string.Join(", ", PromptShape.Fields(_definition.Values))}.");
        foreach (Match match in Expressions().Matches(_prompt.Template))
            CheckExpression(match);
        if (_blocks.TryPeek(out var open))
            throw new PromptException(_prompt.File, open.Line, $"{{{{#{open.Name}}}}} is never closed: add {{{{/{open.Name}}}}}.");
    }

    private void CheckExpression(Match match)
    {
        var line = LineOf(match.Index);
        if (match.Groups["raw"].Success)
            throw Error(line, $"'{match.Value}' would insert a value unencoded: use two braces and no '&'.");
        if (match.Groups["comment"].Success)
            return;
        if (!match.Groups["body"].Success)
            throw Error(line, "'{{' is never closed: add '}}'.");
        var words = Words().Matches(match.Groups["body"].Value).Select(word => word.Value).ToArray();
        switch (words)
        {
            case ["else"]:
                Else(line);
                break;
            case [['#', ..] block, var path] when block is "#each" or "#if" or "#unless":
                Open(block[1..], path, line);
                break;
            case [['/', ..] block]:
                Close(block[1..], line);
                break;
            case ["money", var amount, var currency]:
                TypeOf(amount, line);
                TypeOf(currency, line);
                break;
            case ["plural", var count, ['"', ..], ['"', ..]]:
                TypeOf(count, line);
                break;
            case [var path] when PathForm().IsMatch(path):
                CheckValue(path, line);
                break;
            default:
                throw Error(line, $"'{match.Value}' is not a form that prompts may use: {Allowed}.");
        }
    }

    private void Open(string block, string path, int line)
    {
        var type = TypeOf(path, line);
        var scope = Scope;
        if (block == "each")
            scope = PromptShape.ItemOf(type) ?? throw Error(line, $"'{path}' is not a list: {{{{#each}}}} needs one.");
        _blocks.Push(new OpenBlock(block, scope, line));
    }

    private void Else(int line)
    {
        if (!_blocks.TryPop(out var block) || block.HasElse || block.Name == "each")
            throw Error(line, "{{else}} stands outside {{#if}} and {{#unless}}, or is their second one: remove it.");
        _blocks.Push(block with { HasElse = true });
    }

    private void Close(string block, int line)
    {
        if (!_blocks.TryPop(out var open) || open.Name != block)
            throw Error(line, $"{{{{/{block}}}}} closes nothing that is open: blocks close in reverse order.");
    }

    private void CheckValue(string path, int line)
    {
        if (!PromptShape.IsValue(TypeOf(path, line)))
            throw Error(line, $"'{path}' is a list or an object: name one of its fields, or use {{{{#each}}}}.");
    }

    private Type Scope => _blocks.TryPeek(out var block) ? block.Scope : _definition.Values;

    /// <summary>The type that a path leads to from where it stands.</summary>
    private Type TypeOf(string path, int line)
    {
        if (!PathForm().IsMatch(path))
            throw Error(line, $"'{path}' is not a name: {Allowed}.");
        if (path is "@index" or "@first" or "@last")
            return _blocks.Any(b => b.Name == "each") ? typeof(int) : throw Error(line, $"'{path}' stands outside {{{{#each}}}}.");
        var (scope, rest) = (Scope, path);
        var outer = _blocks.Where(b => b.Name == "each").Skip(1).Select(b => b.Scope).Append(_definition.Values).GetEnumerator();
        while (rest.StartsWith("../", StringComparison.Ordinal))
        {
            if (!_blocks.Any(b => b.Name == "each") || !outer.MoveNext())
                throw Error(line, $"'{path}' leads out of the template: remove a '../'.");
            (scope, rest) = (outer.Current, rest[3..]);
        }
        if (rest == "this")
            return scope;
        foreach (var name in rest.Split('.'))
            scope = Step(scope, name, path, line);
        return scope;
    }

    private Type Step(Type scope, string name, string path, int line)
    {
        if (scope == _definition.Values && !_prompt.Variables.Any(v => v.Name == name))
            throw Error(line, $"'{path}' is not declared: add it to input_variables, or use one of {string.Join(", ", _prompt.Variables.Select(v => v.Name))}.");
        return PromptShape.Field(scope, name)
            ?? throw Error(line, $"'{path}' does not exist here: use one of {string.Join(", ", PromptShape.Fields(scope))}.");
    }

    private sealed record OpenBlock(string Name, Type Scope, int Line, bool HasElse = false);

    private int LineOf(int index) => _prompt.TemplateLine + _prompt.Template.AsSpan(0, index).Count('\n');

    private PromptException Error(int line, string problem) => new(_prompt.File, line, problem);

    [GeneratedRegex(@"(?<raw>\{\{~?(?:\{|&))|(?<comment>\{\{~?!--.*?--~?\}\}|\{\{~?![^}]*\}\})|\{\{~?(?<body>[^{}]*?)~?\}\}|\{\{", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Expressions();

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:@index|@first|@last|(?:\.\./)*(?:this|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*))$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PathForm();
}
