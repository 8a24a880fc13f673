using Assistant.Shop.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Shop.Tests.Storage;

public sealed class ShopDatabaseTests
{
    [Fact]
    public async Task Opening_twice_keeps_the_rows()
    {
        await using var first = await TestShop.CreateAsync();
        await using (var db = first.Open())
        {
            db.Categories.Add(new() { Id = "tea", Name = new() { En = "Tea", Zh = "茶" } });
            await db.SaveChangesAsync();
        }
        var second = TestShop.Closed(first.Folder);
        await second.Database.OpenAsync(DatabaseUse.Server, CancellationToken.None);
        await using var again = second.Open();

        (await again.Categories.SingleAsync()).Name.Zh.ShouldBe("茶");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        await using var shop = TestShop.Closed();
        var text = new string('x', 5_000);
        await File.WriteAllTextAsync(shop.DatabasePath, text);

        (await Refusal(shop)).ShouldContain("is not a shop database");
        (await File.ReadAllTextAsync(shop.DatabasePath)).ShouldBe(text);
    }

    [Fact]
    public async Task A_half_written_database_is_refused()
    {
        byte[] whole;
        await using (var shop = await TestShop.CreateAsync())
        {
            SqliteConnection.ClearAllPools();
            whole = await File.ReadAllBytesAsync(shop.DatabasePath);
        }
        await using var broken = TestShop.Closed();
        await File.WriteAllBytesAsync(broken.DatabasePath, whole[..(whole.Length / 2)]);

        (await Refusal(broken)).ShouldContain("is damaged");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        await using var shop = TestShop.Closed();
        Execute(shop.DatabasePath, "CREATE TABLE invoices (id INTEGER)");

        (await Refusal(shop)).ShouldContain("another program");
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using var shop = await TestShop.CreateAsync();
        Execute(shop.DatabasePath, """INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_FromTheFuture', '99.0')""");

        (await Refusal(shop)).ShouldContain("newer version");
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_block_the_next_start()
    {
        await using var shop = TestShop.Closed();
        Execute(shop.DatabasePath, """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        await shop.Database.OpenAsync(DatabaseUse.Tool, limit.Token);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_refused()
    {
        await using var shop = TestShop.Closed();
        Directory.CreateDirectory(shop.DatabasePath);

        (await Refusal(shop)).ShouldContain("is a folder");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await using var outer = TestShop.Closed();
        var file = outer.Write("file", []);
        await using var shop = TestShop.Closed(Path.Combine(file, "below"));

        (await Refusal(shop)).ShouldContain("cannot be made");
    }

    [Fact]
    public async Task A_second_server_is_refused_and_a_tool_is_not()
    {
        await using var first = await TestShop.CreateAsync();
        await first.Database.OpenAsync(DatabaseUse.Server, CancellationToken.None);
        var second = TestShop.Closed(first.Folder);

        (await Refusal(second, DatabaseUse.Server)).ShouldContain("Another server");
        await second.Database.OpenAsync(DatabaseUse.Tool, CancellationToken.None);

        first.Database.Dispose();
        await second.Database.OpenAsync(DatabaseUse.Server, CancellationToken.None);
    }

    [Fact]
    public async Task A_currency_that_is_no_code_fails_at_start()
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => TestShop.CreateAsync(("Shop:Currency", "yuan")));

        fault.Message.ShouldContain("Shop:Currency must be an ISO 4217 code");
    }

    private static async Task<string> Refusal(TestShop shop, DatabaseUse use = DatabaseUse.Tool) =>
        (await Should.ThrowAsync<ShopDatabaseException>(() => shop.Database.OpenAsync(use, CancellationToken.None))).Message;

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
