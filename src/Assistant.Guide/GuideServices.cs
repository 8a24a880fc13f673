using Assistant.Guide.Constraints;
using Assistant.Guide.Grounding;
using Assistant.Guide.Prompts;
using Assistant.Guide.Reply;
using Assistant.Guide.ToolLoop;
using Assistant.Guide.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Guide;

/// <summary>Registration of the guide.</summary>
public static class GuideServices
{
    /// <summary>Adds <see cref="IGuide"/>, <see cref="ModelHealth"/> and the prompts. Needs the shop, its search, the plugins and an <c>IChatClient</c>.</summary>
    public static IServiceCollection AddGuide(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GuideOptions>().Bind(configuration.GetSection(GuideOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddPrompts(configuration);
        services.AddSingleton<ModelHealth>();
        services.AddSingleton(provider => new ConversationGate(provider.GetRequiredService<IOptions<GuideOptions>>().Value.WaitingTurns));
        services.AddSingleton<TurnStore>();
        services.AddSingleton<SearchPlanner>();
        services.AddSingleton<CallProof>();
        services.AddSingleton<ToolRunner>();
        services.AddSingleton<ModelCaller>();
        services.AddSingleton<PromptBuilder>();
        services.AddSingleton<ReplyContexts>();
        services.AddSingleton<TurnLoop>();
        services.AddSingleton<Renderer>();
        services.AddSingleton<IGuide, ShoppingGuide>();
        return services;
    }
}
