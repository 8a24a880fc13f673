using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Plugins.Tools;

/// <summary>How results are written: snake_case, what is unknown left out, Chinese as it is (a model reads it, not an HTML page).</summary>
public static class ToolJson
{
    /// <summary>No result is longer than this many UTF-8 bytes: a local model's context is small.</summary>
    public const int MaxBytes = 8_000;

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static JsonElement Serialize(object result) => JsonSerializer.SerializeToElement(result, Options);

    /// <summary>Builds a result with ever fewer details (<paramref name="build"/> gets how many) until it fits <see cref="MaxBytes"/>.</summary>
    public static T Fit<T>(int details, Func<int, T> build)
    {
        var result = build(details);
        while (details > 1 && JsonSerializer.SerializeToUtf8Bytes(result, Options).Length > MaxBytes)
            result = build(details /= 2);
        return result;
    }
}
