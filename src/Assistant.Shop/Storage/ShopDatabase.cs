using Assistant.Shop.Providers.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Shop.Storage;

/// <summary>How a program uses the database.</summary>
public enum DatabaseUse
{
    /// <summary>An import, a question on the command line: runs beside a server and beside others of its kind.</summary>
    Tool,

    /// <summary>Serves shoppers; one process a database.</summary>
    Server,
}

/// <summary>Opens the shop's database: checks the file, brings its schema up to date, and keeps a second server away.</summary>
public sealed partial class ShopDatabase(
    IDbContextFactory<ShopDbContext> contexts, IOptions<ShopOptions> options, ILogger<ShopDatabase> logger) : IDisposable
{
    private FileStream? _serverLock;

    /// <summary>Full path of the database file.</summary>
    public string Path { get; } = AssistantHome.Resolve(options.Value.Database);

    /// <summary>Opens the database, creating the file and its folder when there is none. A server keeps it until <see cref="Dispose"/>.</summary>
    /// <exception cref="ShopDatabaseException">The file is no database, is damaged, newer than this program, cannot be written, or is another server's.</exception>
    public async Task OpenAsync(DatabaseUse use, CancellationToken cancellationToken)
    {
        CreateFolder();
        if (use == DatabaseUse.Server)
            _serverLock ??= ServerLock.Take(Path);
        try
        {
            await SqliteFile.CheckAsync(Path, cancellationToken);
            await MigrateAsync(cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
        LogOpened(Path, use);
    }

    /// <summary>Gives the database back to other servers.</summary>
    public void Dispose()
    {
        _serverLock?.Dispose();
        _serverLock = null;
    }

    private void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ShopDatabaseException($"The folder {folder} for the database cannot be made: {cause.Message} Name another file with --database PATH.", cause);
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        var newer = applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (newer.Count > 0)
            throw new ShopDatabaseException($"{Path} was made by a newer version of this program (it has {string.Join(", ", newer)}). Update the program, or name another file with --database PATH.");
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await SqliteFile.MigrateAsync(db, Path, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opened the database {Path} as {Use}")]
    private partial void LogOpened(string path, DatabaseUse use);
}
