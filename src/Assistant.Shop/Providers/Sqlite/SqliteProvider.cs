using System.Data.Common;
using Assistant.Shop.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>Runs <see cref="ShopDbContext"/> on an SQLite file.</summary>
public static class SqliteProvider
{
    /// <summary>Milliseconds that a writer waits for another one before it gives up.</summary>
    private const int BusyTimeout = 15_000;

    /// <summary>Points a context at the file <paramref name="path"/>, which is created on first use.</summary>
    public static void Configure(DbContextOptionsBuilder context, string path) =>
        context.UseSqlite(ConnectionString(path)).AddInterceptors(ConnectionSettings.Instance);

    /// <summary>The connection string of the file, foreign keys enforced.</summary>
    internal static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = BusyTimeout / 1000 }.ToString();

    /// <summary>Settings that SQLite keeps for a connection, not in the file.</summary>
    private sealed class ConnectionSettings : DbConnectionInterceptor
    {
        public static readonly ConnectionSettings Instance = new();

        // Deleted text is overwritten, not only unlinked; with WAL, synchronous = NORMAL loses no committed row when the process dies.
        private static readonly string Settings =
            $"PRAGMA busy_timeout = {BusyTimeout}; PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
