using System.Data.Common;
using System.Text.Json;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Assistant.Shop.Text;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>Indexes the products that the triggers noted.</summary>
internal sealed class SqliteIndexWriter(TextAnalyzer analyzer)
{
    /// <summary>Products of one transaction: other writers wait for a fraction of a second.</summary>
    private const int BatchSize = 250;

    /// <summary>From this many products on, the index is merged into one piece, which searches faster.</summary>
    private const int WorthOptimizing = 5_000;

    /// <summary>Indexes what is noted as changed and returns how many products that were.</summary>
    public async Task<int> WriteAllAsync(ShopDbContext db, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        while (await WriteBatchAsync(db, cancellationToken) is > 0 and var written)
        {
            done += written;
            progress?.Report(done);
        }
        if (done >= WorthOptimizing)
            await db.Database.GetDbConnection().ExecuteAsync("INSERT INTO product_search (product_search) VALUES ('optimize')", cancellationToken);
        return done;
    }

    /// <summary>Indexes at most one batch of what is noted as changed and returns how many products that were.</summary>
    public async Task<int> WriteBatchAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        if (await connection.ScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM search_pending)", cancellationToken) == 0)
            return 0;
        // The write lock is taken before the products are read, so that no change slips in between.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await WriteProductsAsync(db, connection, cancellationToken);
        await connection.ExecuteAsync("UPDATE search_state SET value = value + 1 WHERE key = 'generation'", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private async Task<int> WriteProductsAsync(ShopDbContext db, DbConnection connection, CancellationToken cancellationToken)
    {
        var ids = await connection.QueryAsync(
            "SELECT product_id FROM search_pending ORDER BY product_id LIMIT $size", row => row.GetString(0), cancellationToken, ("$size", BatchSize));
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(category => category.Id, cancellationToken);
        var products = await db.Products.AsNoTracking().AsSplitQuery().Where(product => ids.Contains(product.Id))
            .Include(product => product.Attributes).Include(product => product.Variants).ThenInclude(variant => variant.Options)
            .OrderBy(product => product.Id).ToListAsync(cancellationToken);
        await RemoveAsync(connection, ids, cancellationToken);
        foreach (var product in products)
            await AddAsync(connection, product.Id, ProductDocument.Of(product, categories, analyzer), cancellationToken);
        return ids.Count;
    }

    private static Task<int> RemoveAsync(DbConnection connection, List<string> ids, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            DELETE FROM product_search WHERE rowid IN (SELECT number FROM search_document WHERE product_id IN (SELECT value FROM json_each($ids)));
            DELETE FROM product_words WHERE rowid IN (SELECT number FROM search_document WHERE product_id IN (SELECT value FROM json_each($ids)));
            DELETE FROM search_document WHERE product_id IN (SELECT value FROM json_each($ids));
            DELETE FROM search_pending WHERE product_id IN (SELECT value FROM json_each($ids));
            """, cancellationToken, ("$ids", JsonSerializer.Serialize(ids)));

    private static Task<int> AddAsync(DbConnection connection, string id, ProductDocument document, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            INSERT INTO search_document (product_id) VALUES ($id);
            INSERT INTO product_words (rowid, words) VALUES ((SELECT number FROM search_document WHERE product_id = $id), $words);
            INSERT INTO product_search (rowid, name, brand, category, context, attributes, description)
            VALUES ((SELECT number FROM search_document WHERE product_id = $id), $name, $brand, $category, $context, $attributes, $description);
            """, cancellationToken, ("$id", id), ("$words", document.Words), ("$name", document.Name), ("$brand", document.Brand),
            ("$category", document.Category), ("$context", document.Context), ("$attributes", document.Attributes), ("$description", document.Description));
}
