namespace Assistant.Inference.Grammars;

/// <summary>Objects: declared members in any order where they are few, in the order of the schema where they are many.</summary>
internal sealed class ObjectGrammar(JsonGrammar grammar)
{
    /// <summary>Members that may come in any order; each one more doubles the rules.</summary>
    public const int MaxFreeOrder = 6;

    /// <summary>Undeclared members generated at most, after the declared ones.</summary>
    public const int MaxAdditional = 16;

    /// <summary>The expression of the whole object.</summary>
    /// <exception cref="NotSupportedException"><c>minProperties</c> or <c>maxProperties</c> cannot be held.</exception>
    public string Write(ObjectNode node)
    {
        var members = Ordered(node.Properties);
        var additional = node.GeneratesAdditional ? Additional(node) : null;
        var free = grammar.Style.MemberOrder is null && members.Length <= MaxFreeOrder && additional is null;
        var body = free ? FreeOrder(node, members) : FixedOrder(node, members, additional);
        return JsonGrammar.Join("\"{\"", grammar.Space, body, grammar.Space, "\"}\"");
    }

    private PropertyNode[] Ordered(IReadOnlyList<PropertyNode> properties)
    {
        if (grammar.Style.MemberOrder is not { } order)
            return [.. properties];
        var places = order.Select((name, place) => (name, place)).ToDictionary(entry => entry.name, entry => entry.place);
        return [.. properties.OrderBy(property => places.GetValueOrDefault(property.Name, int.MaxValue))];
    }

    /// <summary>One rule for each set of members that are still to come.</summary>
    private string FreeOrder(ObjectNode node, PropertyNode[] members)
    {
        var pairs = members.Select(member => grammar.Rules.Add(Pair(Key(member.Name), member.Schema))).ToArray();
        var rests = new Dictionary<int, string?>();
        return State((1 << members.Length) - 1) ?? throw Refused(node);

        // Null when the rest cannot be completed within the counts.
        string? State(int left)
        {
            if (rests.TryGetValue(left, out var known))
                return known;
            var written = members.Length - int.PopCount(left);
            var options = new List<string>();
            for (var index = 0; index < members.Length && (node.MaxProperties is null || written < node.MaxProperties); index++)
            {
                if ((left & (1 << index)) != 0 && State(left & ~(1 << index)) is { } rest)
                    options.Add(JsonGrammar.Join(written == 0 ? "" : $"\",\" {grammar.Space}", pairs[index], rest == "\"\"" ? "" : rest));
            }
            var mayEnd = written >= node.MinProperties && !members.Where((member, index) => member.IsRequired && (left & (1 << index)) != 0).Any();
            if (mayEnd)
                options.Add("\"\"");
            return rests[left] = options.Count == 0 ? null : options is ["\"\""] ? "\"\"" : grammar.Rules.Add(string.Join(" | ", options));
        }
    }

    /// <summary>Members in order, optional ones skipped or not, then undeclared ones.</summary>
    private string FixedOrder(ObjectNode node, PropertyNode[] members, string? additional)
    {
        var required = members.Count(member => member.IsRequired);
        var extra = additional is null ? 0 : Math.Min(MaxAdditional, (node.MaxProperties ?? int.MaxValue) - members.Length);
        if (node.MinProperties > Math.Max(required, members.Length == 0 && node.MinProperties == 1 && extra > 0 ? 1 : 0) || node.MaxProperties < members.Length)
            throw Refused(node);
        var comma = JsonGrammar.Join("\",\"", grammar.Space);
        var rest = extra > 0 ? Gbnf.Repeat($"({comma} {additional})", 0, extra) : "";
        var options = new List<string>();
        if (required == 0 && extra > 0)
            options.Add(JsonGrammar.Join(additional!, Gbnf.Repeat($"({comma} {additional})", 0, extra - 1)));
        for (var index = members.Length - 1; index >= 0; index--)
        {
            var pair = grammar.Rules.Add(Pair(Key(members[index].Name), members[index].Schema));
            if (!members[..index].Any(member => member.IsRequired))
                options.Insert(0, JsonGrammar.Join(pair, rest));
            var next = JsonGrammar.Join(comma, pair);
            rest = grammar.Rules.Add(JsonGrammar.Join(members[index].IsRequired ? next : $"({next})?", rest));
        }
        if (required == 0 && node.MinProperties == 0)
            options.Add("\"\"");
        return Gbnf.Choice(options);
    }

    private string Additional(ObjectNode node) => grammar.Rules.Add(Pair(OtherKey([.. node.Properties.Select(property => property.Name.EnumerateRunes().Select(rune => rune.Value).ToArray())], 0), node.Additional!));

    private static string Key(string name) => Gbnf.Literal(PromptJson.Compact(PromptJson.Element(name)));

    private string Pair(string key, SchemaNode schema) => JsonGrammar.Join(key, "\":\"", grammar.Space, grammar.Rule(schema));

    /// <summary>A key that is none of <paramref name="names"/>, which agree in their first <paramref name="index"/> characters.</summary>
    private string OtherKey(int[][] names, int index)
    {
        var plain = CodePoints.Of((0x21, 0x21), (0x23, 0x5B), (0x5D, 0x7E), (0xA0, 0x10FFFF));
        var groups = names.Where(name => name.Length > index).GroupBy(name => name[index]).ToArray();
        var others = plain.Except(CodePoints.Of([.. groups.Select(group => (group.Key, group.Key))]));
        var options = new List<string> { $"{Gbnf.Class(others)} {Gbnf.Class(plain)}{{0,40}} \"\\\"\"" };
        options.AddRange(groups.Where(group => plain.Contains(group.Key)).Select(group => $"{Gbnf.Class(CodePoints.Of((group.Key, group.Key)))} {OtherKey([.. group], index + 1)}"));
        if (index > 0 && names.All(name => name.Length != index))
            options.Add("\"\\\"\"");
        return index == 0 ? $"\"\\\"\" {Gbnf.Choice(options)}" : grammar.Rules.Add(Gbnf.Choice(options));
    }

    private static NotSupportedException Refused(ObjectNode node) => new(
        $"The JSON schema cannot be used: minProperties {node.MinProperties} or maxProperties {node.MaxProperties} cannot be held beside the properties "
        + $"{string.Join(", ", node.Properties.Select(property => property.Name))}; make members required instead.");
}
