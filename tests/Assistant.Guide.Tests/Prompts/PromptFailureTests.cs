using Assistant.Guide.Prompts;

namespace Assistant.Guide.Tests.Prompts;

/// <summary>A wrong prompt stops the start, and the message names file, line and what to do.</summary>
public sealed class PromptFailureTests : IDisposable
{
    private readonly PromptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Message() => Should.Throw<PromptException>(() => TestPrompts.Library(_folder.Path).Dispose()).Message;

    [Theory]
    [InlineData("Hello {{curency}}", "guide.yaml:6: 'curency' is not declared: add it to input_variables, or use one of currency.")]
    [InlineData("Line one\n  {{#if currency}}\n  {{#if sold_out}}x{{/if}}{{/if}}", "guide.yaml:8: 'sold_out' is not declared")]
    [InlineData("{{{currency}}}", "guide.yaml:6: '{{{' would insert a value unencoded: use two braces and no '&'.")]
    [InlineData("{{&currency}}", "would insert a value unencoded")]
    [InlineData("{{~{currency}~}}", "would insert a value unencoded")]
    [InlineData("{{#if currency}}x", "guide.yaml:6: {{#if}} is never closed: add {{/if}}.")]
    [InlineData("{{#if currency}}x{{/each}}", "{{/each}} closes nothing that is open")]
    [InlineData("x{{/if}}", "{{/if}} closes nothing that is open")]
    [InlineData("{{else}}", "{{else}} stands outside {{#if}}")]
    [InlineData("{{#if currency}}a{{else}}b{{else}}c{{/if}}", "or is their second one")]
    [InlineData("{{#each currency}}x{{/each}}", "'currency' is not a list")]
    [InlineData("{{> secret}}", "is not a form that prompts may use")]
    [InlineData("{{lookup currency 0}}", "is not a form that prompts may use")]
    [InlineData("{{#with currency}}x{{/with}}", "is not a form that prompts may use")]
    [InlineData("{{currency.length}}", "'currency.length' does not exist here")]
    [InlineData("{{../currency}}", "leads out of the template")]
    [InlineData("{{@index}}", "stands outside {{#each}}")]
    [InlineData("{{@root.currency}}", "is not a form")]
    [InlineData("{{constructor}}", "'constructor' is not declared")]
    [InlineData("{{money currency}}", "is not a form")]
    [InlineData("{{plural currency one many}}", "is not a form")]
    [InlineData("{{currency", "'{{' is never closed")]
    public void A_template_that_would_render_wrong(string template, string message)
    {
        _folder.Write("guide.yaml", $"name: guide\ndescription: d\ntemplate_format: handlebars\n# The template.\ntemplate: |\n  {template}\ninput_variables:\n  - name: currency\n    is_required: true\n");
        Message().ShouldContain(message);
    }

    [Theory]
    [InlineData("input_variables:\n  - name: shop_name", "guide.yaml:6: the program does not supply 'shop_name' to guide: declare only currency.")]
    [InlineData("input_variables:\n  - name: currency\n  - name: currency", "guide.yaml:7: variable 'currency' is declared twice")]
    [InlineData("input_variables:\n  - nam: currency", "guide.yaml:6: 'nam' is not known here: use name, description, is_required, default.")]
    [InlineData("input_variables:\n  - name: currency\n    is_required: perhaps", "guide.yaml:7: is_required is true or false.")]
    [InlineData("input_variables: currency", "guide.yaml:5: input_variables is a list")]
    [InlineData("execution_settings:\n  default:\n    temperature: 3", "guide.yaml:7: temperature is a number from 0 to 2.")]
    [InlineData("execution_settings:\n  default:\n    max_token: 3", "guide.yaml:7: 'max_token' is not known here")]
    [InlineData("execution_settings:\n  temperature: 3", "execution_settings holds one mapping named 'default'")]
    [InlineData("tempalte: x", "guide.yaml:5: 'tempalte' is not known here")]
    [InlineData("input_variables: [", "this is not valid YAML")]
    public void A_declaration_that_is_wrong(string lines, string message)
    {
        _folder.Write("guide.yaml", $"name: guide\ndescription: d\ntemplate_format: handlebars\ntemplate: hello\n{lines}\n");
        Message().ShouldContain(message);
    }

    [Theory]
    [InlineData("name: guide\ndescription: d\ntemplate_format: handlebars\n", "'template' is missing or empty")]
    [InlineData("name: guide\ndescription: d\ntemplate_format: liquid\ntemplate: x\n", "guide.yaml:3: template_format is 'liquid': write 'handlebars'.")]
    [InlineData("name: gudie\ndescription: d\ntemplate_format: handlebars\ntemplate: x\n", "the prompt is named 'gudie': name it 'guide' like its file.")]
    [InlineData("- a\n- b\n", "a prompt file holds one YAML mapping")]
    [InlineData("", "a prompt file holds one YAML mapping")]
    public void A_file_that_is_no_prompt(string text, string message)
    {
        _folder.Write("guide.yaml", text);
        Message().ShouldContain(message);
    }

    [Fact]
    public void A_field_of_a_list_that_does_not_exist_is_found_at_any_depth()
    {
        var file = _folder.Read("zh/rendered-nearest.yaml");
        _folder.Write("zh/rendered-nearest.yaml", file.Replace("misses.max_price", "misses.max_prise", StringComparison.Ordinal));
        Message().ShouldContain("'misses.max_prise' does not exist here: use one of any, category");
    }

    [Fact]
    public void A_file_that_is_missing()
    {
        File.Delete(Path.Combine(_folder.Path, "en", "rendered-cart.yaml"));
        Message().ShouldContain("en/rendered-cart.yaml:1: the file is missing in");
    }

    [Fact]
    public void A_file_in_another_encoding()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "guide.yaml"), [0x6e, 0xc4, 0xfa, 0xba, 0xc3]);
        Message().ShouldContain("guide.yaml:1: this is not UTF-8");
    }

    [Fact]
    public void A_required_value_that_the_program_does_not_give()
    {
        using var library = TestPrompts.Library(_folder.Path);
        Should.Throw<ArgumentException>(() => library.Render(PromptNames.Guide, new { })).Message.ShouldContain("'currency' is required");
    }
}
