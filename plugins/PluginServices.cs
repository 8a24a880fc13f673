using Assistant.Plugins.HandOff;
using Assistant.Plugins.References;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Plugins;

/// <summary>Registration of the plugins.</summary>
public static class PluginServices
{
    /// <summary>Adds <see cref="GuideTools"/> and <see cref="ProductReference"/>. Needs the shop's services.</summary>
    public static IServiceCollection AddPlugins(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HandOffOptions>().Bind(configuration.GetSection(HandOffOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProductReference>();
        services.AddSingleton<GuideTools>();
        return services;
    }
}
