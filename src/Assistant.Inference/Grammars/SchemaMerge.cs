using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Inference.Grammars;

/// <summary>Puts the schemas of an <c>allOf</c> together into one, where that can be said with the same keywords.</summary>
internal static class SchemaMerge
{
    private const int MaxReferences = 16;

    /// <summary>One schema that says what all of <paramref name="schemas"/> say.</summary>
    /// <exception cref="NotSupportedException">Two of them use a keyword in ways that cannot be put together.</exception>
    public static JsonElement All(IReadOnlyList<JsonElement> schemas, SchemaReader reader, string pointer)
    {
        var parts = schemas.Select(schema => Follow(schema, reader, pointer)).Where(schema => schema.ValueKind != JsonValueKind.True).ToArray();
        var open = parts.Where(part => part.TryGetProperty("properties", out _) || part.TryGetProperty("required", out _)).ToArray();
        if (open.Length > 1 && open.Any(part => part.TryGetProperty("additionalProperties", out _)))
            throw SchemaReader.Refused(pointer, "allOf", "additionalProperties cannot be put together with properties of another part");
        var merged = new JsonObject();
        foreach (var member in parts.SelectMany(part => part.EnumerateObject()))
            merged[member.Name] = merged.TryGetPropertyValue(member.Name, out var before) ? Combine(member.Name, before, ToNode(member.Value), pointer) : ToNode(member.Value);
        return JsonSerializer.SerializeToElement(merged);
    }

    /// <summary>The schema without one keyword.</summary>
    public static JsonElement Without(JsonElement schema, string keyword)
    {
        var copy = JsonObject.Create(schema)!;
        copy.Remove(keyword);
        return JsonSerializer.SerializeToElement(copy);
    }

    private static JsonElement Follow(JsonElement schema, SchemaReader reader, string pointer)
    {
        for (var steps = 0; ; steps++)
        {
            if (schema.ValueKind == JsonValueKind.True)
                return schema;
            if (schema.ValueKind != JsonValueKind.Object)
                throw SchemaReader.Refused(pointer, "allOf", "no value can follow this schema");
            SchemaKeywords.Check(schema, pointer);
            if (!schema.TryGetProperty("$ref", out var reference))
                return schema;
            if (steps == MaxReferences || SchemaKeywords.Constrains(Without(schema, "$ref")))
                throw SchemaReader.Refused(pointer, "$ref", "it cannot be put together with the rest of the schema");
            schema = reader.Resolve(reference.GetString()!, pointer);
        }
    }

    private static JsonNode? Combine(string keyword, JsonNode? a, JsonNode? b, string pointer)
    {
        if (JsonNode.DeepEquals(a, b) || SchemaKeywords.IsAnnotation(keyword))
            return a?.DeepClone();
        return keyword switch
        {
            "properties" => Properties((JsonObject)a!, (JsonObject)b!),
            "required" => new JsonArray([.. ((JsonArray)a!).Concat((JsonArray)b!).Select(name => (string)name!).Distinct().Select(name => JsonValue.Create(name))]),
            "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties" => Extreme(keyword, a, b, Math.Max, pointer),
            "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties" => Extreme(keyword, a, b, Math.Min, pointer),
            "enum" => new JsonArray([.. ((JsonArray)a!).Where(value => ((JsonArray)b!).Any(other => JsonNode.DeepEquals(value, other))).Select(value => value?.DeepClone())]),
            "items" => Both(a, b),
            "type" => Types(a, b, pointer),
            _ => throw SchemaReader.Refused(pointer, keyword, "two parts of the schema use it in different ways"),
        };
    }

    private static JsonObject Properties(JsonObject a, JsonObject b)
    {
        var merged = (JsonObject)a.DeepClone();
        foreach (var (name, schema) in b)
            merged[name] = merged.TryGetPropertyValue(name, out var before) ? Both(before, schema) : schema?.DeepClone();
        return merged;
    }

    private static JsonObject Both(JsonNode? a, JsonNode? b) => new() { ["allOf"] = new JsonArray(a?.DeepClone(), b?.DeepClone()) };

    private static JsonValue Extreme(string keyword, JsonNode? a, JsonNode? b, Func<decimal, decimal, decimal> choose, string pointer) =>
        a is JsonValue first && b is JsonValue second && first.TryGetValue<decimal>(out var x) && second.TryGetValue<decimal>(out var y)
            ? JsonValue.Create(choose(x, y))
            : throw SchemaReader.Refused(pointer, keyword, "it is not a number below 1e19");

    private static JsonArray Types(JsonNode? a, JsonNode? b, string pointer)
    {
        var (first, second) = (Names(a, pointer), Names(b, pointer));
        var both = first.Where(name => second.Contains(name) || (name == "integer" && second.Contains("number")))
            .Concat(second.Where(name => name == "integer" && first.Contains("number"))).Distinct().ToArray();
        return both.Length > 0
            ? new JsonArray([.. both.Select(name => JsonValue.Create(name))])
            : throw SchemaReader.Refused(pointer, "type", "no value has the types of all parts");
    }

    private static IReadOnlyList<string> Names(JsonNode? types, string pointer) =>
        SchemaKeywords.Types(JsonSerializer.SerializeToElement(new JsonObject { ["type"] = types?.DeepClone() }), pointer);

    private static JsonNode? ToNode(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
