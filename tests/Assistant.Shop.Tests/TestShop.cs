using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Shop.Tests;

/// <summary>A shop on a database file of its own, migrated and empty; the folder goes when the test ends.</summary>
public sealed class TestShop : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestShop(string folder, params (string Key, string Value)[] settings)
    {
        Folder = folder;
        DatabasePath = Path.Combine(folder, "shop.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Prepend(("Shop:Database", DatabasePath)).Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))).Build();
        _services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning)).AddSingleton<IConfiguration>(configuration)
            .AddShop(configuration).BuildServiceProvider();
    }

    /// <summary>A folder for the test's files; the database lies in it.</summary>
    public string Folder { get; }
    public string DatabasePath { get; }
    public IServiceProvider Services => _services;
    public ShopDatabase Database => _services.GetRequiredService<ShopDatabase>();

    /// <summary>An empty, open shop.</summary>
    public static async Task<TestShop> CreateAsync(params (string Key, string Value)[] settings)
    {
        var shop = new TestShop(Directory.CreateTempSubdirectory("assistant-shop-").FullName, settings);
        await shop.Database.OpenAsync(DatabaseUse.Tool, CancellationToken.None);
        return shop;
    }

    /// <summary>A shop whose database is not open yet, in <paramref name="folder"/> or a new one.</summary>
    public static TestShop Closed(string? folder = null) => new(folder ?? Directory.CreateTempSubdirectory("assistant-shop-").FullName);

    public ShopDbContext Open() => _services.GetRequiredService<IDbContextFactory<ShopDbContext>>().CreateDbContext();

    /// <summary>Writes a file into <see cref="Folder"/> and gives its path.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
