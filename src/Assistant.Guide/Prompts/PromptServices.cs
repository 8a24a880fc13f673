using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assistant.Guide.Prompts;

/// <summary>Registration of the prompts.</summary>
public static class PromptServices
{
    /// <summary>Adds <see cref="PromptLibrary"/> and <see cref="RenderedReplies"/>; a wrong prompt stops the program's start.</summary>
    public static IServiceCollection AddPrompts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PromptOptions>().Bind(configuration.GetSection(PromptOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PromptLibrary>();
        services.AddSingleton<RenderedReplies>();
        services.AddHostedService<PromptStart>();
        return services;
    }

    /// <summary>Has the library made, and so every prompt checked, when a host starts.</summary>
    private sealed class PromptStart(PromptLibrary library) : IHostedService
    {
        private readonly PromptLibrary _library = library;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _library.Dispose();
            return Task.CompletedTask;
        }
    }
}
