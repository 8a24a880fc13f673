using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Assistant.Shop.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>The web chat: a Direct Line 3.0 endpoint (protocol: Bot Framework, "Direct Line API 3.0") and the worker that answers.</summary>
public static class WebChatExtensions
{
    /// <summary>The channel's name in records.</summary>
    public const string Channel = "webchat";

    /// <summary>Adds the channel; the guide, the shop and the time come from elsewhere.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection().SetApplicationName("Assistant");
        services.AddOptions<KeyManagementOptions>().Configure<ShopDatabase>((keys, database) => keys.XmlRepository = KeyFolder(database));
        services.AddSingleton<ConversationTokens>().AddSingleton<ConversationHub>().AddSingleton<ActivityStore>().AddSingleton<ActivityFactory>();
        services.AddSingleton<TurnQueue>().AddSingleton<TurnRunner>().AddSingleton<UnfinishedTurns>().AddHostedService<TurnWorker>();
        services.AddSingleton<TokenEndpoints>().AddSingleton<ConversationEndpoints>().AddSingleton<StreamSocket>().AddSingleton<DemoShoppers>();
        return services;
    }

    /// <summary>Maps <c>/v3/directline</c>.</summary>
    public static void MapWebChat(this IEndpointRouteBuilder routes)
    {
        var tokenEndpoints = routes.ServiceProvider.GetRequiredService<TokenEndpoints>();
        var conversations = routes.ServiceProvider.GetRequiredService<ConversationEndpoints>();
        var socket = routes.ServiceProvider.GetRequiredService<StreamSocket>();

        var api = routes.MapGroup("/v3/directline").AddEndpointFilter<DirectLineErrors>();
        api.MapPost("/tokens/generate", tokenEndpoints.GenerateAsync);
        var guarded = api.MapGroup("").AddEndpointFilter<RequireAccess>();
        guarded.MapPost("/tokens/refresh", tokenEndpoints.Refresh);
        guarded.MapPost("/conversations", conversations.Start);
        guarded.MapGet("/conversations/{conversationId}", conversations.Reconnect);
        guarded.MapGet("/conversations/{conversationId}/activities", conversations.ReadAsync);
        guarded.MapPost("/conversations/{conversationId}/activities", conversations.PostAsync);
        guarded.MapPost("/conversations/{conversationId}/upload", ConversationEndpoints.RefuseUpload);
        guarded.MapGet("/conversations/{conversationId}/stream", socket.ServeAsync);
    }

    // Beside the database, so that tokens stay good over a restart and a copied database brings no keys along; files are readable by their owner only.
    private static FileSystemXmlRepository KeyFolder(ShopDatabase database)
    {
        var folder = Directory.CreateDirectory(database.Path + ".keys");
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return new(folder, NullLoggerFactory.Instance);
    }
}
