using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>Reads the keywords of one type.</summary>
internal sealed class SchemaTypeReader(SchemaReader reader, JsonElement schema, string pointer, int depth)
{
    /// <summary>The node of <paramref name="type"/>; keywords of other types do not touch it.</summary>
    public SchemaNode Read(string type) => type switch
    {
        "null" => new NullNode(),
        "boolean" => new BooleanNode(),
        "string" => ReadString(),
        "array" => ReadArray(),
        "object" => ReadObject(),
        _ => ReadNumber(type == "integer"),
    };

    private NumberNode ReadNumber(bool isInteger)
    {
        var format = Text("format");
        if (format is not (null or "int32" or "int64" or "float" or "double" or "decimal"))
            throw SchemaReader.Refused(pointer, "format", $"{format} is not a format of numbers");
        var (minimum, minimumExcluded) = Bound("minimum", "exclusiveMinimum", (a, b) => a > b);
        var (maximum, maximumExcluded) = Bound("maximum", "exclusiveMaximum", (a, b) => a < b);
        var node = new NumberNode
        {
            IsInteger = isInteger,
            Minimum = minimum ?? (format == "int32" ? int.MinValue : format == "int64" ? long.MinValue : null),
            MinimumExcluded = minimumExcluded,
            Maximum = maximum ?? (format == "int32" ? int.MaxValue : format == "int64" ? long.MaxValue : null),
            MaximumExcluded = maximumExcluded,
            MultipleOf = Number("multipleOf"),
        };
        if (node.MultipleOf <= 0)
            throw SchemaReader.Refused(pointer, "multipleOf", "it is not above 0");
        if (NumberGrammar.Write(node) is null)
            throw SchemaReader.Refused(pointer, node.MultipleOf is null ? "minimum" : "multipleOf", node.MultipleOf is null
                ? "no number lies within the bounds" : "give bounds with at most 500 multiples between them, or use 0.1, 0.01 and so on");
        return node;
    }

    /// <summary>The tighter of an included and an excluded bound; draft 4's <c>exclusiveMinimum: true</c> is refused by <see cref="Number"/>.</summary>
    private (decimal? Value, bool Excluded) Bound(string included, string excluded, Func<decimal, decimal, bool> isTighter)
    {
        var (a, b) = (Number(included), Number(excluded));
        return b is null || (a is not null && isTighter(a.Value, b.Value)) ? (a, false) : (b, true);
    }

    private StringNode ReadString()
    {
        var (pattern, format) = (Text("pattern"), Text("format"));
        if (pattern is not null && format is not null)
            throw SchemaReader.Refused(pointer, "format", "it cannot stand beside pattern");
        if (format is not null && !StringFormats.Knows(format))
            throw SchemaReader.Refused(pointer, "format", $"{format} is not known; known are {string.Join(", ", StringFormats.Names)}");
        var node = new StringNode
        {
            MinLength = Count("minLength") ?? 0,
            MaxLength = Count("maxLength"),
            Pattern = (pattern ?? StringFormats.PatternOf(format)) is { } text ? PatternParser.Parse(text, pointer) : null,
            PatternText = format ?? pattern ?? "",
        };
        if (node.MaxLength < node.MinLength)
            throw SchemaReader.Refused(pointer, "maxLength", "it is below minLength");
        if (StringGrammar.Write(node, lead: "") is null)
            throw SchemaReader.Refused(pointer, node.Pattern is null ? "minLength" : "pattern", node.Pattern is null
                ? $"it is above {StringGrammar.MaxRepeat}" : "it does not itself keep to minLength and maxLength, repeats something that may be empty, or matches control characters only");
        return node;
    }

    private ArrayNode ReadArray()
    {
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True)
            throw SchemaReader.Refused(pointer, "uniqueItems", "a grammar cannot compare items");
        var items = schema.TryGetProperty("items", out var given) ? reader.Read(given, $"{pointer}/items", depth + 1) : new AnyNode();
        var (minimum, maximum) = (Count("minItems") ?? 0, Count("maxItems"));
        return maximum >= minimum || maximum is null ? new ArrayNode(items, minimum, maximum) : throw SchemaReader.Refused(pointer, "maxItems", "it is below minItems");
    }

    private ObjectNode ReadObject()
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var declared = !schema.TryGetProperty("properties", out var members) ? [] : members.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.False || required.Contains(member.Name))
            .Select(member => new PropertyNode(member.Name, reader.Read(member.Value, $"{pointer}/properties/{Escape(member.Name)}", depth + 1), required.Contains(member.Name)))
            .ToList();
        var additionalStated = schema.TryGetProperty("additionalProperties", out var additional);
        var other = !additionalStated ? new AnyNode()
            : additional.ValueKind == JsonValueKind.False ? null
            : reader.Read(additional, $"{pointer}/additionalProperties", depth + 1);
        foreach (var name in required.Where(name => declared.All(property => property.Name != name)))
            declared.Add(new PropertyNode(name, other ?? throw SchemaReader.Refused(pointer, "required", $"{name} may not be there (additionalProperties is false)"), true));
        return new ObjectNode(declared)
        {
            Additional = other,
            GeneratesAdditional = other is not null && (additionalStated || declared.Count == 0),
            MinProperties = Count("minProperties") ?? 0,
            MaxProperties = Count("maxProperties"),
        };
    }

    private string? Text(string keyword) => !schema.TryGetProperty(keyword, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw SchemaReader.Refused(pointer, keyword, "it is not a string");

    private decimal? Number(string keyword) => !schema.TryGetProperty(keyword, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && Math.Abs(number) < 1e19m ? number
        : throw SchemaReader.Refused(pointer, keyword, "it is not a number below 1e19");

    private int? Count(string keyword) => Number(keyword) switch
    {
        null => null,
        { } count when count >= 0 && count <= int.MaxValue && decimal.Truncate(count) == count => (int)count,
        _ => throw SchemaReader.Refused(pointer, keyword, "it is not a count"),
    };

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
