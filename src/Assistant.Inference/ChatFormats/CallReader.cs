using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>Reads the JSON of generated tool calls.</summary>
internal static partial class CallReader
{
    private const string IdCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>One call for an object, one for each element of an array.</summary>
    public static IEnumerable<FunctionCallContent> Read(string json, CallSyntax syntax)
    {
        JsonElement value;
        try
        {
            value = JsonElement.Parse(json);
        }
        catch (JsonException fault)
        {
            return [Broken(json, fault.Message)];
        }
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(element => ReadCall(element, json, syntax))]
            : [ReadCall(value, json, syntax)];
    }

    /// <summary>A call whose name and arguments came apart, as a server sends them.</summary>
    public static FunctionCallContent FromArguments(string? id, string name, string arguments)
    {
        FunctionCallContent call;
        try
        {
            var value = JsonElement.Parse(arguments.Length == 0 ? "{}" : arguments);
            call = value.ValueKind == JsonValueKind.Object && name.Length > 0
                ? new FunctionCallContent(id ?? NewId(), name, Members(value))
                : Broken(arguments, name.Length == 0 ? "it has no name" : "its arguments are not an object");
        }
        catch (JsonException fault)
        {
            call = Broken(arguments, fault.Message);
        }
        return call.Exception is null ? call : new FunctionCallContent(id ?? call.CallId, name) { Exception = call.Exception };
    }

    /// <summary>A call that cannot be run; the guide sees why, the shopper nothing.</summary>
    public static FunctionCallContent Broken(string text, string why) => new(NewId(), NameIn().Match(text).Groups["name"].Value)
    {
        Exception = new FormatException($"The tool call cannot be read: {why}. Write one JSON object with \"name\" and \"arguments\"."),
    };

    private static FunctionCallContent ReadCall(JsonElement call, string json, CallSyntax syntax)
    {
        if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
            return Broken(json, "it has no name");
        if (!TryGetArguments(call, syntax, out var arguments))
            return Broken(json, $"\"{syntax.ArgumentsName}\" is not an object");
        return new FunctionCallContent(NewId(), name.GetString()!, Members(syntax.MapArguments(arguments)));
    }

    private static Dictionary<string, object?> Members(JsonElement arguments) => arguments.EnumerateObject()
        .GroupBy(member => member.Name).ToDictionary(group => group.Key, group => (object?)group.Last().Value);

    private static bool TryGetArguments(JsonElement call, CallSyntax syntax, out JsonElement arguments)
    {
        if (!call.TryGetProperty(syntax.ArgumentsName, out arguments) && !call.TryGetProperty("arguments", out arguments))
            arguments = JsonElement.Parse("{}");
        return arguments.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Nine letters and digits: what Mistral's template demands, enough for all.</summary>
    private static string NewId() => RandomNumberGenerator.GetString(IdCharacters, 9);

    [GeneratedRegex("\"name\"\\s*:\\s*\"(?<name>[^\"\\\\]{1,64})\"", RegexOptions.None, 1000)]
    private static partial Regex NameIn();
}
