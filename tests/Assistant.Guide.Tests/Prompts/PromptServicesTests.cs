using Assistant.Guide.Prompts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assistant.Guide.Tests.Prompts;

public sealed class PromptServicesTests
{
    [Fact]
    public async Task A_wrong_prompt_stops_the_start_of_the_program()
    {
        using var folder = new PromptFolder();
        folder.Write("redo.yaml", "name: redo\ndescription: d\ntemplate_format: handlebars\ntemplate: '{{clams}}'\n");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Prompts:Folder", folder.Path)]);
        builder.Services.AddPrompts(builder.Configuration);
        using var host = builder.Build();
        (await Should.ThrowAsync<PromptException>(() => host.StartAsync())).Message.ShouldContain("redo.yaml:4: 'clams' is not declared");
    }

    [Fact]
    public async Task The_shipped_prompts_let_the_program_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Prompts:Folder", Path.Combine(Shared.RepositoryRoot, "prompts"))]);
        builder.Services.AddPrompts(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<RenderedReplies>().Cancelled("zh").ShouldBe("好的，没有做任何改动。还想看点别的吗？");
        await host.StopAsync();
    }
}
