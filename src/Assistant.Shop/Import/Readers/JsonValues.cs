using System.Text.Json;

namespace Assistant.Shop.Import.Readers;

/// <summary>A JSON object as columns: <c>meta.barcode</c> for nested objects, one line each for a list of plain values.</summary>
internal static class JsonValues
{
    private const int Depth = 4;

    public static Row ToRow(long number, JsonElement element)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        Flatten(element, "", Depth, values);
        return new(number, values) { Json = element };
    }

    /// <summary>The text of a plain value; null for <c>null</c>, lists and objects.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static void Flatten(JsonElement element, string prefix, int depth, Dictionary<string, string?> values)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object && depth > 0)
                Flatten(property.Value, name + ".", depth - 1, values);
            else if (property.Value.ValueKind == JsonValueKind.Array)
                values[name] = string.Join('\n', property.Value.EnumerateArray().Select(Text).Where(text => text is not null));
            else
                values[name] = Text(property.Value);
        }
    }
}
