using Assistant.Inference;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;

namespace Assistant.Server.Health;

/// <summary>Looks whether the first turn can be answered: model loaded, database migrated, search answering.</summary>
internal sealed partial class Readiness(
    IServiceProvider services, IDbContextFactory<ShopDbContext> contexts, ReplyCounters counters, ILogger<Readiness> logger)
{
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
    {
        var database = await PassesAsync("database", DatabaseIsMigratedAsync, cancellationToken);
        var searching = database && await PassesAsync("search", SearchAnswersAsync, cancellationToken);
        var model = Describe();
        var replies = counters.Read();
        return new(model is not null && database && searching, model?.Name, model?.Device, database, searching, replies);
    }

    private ModelDescription? Describe() => services.GetRequiredService<IChatClient>().GetService(typeof(ModelDescription)) as ModelDescription;

    private async Task<bool> DatabaseIsMigratedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    private async Task<bool> SearchAnswersAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IProductSearch>().SearchAsync(new() { Query = "", Limit = 1 }, cancellationToken);
        return true;
    }

    private async Task<bool> PassesAsync(string what, Func<CancellationToken, Task<bool>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotReady(exception, what);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {What}")]
    private partial void LogNotReady(Exception exception, string what);
}

/// <summary>What <c>/health/ready</c> answers.</summary>
internal sealed record ReadinessReport(bool Ready, string? Model, string? Device, bool Database, bool Search, ReplyCounts Replies);
