using System.ComponentModel.DataAnnotations;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Demo;

/// <summary>How far the making of the demo shop is.</summary>
/// <param name="Step">What is being stored: <c>products</c>, <c>events</c> ...</param>
public sealed record DemoShopProgress(string Step, int Done, int Total);

/// <summary>What was made.</summary>
/// <param name="TruthPath">The file with the hidden truth.</param>
public sealed record DemoShopSummary(int Products, int Reviews, int Shoppers, int Events, int Orders, int Policies, string TruthPath);

/// <summary>
/// Makes the demo shop: a generated bilingual shop with a year of behaviour. <see cref="KnownShoppers"/> lists whom to sign in as;
/// <see cref="DemoPictures"/> draws its pictures.
/// </summary>
public static class DemoShop
{
    /// <summary><c>Source</c> of everything the demo shop holds.</summary>
    public const string Source = "demo";

    /// <summary>Where the hidden truth of a database lies.</summary>
    public static string TruthPathOf(string database) => database + ".truth.ndjson.gz";

    /// <summary>
    /// Makes the database <paramref name="database"/> and its truth file. Both appear whole or not at all: they are written beside their
    /// place and renamed, the database last, so that whoever is stopped half-way can simply begin again.
    /// </summary>
    /// <param name="database">Full path of the SQLite file; its folder is made when absent.</param>
    /// <param name="options">Seed, sizes and the shop's "now"; the same options give the same content.</param>
    /// <exception cref="ShopDatabaseException">The file exists, or another process is making it.</exception>
    /// <exception cref="ValidationException">A size is out of its range.</exception>
    public static async Task<DemoShopSummary> CreateAsync(
        string database, DemoShopOptions options, IProgress<DemoShopProgress>? progress, CancellationToken cancellationToken)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        if (File.Exists(database))
            throw new ShopDatabaseException($"{database} exists already. The demo shop never replaces a database: name another file with --database PATH, or move this one away.");
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        await using var alone = MakingLock(database);
        var making = database + ".making";
        var makingTruth = TruthPathOf(making);
        try
        {
            DeleteLeftovers(making);
            var content = await Task.Run(() => DemoContent.Make(options, cancellationToken), cancellationToken);
            await TruthFile.WriteAsync(makingTruth, options, content, cancellationToken);
            await StoreAsync(making, content, progress, cancellationToken);
            File.Move(makingTruth, TruthPathOf(database), overwrite: true);
            File.Move(making, database);
            return new(content.Products.Count, content.Reviews.Count, content.Shoppers.Count, content.Behaviour.Events.Count,
                content.Behaviour.Orders.Count, content.Policies.Count, TruthPathOf(database));
        }
        finally
        {
            DeleteLeftovers(making);
        }
    }

    private static async Task StoreAsync(string path, DemoContent content, IProgress<DemoShopProgress>? progress, CancellationToken cancellationToken)
    {
        // Pooling is off: closing the last connection folds the write-ahead log into the file, which can then be renamed alone.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"{ShopOptions.Section}:{nameof(ShopOptions.Database)}", path)]).Build();
        await using (var services = new ServiceCollection().AddLogging().AddShop(configuration).BuildServiceProvider())
        {
            await services.GetRequiredService<ShopDatabase>().OpenAsync(DatabaseUse.Tool, cancellationToken);
            var contexts = services.GetRequiredService<IDbContextFactory<ShopDbContext>>();
            await new DemoDatabaseWriter(contexts, progress).WriteAsync(content, cancellationToken);
            await services.GetRequiredService<ISearchIndex>().RefreshAsync(null, cancellationToken);
        }
        Release(path);
    }

    private static void Release(string path)
    {
        using var connection = new SqliteConnection(Providers.Sqlite.SqliteProvider.ConnectionString(path));
        SqliteConnection.ClearPool(connection);
    }

    private static FileStream MakingLock(string database)
    {
        try
        {
            return new FileStream(database + ".making-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException cause)
        {
            throw new ShopDatabaseException($"Another process is making the demo shop {database}. Wait until it is done.", cause);
        }
    }

    private static void DeleteLeftovers(string making)
    {
        foreach (var leftover in Directory.EnumerateFiles(Path.GetDirectoryName(making)!, Path.GetFileName(making) + "*"))
        {
            if (!leftover.EndsWith(".making-lock", StringComparison.Ordinal))
                File.Delete(leftover);
        }
    }
}
