using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Assistant.Inference.Grammars;

/// <summary>Validates JSON against the same subset of JSON schema that grammars are made from, with messages that a model can act on.</summary>
public sealed class JsonSchemaValidator
{
    private const int MaxFaults = 5;
    private const int MaxShown = 60;

    private readonly SchemaNode _schema;

    /// <param name="schema">The schema.</param>
    /// <exception cref="NotSupportedException">The schema says something outside the subset; the message names the place and the keyword.</exception>
    public JsonSchemaValidator(JsonElement schema) => _schema = SchemaReader.Read(schema);

    internal JsonSchemaValidator(SchemaNode schema) => _schema = schema;

    /// <summary>What is wrong, at most five lines such as <c>/max_price: must be at least 0, is -5</c>; empty when the value is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement value)
    {
        var faults = new List<string>();
        Check(_schema, value, "", faults);
        return faults.Count <= MaxFaults ? faults : faults[..MaxFaults];
    }

    private static void Check(SchemaNode schema, JsonElement value, string path, List<string> faults)
    {
        if (faults.Count >= MaxFaults)
            return;
        switch (schema)
        {
            case AnyNode:
                break;
            case RefNode reference:
                Check(reference.Target, value, path, faults);
                break;
            case UnionNode union:
                CheckUnion(union, value, path, faults);
                break;
            case EnumNode constants:
                if (!constants.Values.Any(constant => JsonElement.DeepEquals(constant, value)))
                    Add(faults, path, $"must be {(constants.Values.Count == 1 ? "" : "one of ")}{string.Join(", ", constants.Values.Take(20).Select(Show))}, is {Show(value)}");
                break;
            case NumberNode number:
                CheckNumber(number, value, path, faults);
                break;
            case StringNode text:
                CheckString(text, value, path, faults);
                break;
            case ArrayNode array:
                CheckArray(array, value, path, faults);
                break;
            case ObjectNode item:
                CheckObject(item, value, path, faults);
                break;
            default:
                if (!SameKind(schema, value))
                    Add(faults, path, $"must be {(schema is NullNode ? "null" : "true or false")}, is {Show(value)}");
                break;
        }
    }

    /// <summary>When one option alone has the value's type its faults say more than "matches none".</summary>
    private static void CheckUnion(UnionNode union, JsonElement value, string path, List<string> faults)
    {
        var tries = union.Options.Select(option =>
        {
            var found = new List<string>();
            Check(option, value, path, found);
            return (Option: option, Faults: found);
        }).ToArray();
        var matches = tries.Count(attempt => attempt.Faults.Count == 0);
        if (matches == 1 || (matches > 1 && !union.ExactlyOne))
            return;
        var near = tries.Where(attempt => SameKind(attempt.Option, value)).ToArray();
        if (matches == 0 && near.Length == 1)
            faults.AddRange(near[0].Faults);
        else
            Add(faults, path, matches > 1 ? "matches more than one of the allowed forms" : $"matches none of the {tries.Length} allowed forms, is {Show(value)}");
    }

    private static void CheckNumber(NumberNode schema, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            Add(faults, path, $"must be {(schema.IsInteger ? "a whole number" : "a number")}, is {Show(value)}");
            return;
        }
        if (schema.Allows(number))
            return;
        var rules = new List<string>();
        if (schema.IsInteger)
            rules.Add("a whole number");
        if (schema.Minimum is { } minimum)
            rules.Add(FormattableString.Invariant($"{(schema.MinimumExcluded ? "above" : "at least")} {minimum}"));
        if (schema.Maximum is { } maximum)
            rules.Add(FormattableString.Invariant($"{(schema.MaximumExcluded ? "below" : "at most")} {maximum}"));
        if (schema.MultipleOf is { } multiple)
            rules.Add(FormattableString.Invariant($"a multiple of {multiple}"));
        Add(faults, path, $"must be {string.Join(" and ", rules)}, is {Show(value)}");
    }

    private static void CheckString(StringNode schema, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add(faults, path, $"must be a text, is {Show(value)}");
            return;
        }
        var runes = Text(value).EnumerateRunes().Select(rune => rune.Value).ToArray();
        if (runes.Length < schema.MinLength)
            Add(faults, path, $"must have at least {schema.MinLength} characters, has {runes.Length}");
        if (runes.Length > schema.MaxLength)
            Add(faults, path, $"must have at most {schema.MaxLength} characters, has {runes.Length}");
        if (schema.Pattern is { } pattern && !PatternMatcher.Matches(pattern, runes))
            Add(faults, path, $"must look like {schema.PatternText}, is {Show(value)}");
    }

    private static void CheckArray(ArrayNode schema, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add(faults, path, $"must be a list, is {Show(value)}");
            return;
        }
        var length = value.GetArrayLength();
        if (length < schema.MinItems || length > schema.MaxItems)
            Add(faults, path, $"must have {schema.MinItems}{(schema.MaxItems is { } maximum ? $" to {maximum}" : " or more")} items, has {length}");
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Check(schema.Items, item, $"{path}/{index++}", faults);
    }

    private static void CheckObject(ObjectNode schema, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add(faults, path, $"must be an object, is {Show(value)}");
            return;
        }
        var members = value.EnumerateObject().ToArray();
        foreach (var missing in schema.Properties.Where(property => property.IsRequired && members.All(member => member.Name != property.Name)))
            Add(faults, $"{path}/{missing.Name}", "is missing");
        foreach (var member in members)
        {
            if ((schema.Properties.FirstOrDefault(property => property.Name == member.Name)?.Schema ?? schema.Additional) is { } rule)
                Check(rule, member.Value, $"{path}/{member.Name}", faults);
            else
                Add(faults, $"{path}/{member.Name}", $"is not known here; known are {string.Join(", ", schema.Properties.Select(property => property.Name))}");
        }
        var count = members.Select(member => member.Name).Distinct().Count();
        if (count < schema.MinProperties || count > schema.MaxProperties)
            Add(faults, path, $"must have {schema.MinProperties} to {schema.MaxProperties?.ToString(CultureInfo.InvariantCulture) ?? "any number of"} members, has {count}");
    }

    private static bool SameKind(SchemaNode schema, JsonElement value) => schema switch
    {
        NullNode => value.ValueKind == JsonValueKind.Null,
        BooleanNode => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        NumberNode => value.ValueKind == JsonValueKind.Number,
        StringNode => value.ValueKind == JsonValueKind.String,
        ArrayNode => value.ValueKind == JsonValueKind.Array,
        ObjectNode => value.ValueKind == JsonValueKind.Object,
        EnumNode constants => constants.Values[0].ValueKind == value.ValueKind,
        RefNode reference => SameKind(reference.Target, value),
        _ => true,
    };

    private static void Add(List<string> faults, string path, string fault) => faults.Add($"{(path.Length == 0 ? "the value" : path)}: {fault}");

    private static string Show(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= MaxShown ? text : text[..MaxShown] + "...";
    }

    /// <summary>A JSON string may hold half of a surrogate pair, which .NET refuses to give out.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
