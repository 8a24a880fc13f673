using System.CommandLine;
using Assistant.Guide;
using Assistant.Inference;
using Assistant.Plugins;
using Assistant.Shop;
using Assistant.Shop.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Cli;

/// <summary>The guide with its model and its shop, started for a verb of the command line.</summary>
internal sealed class GuideHost : IAsyncDisposable
{
    private readonly IHost _host;

    private GuideHost(IHost host) => _host = host;

    /// <summary>Makes the demo shop when it is asked for and absent, loads the model, opens the shop.</summary>
    public static Task<GuideHost> StartAsync(ParseResult parse, CancellationToken cancellationToken) =>
        StartAsync(CommonOptions.Settings(parse), cancellationToken);

    /// <param name="settings">Configuration overrides by key.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<GuideHost> StartAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        Settings.Configure(builder.Configuration, settings);
        Settings.LogToStandardError(builder.Logging);
        await ShopFile.Of(settings).EnsureAsync(cancellationToken);
        builder.Services.AddShop(builder.Configuration).AddGuideModel(builder.Configuration).AddPlugins(builder.Configuration).AddGuide(builder.Configuration);
        var host = builder.Build();
        await host.Services.GetRequiredService<ShopDatabase>().OpenAsync(DatabaseUse.Tool, cancellationToken);
        await host.StartAsync(cancellationToken);
        return new GuideHost(host);
    }

    public IServiceProvider Services => _host.Services;

    /// <summary>Runs a turn to its end.</summary>
    /// <exception cref="UserErrorException">The turn was refused.</exception>
    public async Task<TurnRecord> CompleteAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await StreamAsync(request, _ => { }, cancellationToken);
        }
        catch (TurnRefusedException refused)
        {
            throw new UserErrorException(refused.Message);
        }
    }

    /// <summary>Runs a turn and shows its updates as they come.</summary>
    public async Task<TurnRecord> StreamAsync(TurnRequest request, Action<TurnUpdate> show, CancellationToken cancellationToken)
    {
        TurnRecord? record = null;
        await foreach (var update in Services.GetRequiredService<IGuide>().RunAsync(request, cancellationToken))
        {
            show(update);
            if (update is TurnCompleted completed)
                record = completed.Record;
        }
        return record ?? throw new InvalidOperationException("The guide ended a turn without a record.");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
