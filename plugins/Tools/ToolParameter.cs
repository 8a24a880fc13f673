using System.Text.Json.Nodes;

namespace Assistant.Plugins.Tools;

/// <summary>One argument of a tool: what the model is told (JSON Schema) and what is accepted are the same declaration.</summary>
public sealed record ToolParameter
{
    private ToolParameter(string name, ToolParameterKind kind, string description)
    {
        Name = name;
        Kind = kind;
        Description = description;
    }

    public string Name { get; }
    public ToolParameterKind Kind { get; }
    public string Description { get; }
    public bool Required { get; init; }

    /// <summary>Inclusive bounds of a number or integer; bounds of the count of a list.</summary>
    public decimal Minimum { get; private init; }

    /// <inheritdoc cref="Minimum"/>
    public decimal Maximum { get; private init; }

    /// <summary>Characters of a text, or of each text of a list.</summary>
    public int MaxLength { get; private init; }

    /// <summary>The accepted values of a choice.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    public static ToolParameter Text(string name, string description, int maxLength) =>
        new(name, ToolParameterKind.Text, description) { MaxLength = maxLength };

    public static ToolParameter Number(string name, string description, decimal minimum, decimal maximum) =>
        new(name, ToolParameterKind.Number, description) { Minimum = minimum, Maximum = maximum };

    public static ToolParameter WholeNumber(string name, string description, int minimum, int maximum) =>
        new(name, ToolParameterKind.WholeNumber, description) { Minimum = minimum, Maximum = maximum };

    public static ToolParameter Flag(string name, string description) => new(name, ToolParameterKind.Flag, description);

    public static ToolParameter Choice(string name, string description, params string[] choices) =>
        new(name, ToolParameterKind.Choice, description) { Choices = choices };

    public static ToolParameter List(string name, string description, int minimum, int maximum, int maxLength) =>
        new(name, ToolParameterKind.List, description) { Minimum = minimum, Maximum = maximum, MaxLength = maxLength };

    /// <summary>The schema of one property (JSON Schema 2020-12).</summary>
    public JsonObject Schema()
    {
        var schema = Kind switch
        {
            ToolParameterKind.Text => new JsonObject { ["type"] = "string", ["maxLength"] = MaxLength },
            ToolParameterKind.Number => new JsonObject { ["type"] = "number", ["minimum"] = Minimum, ["maximum"] = Maximum },
            ToolParameterKind.WholeNumber => new JsonObject { ["type"] = "integer", ["minimum"] = (int)Minimum, ["maximum"] = (int)Maximum },
            ToolParameterKind.Flag => new JsonObject { ["type"] = "boolean" },
            ToolParameterKind.Choice => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Choices.Select(c => (JsonNode)c)]) },
            _ => new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = MaxLength },
                ["minItems"] = (int)Minimum,
                ["maxItems"] = (int)Maximum,
            },
        };
        schema["description"] = Description;
        return schema;
    }

    /// <summary>The schema of a tool's arguments: an object with these properties and no others.</summary>
    public static JsonObject SchemaOf(IReadOnlyList<ToolParameter> parameters) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(parameters.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema()))),
        ["required"] = new JsonArray([.. parameters.Where(p => p.Required).Select(p => (JsonNode)p.Name)]),
        ["additionalProperties"] = false,
    };
}

/// <summary>The type of an argument.</summary>
public enum ToolParameterKind { Text, Number, WholeNumber, Flag, Choice, List }
