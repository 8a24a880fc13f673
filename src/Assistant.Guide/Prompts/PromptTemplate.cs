using System.Globalization;
using Assistant.Shop;
using HandlebarsDotNet;

namespace Assistant.Guide.Prompts;

/// <summary>A prompt that was checked and compiled.</summary>
internal sealed class PromptTemplate
{
    private readonly PromptFile _file;
    private readonly PromptEncoding _encoding;
    private readonly HandlebarsTemplate<object, object> _template;

    private PromptTemplate(PromptFile file, PromptDefinition definition)
    {
        TemplateChecker.Check(file, definition);
        (_file, _encoding) = (file, definition.Encoding);
        try
        {
            _template = Engine().Compile(file.Template);
        }
        catch (HandlebarsException error)
        {
            throw new PromptException(file.File, file.TemplateLine, $"the template does not compile: {error.Message}", error);
        }
    }

    public PromptSettings Settings => _file.Settings;

    /// <exception cref="PromptException">A name in the template is not declared, or a declared one is not supplied.</exception>
    public static PromptTemplate Compile(PromptFile file, PromptDefinition definition) => new(file, definition);

    /// <exception cref="ArgumentException">A required value is missing.</exception>
    public string Render(object values)
    {
        var fields = PromptValues.Encode(values, _encoding);
        foreach (var variable in _file.Variables.Where(v => fields.GetValueOrDefault(v.Name) is null))
        {
            if (variable.Default is not null)
                fields[variable.Name] = variable.Default;
            else if (variable.Required)
                throw new ArgumentException($"{_file.File}: '{variable.Name}' is required and was not given.", nameof(values));
        }
        return _template(fields).Trim();
    }

    /// <summary>Values come encoded already, so the engine's own HTML encoding is off; there are no partials and no other helpers.</summary>
    private static IHandlebars Engine()
    {
        var engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, FormatProvider = CultureInfo.InvariantCulture });
        engine.RegisterHelper("money", (output, _, arguments) =>
        {
            if (arguments[0] is IConvertible amount and not string)
                output.WriteSafeString(Money.Format(amount.ToDecimal(CultureInfo.InvariantCulture), arguments[1]?.ToString() ?? ""));
        });
        engine.RegisterHelper("plural", (output, _, arguments) =>
            output.WriteSafeString(arguments[0] is IConvertible count and not string && count.ToDecimal(CultureInfo.InvariantCulture) == 1 ? arguments[1] : arguments[2]));
        return engine;
    }
}
