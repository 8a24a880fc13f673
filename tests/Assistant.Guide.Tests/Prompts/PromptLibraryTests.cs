using System.Text.Json;
using Assistant.Guide.Prompts;

namespace Assistant.Guide.Tests.Prompts;

public sealed class PromptLibraryTests : IDisposable
{
    private readonly PromptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Render(string template, object values, string variables = "products, total, more, query, corrected_query, notes")
    {
        var declared = string.Join("\n", variables.Split(", ").Select(v => $"  - name: {v}"));
        _folder.Write("en/rendered-products.yaml",
            $"name: rendered_products\ndescription: d\ntemplate_format: handlebars\ntemplate: |\n  {template.Replace("\n", "\n  ", StringComparison.Ordinal)}\ninput_variables:\n{declared}\n");
        using var library = TestPrompts.Library(_folder.Path);
        return library.Render(PromptNames.Products, values, "en");
    }

    private static ProductListValues Two(string first = "A", string second = "B") => new()
    {
        Products = [new ProductLine { Number = 1, Name = first, Price = 19.9m, Currency = "CNY" }, new ProductLine { Number = 2, Name = second, Price = 1299m, Currency = "USD", Misses = new() { MaxPrice = true } }],
        Total = 2, Query = "shoes",
    };

    [Theory]
    [InlineData("{{query}}", "shoes")]
    [InlineData("{{#each products}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}", "A, B")]
    [InlineData("{{#each products}}{{money price currency}} {{/each}}", "¥19.90 $1299")]
    [InlineData("{{plural total \"one\" \"many\"}}", "many")]
    [InlineData("{{plural more \"one\" \"many\"}}", "many")]
    [InlineData("{{#if more}}more{{else}}all{{/if}}", "all")]
    [InlineData("{{#if corrected_query}}c{{/if}}{{#unless notes}}none{{/unless}}", "none")]
    [InlineData("{{#each products}}{{#if misses.max_price}}{{name}} of {{../query}}{{/if}}{{/each}}", "B of shoes")]
    [InlineData("{{#each products}}{{@index}}{{/each}}", "01")]
    [InlineData("{{!-- a comment --}}x{{! and another }}", "x")]
    [InlineData("a {{~query~}} b", "ashoesb")]
    public void The_allowed_forms_do_what_they_say(string template, string text) => Render(template, Two()).ShouldBe(text);

    [Fact]
    public void Values_may_come_as_JSON()
    {
        var json = JsonDocument.Parse("""{"products":[{"name":"*A*"}],"total":1,"query":"<b>"}""").RootElement;
        Render("{{#each products}}{{name}}{{/each}} {{plural total \"one\" \"many\"}}", json).ShouldBe(@"\*A\* one");
    }

    [Fact]
    public void A_default_stands_in_for_a_value_that_is_not_given() =>
        Render("{{query}}", new { products = Array.Empty<int>() }, "query\n    default: anything").ShouldBe("anything");

    [Fact]
    public void A_value_is_never_read_as_a_template() =>
        Render("{{#each products}}{{name}}|{{/each}}", Two("{{query}}", "{{#each products}}")).ShouldBe("{{query}}|{{#each products}}|");

    [Fact]
    public void The_shipped_prompts_load_and_say_how_the_model_is_asked()
    {
        using var library = TestPrompts.Library(Path.Combine(Shared.RepositoryRoot, "prompts"));
        library.Settings(PromptNames.Guide).ShouldBe(new PromptSettings(0.2, 0.9, 400));
        library.Render(PromptNames.Guide, new GuideValues { Currency = "CNY" }).ShouldContain("Prices are in CNY.");
        library.Render(PromptNames.Redo, new RedoValues { Language = "Chinese", Claims = ["¥99", "30 days"] }).ShouldContain("- ¥99\n- 30 days\nWrite");
        library.Render(PromptNames.GuideState, new GuideStateValues { Language = "Chinese", SignedIn = true, Shown = [new(1, "耳机", 199, "CNY"), new(2, "音箱", null, "CNY")], Focus = "耳机" })
            .ShouldBe("Reply in Chinese. The shopper is signed in. Last shown: 1) 耳机, ¥199; 2) 音箱; The talk is about: 耳机.");
    }

    [Fact]
    public void Every_file_of_the_prompts_folder_is_one_that_the_program_uses()
    {
        var known = PromptDefinition.All.SelectMany(d => d.Languages.DefaultIfEmpty("").Select(l => Path.Combine(l, d.Name.Replace('_', '-') + ".yaml")));
        var shipped = Path.Combine(Shared.RepositoryRoot, "prompts");
        Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(shipped, file))
            .Where(file => !file.StartsWith("tests", StringComparison.Ordinal)).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public async Task In_development_a_changed_prompt_counts_at_once_and_a_wrong_one_keeps_that_of_before()
    {
        using var library = TestPrompts.Library(_folder.Path, reload: true);
        var reloads = System.Threading.Channels.Channel.CreateUnbounded<PromptException?>();
        library.Reloaded = problem => reloads.Writer.TryWrite(problem);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        _folder.Write("en/rendered-cancelled.yaml", "name: rendered_cancelled\ndescription: d\ntemplate_format: handlebars\ntemplate: Fine!\n");
        while (library.Render(PromptNames.Cancelled, NoValues.Instance, "en") != "Fine!")
            await reloads.Reader.ReadAsync(patience.Token);

        _folder.Write("en/rendered-cancelled.yaml", "name: rendered_cancelled\ndescription: d\ntemplate_format: handlebars\ntemplate: '{{oops}}'\n");
        string? message = null;
        while (message?.Contains("rendered-cancelled.yaml:4: 'oops' is not declared", StringComparison.Ordinal) is not true)
            message = (await reloads.Reader.ReadAsync(patience.Token))?.Message;
        library.Render(PromptNames.Cancelled, NoValues.Instance, "en").ShouldBe("Fine!");
    }
}
