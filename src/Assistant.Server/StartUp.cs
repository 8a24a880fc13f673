using Assistant.Shop.Storage;

namespace Assistant.Server;

/// <summary>Opens the shop's database before anything else runs; a second server on the same one is refused here.</summary>
internal sealed class StartUp(ShopDatabase database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => database.OpenAsync(DatabaseUse.Server, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class StartUpExtensions
{
    public static IServiceCollection AddStartUp(this IServiceCollection services) => services.AddHostedService<StartUp>();
}
