using Assistant.Shop.Shoppers;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Demo;

/// <summary>Stores the demo shop through the same model that every import uses.</summary>
internal sealed class DemoDatabaseWriter(IDbContextFactory<ShopDbContext> contexts, IProgress<DemoShopProgress>? progress)
{
    /// <summary>Rows that one transaction takes.</summary>
    private const int Batch = 4_000;

    public async Task WriteAsync(DemoContent content, CancellationToken cancellationToken)
    {
        await AddAsync("categories", content.Categories, cancellationToken);
        await AddAsync("policies", content.Policies, cancellationToken);
        await AddAsync("products", content.Products.ConvertAll(made => made.Product), cancellationToken);
        await AddAsync("shoppers", content.Shoppers.ConvertAll(made => made.Shopper), cancellationToken);
        await AddAsync("orders", content.Behaviour.Orders, cancellationToken);
        await AddAsync("reviews", content.Reviews.ConvertAll(made => made.Review), cancellationToken);
        await AddAsync("events", [.. content.Behaviour.Events.Select(Row)], cancellationToken);
    }

    private async Task AddAsync<T>(string name, List<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        for (var from = 0; from < rows.Count; from += Batch)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Set<T>().AddRange(rows.Skip(from).Take(Batch));
            await db.SaveChangesAsync(cancellationToken);
            progress?.Report(new(name, Math.Min(from + Batch, rows.Count), rows.Count));
        }
    }

    // With the key given, the database need not be asked for it row by row.
    private static ShopEvent Row(DemoEvent happened, int number) => new()
    {
        Id = number + 1,
        ShopperId = happened.AnonymousKey is null ? happened.Episode.Shopper.Id : null,
        AnonymousKey = happened.AnonymousKey,
        Kind = happened.Kind,
        ProductId = happened.ProductId,
        Query = happened.Query,
        At = happened.At,
        ImportKey = happened.Key,
    };
}
