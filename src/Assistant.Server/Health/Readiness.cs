using Assistant.Guide;
using Assistant.Inference;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;

namespace Assistant.Server.Health;

/// <summary>Looks whether the first turn can be answered: model loaded, database migrated, search answering.</summary>
internal sealed partial class Readiness(
    IChatClient chat, IModelReadiness model, IDbContextFactory<ShopDbContext> contexts, IProductSearch search, ModelHealth health, ReplyCounters counters, ILogger<Readiness> logger)
{
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
    {
        var database = await PassesAsync("database", DatabaseIsMigratedAsync, cancellationToken);
        var searching = database && await PassesAsync("search", SearchAnswersAsync, cancellationToken);
        var description = chat.GetService(typeof(ModelDescription)) as ModelDescription;
        return new(model.IsReady && database && searching, model.IsReady, health.IsDead, description?.Name, description?.Device, database, searching, counters.Read());
    }

    private async Task<bool> DatabaseIsMigratedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    private async Task<bool> SearchAnswersAsync(CancellationToken cancellationToken)
    {
        await search.SearchAsync(new() { Query = "headphones 耳机", Limit = 1 }, cancellationToken);
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
/// <param name="Ready">True when the first turn can be answered.</param>
/// <param name="ModelLoaded">The model is loaded and has generated a token.</param>
/// <param name="ModelDead">The model has failed several times in a row: shoppers get replies rendered from the shop's data.</param>
/// <param name="Model">Its name.</param>
/// <param name="Device"><c>cpu</c>, <c>cuda:N</c> or <c>remote</c>.</param>
/// <param name="Database">The database answers and is up to date.</param>
/// <param name="Search">The search answers.</param>
/// <param name="Replies">How replies came to be since the start.</param>
internal sealed record ReadinessReport(bool Ready, bool ModelLoaded, bool ModelDead, string? Model, string? Device, bool Database, bool Search, ReplyCounts Replies);
