using System.Text.Json;
using Assistant.Plugins.Tools;

namespace Assistant.Guide.Prompts;

/// <summary>Turns the values of a prompt into what the template engine sees: every text in them is encoded, at any depth and of any type.</summary>
internal static class PromptValues
{
    /// <param name="values">An object or a <see cref="JsonElement"/> that holds one.</param>
    public static Dictionary<string, object?> Encode(object values, PromptEncoding encoding)
    {
        var json = values as JsonElement? ?? JsonSerializer.SerializeToElement(values, values.GetType(), ToolJson.Options);
        return json.ValueKind == JsonValueKind.Object ? Fields(json, encoding)
            : throw new ArgumentException($"The values of a prompt are an object, not {json.ValueKind}.", nameof(values));
    }

    private static Dictionary<string, object?> Fields(JsonElement json, PromptEncoding encoding)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
            fields[property.Name] = Value(property.Value, encoding);
        return fields;
    }

    private static object? Value(JsonElement json, PromptEncoding encoding) => json.ValueKind switch
    {
        JsonValueKind.Object => Fields(json, encoding),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Value(item, encoding)).ToList(),
        JsonValueKind.String => PromptEncoder.Encode(json.GetString()!, encoding),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when json.TryGetDecimal(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        _ => null,
    };
}
