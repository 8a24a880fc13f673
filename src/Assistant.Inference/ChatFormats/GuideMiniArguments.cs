using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>Tool arguments as guide-mini writes them, and back.</summary>
internal static class GuideMiniArguments
{
    /// <summary>The JSON of a call in the trained order, without white space.</summary>
    public static string Write(FunctionCallContent call)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in (call.Arguments ?? new Dictionary<string, object?>()).OrderBy(argument => Order(argument.Key)))
        {
            if (PromptJson.Element(value) is { ValueKind: not JsonValueKind.Null } element)
                arguments[name] = WriteValue(name, element);
        }
        return PromptJson.Compact(PromptJson.Element(new JsonObject { ["name"] = call.Name, ["arguments"] = arguments }));
    }

    /// <summary>Generated arguments without the leading spaces; ordinals such as <c>2nd</c> become <c>2</c>.</summary>
    public static JsonElement Read(JsonElement arguments)
    {
        var read = new JsonObject();
        foreach (var member in arguments.EnumerateObject())
            read[member.Name] = ReadValue(member.Name, member.Value);
        return PromptJson.Element(read);
    }

    private static JsonNode? WriteValue(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when name == "query" => JsonValue.Create(GuideMiniVocabulary.Lead(value.GetString()!)),
        JsonValueKind.Number => GuideMiniResults.Number(value),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonNode? ReadValue(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when name is "ref" or "refs" => JsonValue.Create(Ordinal(value.GetString()!.Trim())),
        JsonValueKind.String => JsonValue.Create(value.GetString()!.Trim()),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(element => ReadValue(name, element))]),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static string Ordinal(string reference) =>
        reference.Length > 2 && reference[..^2].All(char.IsAsciiDigit) && reference[^2..] is "st" or "nd" or "rd" or "th" ? reference[..^2] : reference;

    private static int Order(string name)
    {
        for (var index = 0; index < GuideMiniVocabulary.ArgumentOrder.Count; index++)
        {
            if (GuideMiniVocabulary.ArgumentOrder[index] == name)
                return index;
        }
        return int.MaxValue;
    }
}
