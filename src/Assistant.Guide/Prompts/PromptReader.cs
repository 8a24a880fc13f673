using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assistant.Guide.Prompts;

/// <summary>Reads the nodes of one file; whatever the format does not know is refused, so that a misspelt key is found.</summary>
internal sealed class PromptReader(string file)
{
    private static readonly string[] Keys = ["name", "description", "template_format", "template", "input_variables", "execution_settings"];
    private static readonly string[] VariableKeys = ["name", "description", "is_required", "default"];
    private static readonly string[] SettingKeys = ["temperature", "top_p", "max_tokens"];

    public PromptFile Read(YamlMappingNode root)
    {
        Check(root, Keys);
        Text(root, "description");
        if (Text(root, "template_format") is var format && format.Value != "handlebars")
            throw Error(format, $"template_format is '{format.Value}': write 'handlebars'.");
        var template = Text(root, "template");
        return new PromptFile
        {
            File = file,
            Name = Text(root, "name").Value!,
            Template = template.Value!,
            TemplateLine = (int)template.Start.Line + (template.Style is ScalarStyle.Literal or ScalarStyle.Folded ? 1 : 0),
            Variables = Variables(root),
            Settings = Settings(root),
        };
    }

    private List<PromptVariable> Variables(YamlMappingNode root)
    {
        if (Node(root, "input_variables") is not { } node)
            return [];
        if (node is not YamlSequenceNode list)
            throw Error(node, "input_variables is a list of name, description, is_required, default.");
        var variables = list.Children.Select(Variable).ToList();
        var twice = variables.GroupBy(v => v.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? variables : throw new PromptException(file, twice.Last().Line, $"variable '{twice.Key}' is declared twice: remove one.");
    }

    private PromptVariable Variable(YamlNode node)
    {
        if (node is not YamlMappingNode entry)
            throw Error(node, "an input variable is a mapping with name, description, is_required, default.");
        Check(entry, VariableKeys);
        var required = Node(entry, "is_required") switch
        {
            null or YamlScalarNode { Value: "false" } => false,
            YamlScalarNode { Value: "true" } => true,
            var other => throw Error(other, "is_required is true or false."),
        };
        var fallback = Node(entry, "default") is { } value ? Scalar(value, "default").Value : null;
        return new PromptVariable(Text(entry, "name").Value!, required, fallback, (int)entry.Start.Line);
    }

    private PromptSettings Settings(YamlMappingNode root)
    {
        if (Node(root, "execution_settings") is not { } node)
            return new PromptSettings();
        if (node is not YamlMappingNode services || Node(services, "default") is not YamlMappingNode settings)
            throw Error(node, "execution_settings holds one mapping named 'default'.");
        Check(services, ["default"]);
        Check(settings, SettingKeys);
        return new PromptSettings(Number(settings, "temperature", 0, 2), Number(settings, "top_p", 0, 1), (int?)Number(settings, "max_tokens", 1, 8192));
    }

    private double? Number(YamlMappingNode settings, string key, double least, double most)
    {
        if (Node(settings, key) is not { } node)
            return null;
        return double.TryParse(Scalar(node, key).Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Error(node, string.Create(CultureInfo.InvariantCulture, $"{key} is a number from {least} to {most}."));
    }

    private void Check(YamlMappingNode mapping, string[] known)
    {
        foreach (var key in mapping.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !known.Contains(name)))
            throw Error(key, $"'{key}' is not known here: use {string.Join(", ", known)}.");
    }

    private YamlScalarNode Text(YamlMappingNode mapping, string key) =>
        Node(mapping, key) is { } node && Scalar(node, key) is { Value.Length: > 0 } scalar ? scalar : throw Error(mapping, $"'{key}' is missing or empty: add it.");

    private YamlScalarNode Scalar(YamlNode node, string key) => node as YamlScalarNode ?? throw Error(node, $"'{key}' is a single value.");

    private static YamlNode? Node(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private PromptException Error(YamlNode node, string problem) => new(file, (int)node.Start.Line, problem);
}
