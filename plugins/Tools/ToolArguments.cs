using System.Globalization;
using System.Text.Json;

namespace Assistant.Plugins.Tools;

/// <summary>
/// Arguments of a call after proof against the tool's parameters. Lenient in form (<c>"2"</c> for 2, null or an empty string for
/// an optional argument that is left out), strict in value: a name, type, range or length outside the declaration is refused.
/// </summary>
public sealed class ToolArguments
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <exception cref="ToolException"><c>invalid_argument</c>, with what is wrong and what is accepted.</exception>
    public ToolArguments(IReadOnlyList<ToolParameter> parameters, IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            var parameter = parameters.FirstOrDefault(p => p.Name == name) ?? throw Unknown(name, parameters);
            if (ToElement(name, value) is { } element && Read(parameter, element) is { } read)
                _values[name] = read;
        }
        if (parameters.FirstOrDefault(p => p.Required && !_values.ContainsKey(p.Name)) is { } missing)
            throw ToolException.Invalid($"'{missing.Name}' is required: {missing.Description}");
    }

    public string Text(string name) => (string)_values[name];
    public string? TextOrNull(string name) => _values.GetValueOrDefault(name) as string;
    public decimal? Number(string name) => _values.TryGetValue(name, out var value) ? (decimal)value : null;
    public int? WholeNumber(string name) => _values.TryGetValue(name, out var value) ? (int)(decimal)value : null;
    public bool? Flag(string name) => _values.TryGetValue(name, out var value) ? (bool)value : null;
    public IReadOnlyList<string> List(string name) => (IReadOnlyList<string>)_values[name];

    private static ToolException Unknown(string name, IReadOnlyList<ToolParameter> parameters) => ToolException.Invalid(
        $"'{PlainText.Clean(name, 40)}' is not an argument of this tool. " +
        (parameters.Count == 0 ? "It takes none." : "It takes: " + string.Join(", ", parameters.Select(p => p.Name)) + "."));

    private static JsonElement? ToElement(string name, object? value)
    {
        try
        {
            var element = value as JsonElement? ?? JsonSerializer.SerializeToElement(value);
            return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or JsonException)
        {
            throw ToolException.Invalid($"'{name}' cannot be read as JSON.");
        }
    }

    private static object? Read(ToolParameter parameter, JsonElement element) => parameter.Kind switch
    {
        ToolParameterKind.Text => ReadText(parameter, element),
        ToolParameterKind.Number or ToolParameterKind.WholeNumber => ReadNumber(parameter, element),
        ToolParameterKind.Flag => ReadFlag(parameter, element),
        ToolParameterKind.Choice => ReadChoice(parameter, element),
        _ => ReadList(parameter, element),
    };

    private static string? ReadText(ToolParameter parameter, JsonElement element)
    {
        var raw = element.ValueKind switch
        {
            JsonValueKind.String => StringOf(parameter, element),
            JsonValueKind.Number => element.GetRawText(),
            _ => throw Wrong(parameter, "a string"),
        };
        if (raw.Length > parameter.MaxLength)
            throw Wrong(parameter, $"at most {parameter.MaxLength} characters long");
        var text = PlainText.Clean(raw, parameter.MaxLength);
        // An empty required text is a value (an empty query browses); an empty optional one says nothing.
        return text.Length == 0 && !parameter.Required ? null : text;
    }

    private static decimal? ReadNumber(ToolParameter parameter, JsonElement element)
    {
        var expected = (parameter.Kind == ToolParameterKind.WholeNumber ? "a whole number" : "a number")
            + string.Create(CultureInfo.InvariantCulture, $" from {parameter.Minimum} to {parameter.Maximum}");
        if (element.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(StringOf(parameter, element)))
            return parameter.Required ? throw Wrong(parameter, expected) : null;
        var number = element.ValueKind switch
        {
            JsonValueKind.Number when element.TryGetDecimal(out var value) => value,
            JsonValueKind.String when decimal.TryParse(
                element.GetString(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw Wrong(parameter, expected),
        };
        var whole = parameter.Kind != ToolParameterKind.WholeNumber || decimal.IsInteger(number);
        return whole && number >= parameter.Minimum && number <= parameter.Maximum ? number : throw Wrong(parameter, expected);
    }

    private static object? ReadFlag(ToolParameter parameter, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when StringOf(parameter, element) is "" => null,
        JsonValueKind.String when bool.TryParse(element.GetString(), out var value) => value,
        _ => throw Wrong(parameter, "true or false"),
    };

    private static string? ReadChoice(ToolParameter parameter, JsonElement element)
    {
        var choice = element.ValueKind == JsonValueKind.String ? StringOf(parameter, element) : null;
        if (choice is "")
            return null;
        return choice is not null && parameter.Choices.Contains(choice) ? choice : throw Wrong(parameter, "one of " + string.Join(", ", parameter.Choices));
    }

    private static string[] ReadList(ToolParameter parameter, JsonElement element)
    {
        var expected = $"a list of {parameter.Minimum} to {parameter.Maximum} strings";
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() is var count && (count < parameter.Minimum || count > parameter.Maximum))
            throw Wrong(parameter, expected);
        return [.. element.EnumerateArray().Select(item => ReadText(parameter, item) ?? throw Wrong(parameter, expected))];
    }

    private static string StringOf(ToolParameter parameter, JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON but no text.
            throw Wrong(parameter, "valid Unicode");
        }
    }

    private static ToolException Wrong(ToolParameter parameter, string expected) =>
        ToolException.Invalid($"'{parameter.Name}' must be {expected}.");
}
