using System.Data.Common;
using System.Text.Json;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Assistant.Shop.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>The full-text index on SQLite's FTS5.</summary>
internal sealed partial class SqliteSearchIndex(
    IDbContextFactory<ShopDbContext> contexts, TextAnalyzer analyzer, ILogger<SqliteSearchIndex> logger) : ISearchIndex, IDisposable
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>How long a search waits for another one that indexes the same changes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly SqliteIndexWriter _writer = new(analyzer);
    private readonly string _version = SqliteSearchSchema.Layout + "-" + analyzer.Version;
    private volatile Snapshot? _snapshot;

    // Once since the program started: what other programs changed meanwhile is indexed before the first search, however much it is.
    private volatile bool _inStep;

    public async Task<int> RefreshAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Database.OpenConnectionAsync(cancellationToken);
            await EnsureSchemaAsync(db, cancellationToken);
            var written = await _writer.WriteAllAsync(db, progress, cancellationToken);
            _inStep = true;
            return written;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!_inStep || !await SqliteSearchSchema.IsCurrentAsync(db.Database.GetDbConnection(), _version, cancellationToken))
            await RefreshAsync(null, cancellationToken);
        else if (await _refreshing.WaitAsync(Patience, cancellationToken))
            await WriteBatchUnlessBusyAsync(db, cancellationToken);
    }

    public Task<IndexPage> FindAsync(IndexQuery query, CancellationToken cancellationToken) =>
        ReadAsync(async (connection, snapshot) =>
            await new SqliteProductQuery(query, snapshot.TypicalPopularity).FindAsync(connection, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Facet>> CountAsync(IndexQuery query, FacetField field, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Facet>>(async (connection, snapshot) =>
        {
            var (name, column) = field == FacetField.Brand ? ("brand", "Brand") : ("category", "CategoryId");
            var counts = await new SqliteProductQuery(query, snapshot.TypicalPopularity).CountAsync(connection, column, limit, cancellationToken);
            return [.. counts.Select(count => new Facet(name, count.Value, count.Count))];
        }, cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> DocumentCountsAsync(IReadOnlyCollection<string> tokens, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyDictionary<string, int>>(async (connection, _) =>
        {
            var rows = await connection.QueryAsync(
                "SELECT t.term, t.doc FROM json_each($tokens) j CROSS JOIN product_search_terms t WHERE t.term = j.value",
                row => (Term: row.GetString(0), Count: row.GetInt32(1)), cancellationToken, ("$tokens", JsonSerializer.Serialize(tokens)));
            return rows.ToDictionary(row => row.Term, row => row.Count);
        }, cancellationToken);

    public Task<Vocabulary> VocabularyAsync(CancellationToken cancellationToken) =>
        ReadAsync(async (connection, snapshot) => snapshot.Vocabulary ??= new(await connection.QueryAsync(
            "SELECT term, doc FROM product_word_counts", row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)), cancellationToken)), cancellationToken);

    public void Dispose() => _refreshing.Dispose();

    private async Task WriteBatchUnlessBusyAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var patience = connection.DefaultTimeout;
        try
        {
            connection.DefaultTimeout = 1;
            await connection.ExecuteAsync("PRAGMA busy_timeout = 0", cancellationToken);
            await _writer.WriteBatchAsync(db, cancellationToken);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SqliteBusy or SqliteLocked)
        {
            LogBusy();
        }
        finally
        {
            connection.DefaultTimeout = patience;
            _refreshing.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The search index waits for another writer; this search uses it as it is")]
    private partial void LogBusy();

    private async Task EnsureSchemaAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        if (await SqliteSearchSchema.IsCurrentAsync(connection, _version, cancellationToken))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SqliteSearchSchema.CreateAsync(connection, _version, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // What is remembered between searches is thrown away when the index has changed, whichever process changed it.
    private async Task<T> ReadAsync<T>(Func<DbConnection, Snapshot, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var generation = await connection.ScalarAsync<string>("SELECT value FROM search_state WHERE key = 'generation'", cancellationToken) ?? "";
        var snapshot = _snapshot;
        if (snapshot?.Generation != generation)
            _snapshot = snapshot = new(generation, await connection.ScalarAsync<double?>("SELECT AVG(Popularity) FROM Products", cancellationToken) ?? 0);
        return await read(connection, snapshot);
    }

    private sealed class Snapshot(string generation, double typicalPopularity)
    {
        public string Generation { get; } = generation;
        public double TypicalPopularity { get; } = typicalPopularity;
        public Vocabulary? Vocabulary { get; set; }
    }
}
