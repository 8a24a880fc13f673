using Assistant.Guide.Prompts;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assistant.Guide.Tests.Prompts;

internal static class TestPrompts
{
    public static PromptLibrary Library(string folder, bool reload = false) => new(
        Options.Create(new PromptOptions { Folder = folder, Reload = reload }), new Environment(), NullLogger<PromptLibrary>.Instance);

    private sealed class Environment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;
        public string ApplicationName { get; set; } = "tests";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
