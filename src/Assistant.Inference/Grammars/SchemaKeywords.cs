using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>The keywords that are understood, and what type each speaks of.</summary>
internal static class SchemaKeywords
{
    private static readonly HashSet<string> Annotations =
    [
        "$schema", "$id", "$comment", "$defs", "definitions", "$anchor", "title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly",
    ];

    private static readonly HashSet<string> Combining = ["type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref"];

    private static readonly Dictionary<string, string> TypeOf = new()
    {
        ["properties"] = "object", ["required"] = "object", ["additionalProperties"] = "object", ["minProperties"] = "object", ["maxProperties"] = "object",
        ["items"] = "array", ["minItems"] = "array", ["maxItems"] = "array", ["uniqueItems"] = "array",
        ["minLength"] = "string", ["maxLength"] = "string", ["pattern"] = "string",
        ["minimum"] = "number", ["maximum"] = "number", ["exclusiveMinimum"] = "number", ["exclusiveMaximum"] = "number", ["multipleOf"] = "number",
    };

    /// <summary>Refuses the first keyword that is not understood or whose value is of a wrong kind.</summary>
    public static void Check(JsonElement schema, string pointer)
    {
        foreach (var (keyword, value) in schema.EnumerateObject().Select(member => (member.Name, member.Value)))
        {
            if (!Annotations.Contains(keyword) && !Combining.Contains(keyword) && !TypeOf.ContainsKey(keyword)
                && keyword is not ("format" or "nullable") && !keyword.StartsWith("x-", StringComparison.Ordinal))
                throw SchemaReader.Refused(pointer, keyword, "this keyword is not supported");
            if (WrongKind(keyword, value) is { } expected)
                throw SchemaReader.Refused(pointer, keyword, $"its value is not {expected}");
        }
    }

    /// <summary>What the value should be, or null when it is; numbers and types are checked where they are read.</summary>
    private static string? WrongKind(string keyword, JsonElement value) => keyword switch
    {
        "$ref" or "pattern" or "format" => value.ValueKind == JsonValueKind.String ? null : "a text",
        "properties" => value.ValueKind == JsonValueKind.Object ? null : "an object",
        "enum" => value.ValueKind == JsonValueKind.Array ? null : "a list",
        "allOf" or "anyOf" or "oneOf" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? null : "a list of schemas",
        "required" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String) ? null : "a list of names",
        "nullable" or "uniqueItems" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "true or false",
        _ => null,
    };

    /// <summary>True when the schema says anything about values.</summary>
    public static bool Constrains(JsonElement schema) =>
        schema.EnumerateObject().Any(member => !IsAnnotation(member.Name));

    /// <summary>True for keywords that say nothing about values.</summary>
    public static bool IsAnnotation(string keyword) => Annotations.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>The types a value may have: as stated, else those that the keywords speak of; none for no restriction.</summary>
    public static IReadOnlyList<string> Types(JsonElement schema, string pointer)
    {
        var types = Stated(schema, pointer);
        if (types.Length == 0)
            types = [.. schema.EnumerateObject().Select(member => TypeOf.GetValueOrDefault(member.Name, "")).Where(type => type.Length > 0).Distinct()];
        if (types.Length == 0 && schema.TryGetProperty("format", out var format))
            types = [StringFormats.Knows(format.GetString() ?? "") ? "string" : throw SchemaReader.Refused(pointer, "format", $"{format} is not known")];
        if (schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True && types.Length > 0 && !types.Contains("null"))
            types = [.. types, "null"];
        return types.Contains("number") ? [.. types.Where(type => type != "integer")] : types;
    }

    private static string[] Stated(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("type", out var type))
            return [];
        string[] stated = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array when type.GetArrayLength() > 0 => [.. type.EnumerateArray().Select(element => element.ToString()).Distinct()],
            _ => throw SchemaReader.Refused(pointer, "type", "it is neither a name nor a list of names"),
        };
        var unknown = stated.FirstOrDefault(name => name is not ("object" or "array" or "string" or "number" or "integer" or "boolean" or "null"));
        return unknown is null ? stated : throw SchemaReader.Refused(pointer, "type", $"{unknown} is not a type");
    }
}
