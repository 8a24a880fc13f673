using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>
/// Reads a JSON schema (2020-12, the subset in docs/decisions/021) into nodes. Everything else is refused with the place and the
/// keyword, never ignored. A schema without <c>type</c> takes the type that its keywords speak of.
/// </summary>
internal sealed class SchemaReader
{
    private const int MaxDepth = 48;
    private const int MaxNodes = 4_000;

    private readonly JsonElement _root;
    private readonly Dictionary<string, RefNode> _references = [];
    private readonly List<Action> _whenRead = [];
    private int _nodes;

    private SchemaReader(JsonElement root) => _root = root;

    /// <summary>Reads a whole schema.</summary>
    /// <exception cref="NotSupportedException">The message names the JSON pointer and the keyword.</exception>
    public static SchemaNode Read(JsonElement schema)
    {
        var reader = new SchemaReader(schema);
        var node = reader.Read(schema, "#", 0);
        foreach (var check in reader._whenRead)
            check();
        SchemaCycles.Check(node);
        return node;
    }

    internal SchemaNode Read(JsonElement schema, string pointer, int depth)
    {
        if (depth > MaxDepth || ++_nodes > MaxNodes)
            throw Refused(pointer, "$ref", $"the schema is nested deeper than {MaxDepth} or holds more than {MaxNodes} parts");
        if (schema.ValueKind == JsonValueKind.True)
            return new AnyNode();
        if (schema.ValueKind != JsonValueKind.Object)
            throw Refused(pointer, schema.ValueKind == JsonValueKind.False ? "false" : schema.GetRawText(), "no value can follow this schema");
        SchemaKeywords.Check(schema, pointer);
        if (schema.TryGetProperty("allOf", out var all))
            return Read(SchemaMerge.All([SchemaMerge.Without(schema, "allOf"), .. all.EnumerateArray()], this, pointer), pointer, depth + 1);
        if (schema.TryGetProperty("$ref", out var reference))
            return ReadReference(schema, reference, pointer, depth);
        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(keyword, out var options))
                return ReadUnion(schema, keyword, options, pointer, depth);
        }
        return ReadValues(schema, pointer, depth);
    }

    /// <summary>The schema a local reference points at.</summary>
    internal JsonElement Resolve(string reference, string pointer)
    {
        if (!reference.StartsWith('#'))
            throw Refused(pointer, "$ref", $"only references inside the schema (#/...) are followed, not {reference}");
        var target = _root;
        foreach (var part in Uri.UnescapeDataString(reference[1..]).Split('/', StringSplitOptions.None).Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (target.ValueKind == JsonValueKind.Object && target.TryGetProperty(name, out var member))
                target = member;
            else if (target.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < target.GetArrayLength())
                target = target[index];
            else
                throw Refused(pointer, "$ref", $"{reference} points at nothing");
        }
        return target;
    }

    internal static NotSupportedException Refused(string pointer, string keyword, string why) =>
        new($"The JSON schema cannot be used at {pointer}, keyword \"{keyword}\": {why}.");

    private SchemaNode ReadReference(JsonElement schema, JsonElement reference, string pointer, int depth)
    {
        var target = reference.GetString()!;
        var siblings = SchemaMerge.Without(schema, "$ref");
        if (SchemaKeywords.Constrains(siblings))
            return Read(SchemaMerge.All([siblings, Resolve(target, pointer)], this, pointer), pointer, depth + 1);
        if (_references.TryGetValue(target, out var known))
            return known;
        var node = _references[target] = new RefNode();
        node.Target = Read(Resolve(target, pointer), target, depth + 1);
        return node;
    }

    private UnionNode ReadUnion(JsonElement schema, string keyword, JsonElement options, string pointer, int depth)
    {
        var siblings = SchemaMerge.Without(schema, keyword);
        var nodes = options.EnumerateArray().Select((option, index) => Read(
            SchemaKeywords.Constrains(siblings) ? SchemaMerge.All([siblings, option], this, pointer) : option, $"{pointer}/{keyword}/{index}", depth + 1)).ToArray();
        // An option may refer to a schema that is not read yet.
        if (keyword == "oneOf")
            _whenRead.Add(() => CheckDisjoint(nodes, pointer));
        return new UnionNode(nodes, keyword == "oneOf");
    }

    private static void CheckDisjoint(SchemaNode[] options, string pointer)
    {
        if (!SchemaOverlap.AreDisjoint(options))
            throw Refused(pointer, "oneOf", "a value may match more than one option; give the options different types or a property with different constants, or use anyOf");
    }

    private SchemaNode ReadValues(JsonElement schema, string pointer, int depth)
    {
        foreach (var keyword in (string[])["const", "enum"])
        {
            if (!schema.TryGetProperty(keyword, out var given))
                continue;
            var rest = Read(SchemaMerge.Without(schema, keyword), pointer, depth + 1);
            var candidates = keyword == "const" ? [given] : given.EnumerateArray().ToArray();
            var values = candidates.Where(value => new JsonSchemaValidator(rest).Validate(value).Count == 0).ToArray();
            return values.Length > 0 ? new EnumNode(values) : throw Refused(pointer, keyword, "none of its values follows the rest of the schema");
        }
        return ReadTypes(schema, pointer, depth);
    }

    private SchemaNode ReadTypes(JsonElement schema, string pointer, int depth)
    {
        var types = SchemaKeywords.Types(schema, pointer);
        var reader = new SchemaTypeReader(this, schema, pointer, depth);
        return types.Count switch
        {
            0 => new AnyNode(),
            1 => reader.Read(types[0]),
            _ => new UnionNode([.. types.Select(reader.Read)], exactlyOne: false),
        };
    }
}
