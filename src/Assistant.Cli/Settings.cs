using Assistant.Shop;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Assistant.Cli;

/// <summary>Where settings come from: <c>appsettings.json</c> in <see cref="AssistantHome.Folder"/>, the environment, then the command line.</summary>
internal static class Settings
{
    public static void Configure(IConfigurationBuilder configuration, IReadOnlyDictionary<string, string?> overrides) =>
        configuration
            .AddJsonFile(AssistantHome.Resolve("appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(overrides);

    /// <summary>The configuration of a verb that needs no host.</summary>
    public static IConfiguration Configuration(IReadOnlyDictionary<string, string?> overrides)
    {
        var configuration = new ConfigurationBuilder();
        Configure(configuration, overrides);
        return configuration.Build();
    }

    /// <summary>Standard output belongs to the verb's result; warnings go to standard error.</summary>
    public static void LogToStandardError(ILoggingBuilder logging) =>
        logging.ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
}
