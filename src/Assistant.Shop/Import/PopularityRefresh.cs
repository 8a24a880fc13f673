using Assistant.Shop.Catalogue;
using Assistant.Shop.Orders;
using Assistant.Shop.Shoppers;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Import;

/// <summary>
/// Computes <see cref="Product.Popularity"/> from events and orders: each counts by its kind and halves every 30 days,
/// measured from the newest one, so that an old data set ranks as it did in its day.
/// </summary>
public static class PopularityRefresh
{
    private const double HalfLifeDays = 30;
    private const double OrderWeight = 8;
    private const long Day = 24L * 60 * 60 * 1000;

    /// <summary>Updates every product whose popularity changed; one transaction.</summary>
    public static async Task RunAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var counts = await CountsAsync(db, cancellationToken);
        var newest = counts.Count == 0 ? 0 : counts.Max(c => c.Day);
        var popularity = counts.GroupBy(c => c.ProductId, StringComparer.Ordinal).ToDictionary(
            product => product.Key, product => Math.Round(product.Sum(c => c.Count * Weight(c.Kind) * Math.Pow(0.5, (newest - c.Day) / HalfLifeDays)), 4), StringComparer.Ordinal);
        var before = await db.Products.Select(p => new { p.Id, p.Popularity }).ToListAsync(cancellationToken);
        foreach (var product in before.Where(p => p.Popularity != popularity.GetValueOrDefault(p.Id)))
        {
            var now = popularity.GetValueOrDefault(product.Id);
            await db.Database.ExecuteSqlAsync($"""UPDATE "Products" SET "Popularity" = {now} WHERE "Id" = {product.Id}""", cancellationToken);
        }
    }

    private static async Task<List<DailyCount>> CountsAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var returned = nameof(OrderStatus.Returned);
        var cancelled = nameof(OrderStatus.Cancelled);
        // Instants are stored as milliseconds: whole days come from integer division in every database.
        return await db.Database.SqlQuery<DailyCount>($"""
            SELECT "ProductId", "Kind", "At" / {Day} AS "Day", COUNT(*) AS "Count" FROM "Events" WHERE "ProductId" IS NOT NULL GROUP BY "ProductId", "Kind", "At" / {Day}
            UNION ALL
            SELECT l."ProductId", 'Order', o."PlacedAt" / {Day}, COUNT(*) FROM "OrderLine" l JOIN "Orders" o ON o."Id" = l."OrderId"
            WHERE o."Status" NOT IN ({returned}, {cancelled}) GROUP BY l."ProductId", o."PlacedAt" / {Day}
            """).ToListAsync(cancellationToken);
    }

    private static double Weight(string kind) => kind switch
    {
        nameof(EventKind.View) => 1,
        nameof(EventKind.Favourite) => 3,
        nameof(EventKind.Cart) => 4,
        _ => OrderWeight,
    };

    private sealed record DailyCount(string ProductId, string Kind, long Day, long Count);
}
