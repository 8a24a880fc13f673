using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Guide;

/// <summary>How a <see cref="TurnRecord"/> is written and read: camelCase, Chinese as it is. What <c>./run ask --json</c> prints and <c>Turn.Record</c> holds.</summary>
public static class TurnRecordJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static string Serialize(TurnRecord record) => JsonSerializer.Serialize(record, Options);

    /// <summary>The record, or null when <paramref name="json"/> is none.</summary>
    public static TurnRecord? Deserialize(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<TurnRecord>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
