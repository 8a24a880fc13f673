using Assistant.Inference.Llama;
using Assistant.Inference.Remote;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Inference;

/// <summary>Registers the guide's language model.</summary>
public static class GuideModelServices
{
    /// <summary>
    /// Adds an <see cref="IChatClient"/> for section <c>Models:Guide</c> (local, or an OpenAI-compatible server when <see cref="GuideModelOptions.Endpoint"/> is set)
    /// and <see cref="IModelReadiness"/>. A hosted service loads the model before the host has started, so that a wrong setting fails there.
    /// </summary>
    public static IServiceCollection AddGuideModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GuideModelOptions>()
            .Bind(configuration.GetSection(GuideModelOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(CreateClient);
        services.AddSingleton<ModelStarter>();
        services.AddSingleton<IModelReadiness>(provider => provider.GetRequiredService<ModelStarter>());
        services.AddHostedService(provider => provider.GetRequiredService<ModelStarter>());
        return services;
    }

    private static IChatClient CreateClient(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<GuideModelOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        IChatClient client = options.Endpoint is null
            ? LlamaChatClientFactory.Create(options, loggers, time)
            : RemoteChatClientFactory.Create(options, loggers, time);
        return new TelemetryChatClient(client, time);
    }
}
