using Assistant.Shop.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>Checks an SQLite file before the program trusts it, and migrates it alone.</summary>
internal static class SqliteFile
{
    private const int CannotOpen = 14, Corrupt = 11, NotADatabase = 26, ReadOnly = 8, InputOutput = 10;

    /// <summary>Opens or creates the file in WAL mode and lets SQLite check every page.</summary>
    /// <exception cref="ShopDatabaseException">The file is no database, another program's, damaged, or cannot be read or written.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new ShopDatabaseException($"{path} is a folder. Name a database file with --database PATH.");
        try
        {
            await using var connection = new SqliteConnection(SqliteProvider.ConnectionString(path) + ";Pooling=False");
            await connection.OpenAsync(cancellationToken);
            var fault = await ScalarAsync(connection, "PRAGMA quick_check(1)", cancellationToken);
            if (fault is not "ok")
                throw Damaged(path, fault, null);
            await RefuseForeignSchemaAsync(connection, path, cancellationToken);
            await ScalarAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken);
        }
        catch (SqliteException cause)
        {
            throw Explain(path, cause);
        }
    }

    /// <summary>
    /// Applies the pending migrations, one process at a time. EF's own lock is a row that outlives a killed process
    /// and would block every later start, so it is cleared under a file lock that the operating system frees.
    /// </summary>
    public static async Task MigrateAsync(ShopDbContext db, string path, CancellationToken cancellationToken)
    {
        await using var alone = await WaitForMigrationLockAsync(path + ".migration-lock", cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (SqliteException cause)
        {
            throw Explain(path, cause);
        }
    }

    private static async Task<FileStream> WaitForMigrationLockAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 600)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private static async Task RefuseForeignSchemaAsync(SqliteConnection connection, string path, CancellationToken cancellationToken)
    {
        var ours = await ScalarAsync(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancellationToken);
        var all = await ScalarAsync(connection, "SELECT COUNT(*) FROM sqlite_master", cancellationToken);
        if (ours is "0" && all is not "0")
            throw new ShopDatabaseException($"{path} is a database of another program: it has tables, but none that this program made. Name another file with --database PATH.");
    }

    private static async Task<string?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(cancellationToken))?.ToString();
    }

    private static ShopDatabaseException Damaged(string path, string? detail, Exception? cause) => new(
        $"The database {path} is damaged ({detail}). Put back a copy from before, or move the file away: the demo shop is then made anew, and your own data can be imported again.", cause);

    private static ShopDatabaseException Explain(string path, SqliteException cause) => cause.SqliteErrorCode switch
    {
        NotADatabase => new($"{path} is not a shop database: the file is something else or encrypted. Name another file with --database PATH.", cause),
        Corrupt => Damaged(path, cause.Message, cause),
        CannotOpen or InputOutput => new($"The database {path} cannot be opened: {cause.Message}. Check that its folder exists and that this user may read and write there.", cause),
        ReadOnly => new($"The database {path} cannot be written. Give this user the right to write the file and its folder, or name another with --database PATH.", cause),
        _ => new($"The database {path} does not answer: {cause.Message}.", cause),
    };
}
