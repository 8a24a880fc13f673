using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assistant.Guide.Prompts;

/// <summary>A prompt as it stands in its file: Semantic Kernel's YAML format, Handlebars only.</summary>
internal sealed record PromptFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Name of the file, as messages show it.</summary>
    public required string File { get; init; }
    public required string Name { get; init; }
    public required string Template { get; init; }

    /// <summary>Line of the file on which the template's first line stands.</summary>
    public required int TemplateLine { get; init; }
    public required IReadOnlyList<PromptVariable> Variables { get; init; }
    public required PromptSettings Settings { get; init; }

    /// <param name="path">The file.</param>
    /// <param name="file">Its name as messages show it: <c>zh/rendered-cart.yaml</c>.</param>
    /// <exception cref="PromptException">Not readable, not YAML, or not in the format.</exception>
    public static PromptFile Read(string path, string file)
    {
        using var text = new StringReader(Text(path, file));
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException error)
        {
            throw new PromptException(file, (int)error.Start.Line, $"this is not valid YAML: {error.Message}", error);
        }
        return new PromptReader(file).Read(yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? root : throw new PromptException(file, 1, "a prompt file holds one YAML mapping with name, description, template_format, template."));
    }

    private static string Text(string path, string file)
    {
        try
        {
            return System.IO.File.ReadAllText(path, Utf8);
        }
        catch (DecoderFallbackException error)
        {
            throw new PromptException(file, 1, "this is not UTF-8: save the file as UTF-8.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PromptException(file, 1, $"the file cannot be read: {error.Message}", error);
        }
    }
}

/// <summary>An entry of <c>input_variables</c>.</summary>
internal sealed record PromptVariable(string Name, bool Required, string? Default, int Line);

/// <summary>How a model is asked (<c>execution_settings: default:</c>); null: the caller's choice.</summary>
/// <param name="Temperature">0-2.</param>
/// <param name="TopP">0-1.</param>
/// <param name="MaxTokens">1-8192.</param>
public sealed record PromptSettings(double? Temperature = null, double? TopP = null, int? MaxTokens = null);
