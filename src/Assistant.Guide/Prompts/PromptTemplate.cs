using System.Globalization;
using Assistant.Shop;
using HandlebarsDotNet;

namespace Assistant.Guide.Prompts;

/// <summary>A prompt that was checked. The engine compiles it when it is first rendered: compiling all of them would lengthen every start.</summary>
internal sealed class PromptTemplate
{
    private static readonly IHandlebars Engine = CreateEngine();
    private readonly PromptFile _file;
    private readonly PromptEncoding _encoding;
    private readonly Lazy<HandlebarsTemplate<object, object>> _template;

    /// <exception cref="PromptException">The template uses a form or a name that it may not use.</exception>
    public PromptTemplate(PromptFile file, PromptDefinition definition)
    {
        TemplateChecker.Check(file, definition);
        (_file, _encoding) = (file, definition.Encoding);
        _template = new(() => Engine.Compile(file.Template));
    }

    public PromptSettings Settings => _file.Settings;

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
        return _template.Value(fields).Trim();
    }

    /// <summary>Values come encoded already, so the engine's own HTML encoding is off; there are no partials and no other helpers.</summary>
    private static IHandlebars CreateEngine()
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
