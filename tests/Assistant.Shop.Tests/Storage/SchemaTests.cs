using Assistant.Shop.Providers.Sqlite;
using Assistant.Shop.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var db = shop.Open();

        db.Database.HasPendingModelChanges().ShouldBeFalse("the model changed without a migration");
    }

    [Fact]
    public async Task A_migrated_database_has_the_tables_and_indexes_of_the_model()
    {
        await using var shop = await TestShop.CreateAsync();
        var created = Path.Combine(shop.Folder, "created.db");
        var options = new DbContextOptionsBuilder<ShopDbContext>();
        SqliteProvider.Configure(options, created);
        await using (var fresh = new ShopDbContext(options.Options))
            await fresh.Database.EnsureCreatedAsync();

        var migrated = Schema(shop.DatabasePath);
        foreach (var (name, sql) in Schema(created))
            migrated.ShouldContainKeyAndValue(name, sql);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("synchronous", "1")]
    [InlineData("busy_timeout", "15000")]
    public async Task Every_connection_is_durable_strict_and_forgetful(string pragma, string expected)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var db = shop.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        (await command.ExecuteScalarAsync())!.ToString().ShouldBe(expected);
    }

    private static Dictionary<string, string> Schema(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
        using var reader = command.ExecuteReader();
        var schema = new Dictionary<string, string>();
        while (reader.Read())
            schema[reader.GetString(0)] = reader.GetString(1);
        return schema;
    }
}
