using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assistant.Inference;

/// <summary>JSON as prompts hold it: not escaped beyond need, so that Chinese stays Chinese, with the separators that a family was trained on.</summary>
internal static class PromptJson
{
    /// <summary>A tool result longer than this many characters is cut.</summary>
    public const int MaxResultLength = 16_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as an element; a string is its own JSON string.</summary>
    public static JsonElement Element(object? value) => value as JsonElement? ?? JsonSerializer.SerializeToElement(value, Options);

    /// <summary>Without any white space.</summary>
    public static string Compact(JsonElement value) => JsonSerializer.Serialize(value, Options);

    /// <summary>As Python's <c>json.dumps</c> and Jinja's <c>tojson</c> write it: <c>{"a": 1, "b": 2}</c>; with an indent, one member a line.</summary>
    public static string Spaced(JsonElement value, int indent = 0)
    {
        var text = new StringBuilder();
        Write(text, value, indent, 0);
        return text.ToString();
    }

    /// <summary>The text of a tool result: a string as it is, anything else as JSON; cut at <see cref="MaxResultLength"/> with a note that it was.</summary>
    public static string Result(object? value, Func<JsonElement, string> write)
    {
        var element = Element(value);
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : write(element);
        return text.Length <= MaxResultLength ? text : $"{text[..MaxResultLength]} ... (cut: {text.Length} characters)";
    }

    private static void Write(StringBuilder text, JsonElement value, int indent, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().ToArray();
                WriteList(text, '{', '}', members.Length, indent, depth, index =>
                {
                    text.Append(JsonSerializer.Serialize(members[index].Name, Options)).Append(": ");
                    Write(text, members[index].Value, indent, depth + 1);
                });
                break;
            case JsonValueKind.Array:
                WriteList(text, '[', ']', value.GetArrayLength(), indent, depth, index => Write(text, value[index], indent, depth + 1));
                break;
            default:
                text.Append(Compact(value));
                break;
        }
    }

    private static void WriteList(StringBuilder text, char open, char close, int count, int indent, int depth, Action<int> writeItem)
    {
        text.Append(open);
        for (var index = 0; index < count; index++)
        {
            text.Append(index == 0 ? "" : indent > 0 ? "," : ", ");
            NewLine(text, indent, depth + 1);
            writeItem(index);
        }
        if (count > 0)
            NewLine(text, indent, depth);
        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int indent, int depth)
    {
        if (indent > 0)
            text.Append('\n').Append(' ', indent * depth);
    }
}
