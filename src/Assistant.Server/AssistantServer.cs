using Assistant.Guide;
using Assistant.Inference;
using Assistant.Plugins;
using Assistant.Server.Channels.WebChat;
using Assistant.Server.Health;
using Assistant.Server.Page;
using Assistant.Server.Telemetry;
using Assistant.Shop;

namespace Assistant.Server;

/// <summary>The web server: what <c>./run</c> starts.</summary>
public static class AssistantServer
{
    /// <summary>Puts the server together; <see cref="RunAsync"/> starts it.</summary>
    /// <param name="settings">Configuration by key (<c>Server:Url</c>), stronger than files and environment.</param>
    /// <param name="configure">The last word on services and logging before the application is built.</param>
    public static WebApplication Build(IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AssistantHome.Folder });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());

        builder.AddListening();
        builder.Services.AddProblemDetails();
        builder.Services.AddShop(builder.Configuration);
        builder.Services.AddGuideModel(builder.Configuration);
        builder.Services.AddPlugins(builder.Configuration);
        builder.Services.AddGuide(builder.Configuration);
        builder.Services.AddStartUp();
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddPage();
        builder.Services.AddReadiness();
        builder.AddTelemetry();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.MapWebChat();
        app.MapPage();
        app.MapReadiness();
        return app;
    }

    /// <summary>Serves until the process is asked to stop.</summary>
    /// <exception cref="ServerStartException">The address cannot be used.</exception>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException cause) when (Listening.Explain(cause, app) is { } message)
        {
            throw new ServerStartException(message, cause);
        }
        await app.WaitForShutdownAsync(cancellationToken);
    }
}

/// <summary>The server cannot start; the message names the fix.</summary>
public sealed class ServerStartException(string message, Exception inner) : IOException(message, inner);
