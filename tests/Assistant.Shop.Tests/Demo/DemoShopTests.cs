using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Shop.Demo;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Tests.Demo;

public class DemoShopTests
{
    /// <summary>The whole demo shop, made once for all tests.</summary>
    internal static readonly DemoContent Content = DemoContent.Make(new(), CancellationToken.None);

    private static readonly DemoShopOptions Small = new() { Reviews = 400, Shoppers = 60, Events = 2_000, Orders = 80 };

    [Fact]
    public void The_shop_has_the_promised_size()
    {
        Content.Reviews.Count.ShouldBe(6_000);
        Content.Shoppers.Count.ShouldBe(800);
        Content.Behaviour.Events.Count.ShouldBe(60_000);
        Content.Behaviour.Orders.Count.ShouldBe(3_000);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_shop_and_another_seed_another()
    {
        await using var one = TestShop.Closed();
        await using var two = TestShop.Closed();
        await using var three = TestShop.Closed();
        await DemoShop.CreateAsync(one.DatabasePath, Small, null, CancellationToken.None);
        await DemoShop.CreateAsync(two.DatabasePath, Small, null, CancellationToken.None);
        await DemoShop.CreateAsync(three.DatabasePath, Small with { Seed = 7 }, null, CancellationToken.None);
        var fingerprint = await FingerprintAsync(one);
        (await FingerprintAsync(two)).ShouldBe(fingerprint);
        (await FingerprintAsync(three)).ShouldNotBe(fingerprint);
        File.ReadAllBytes(DemoShop.TruthPathOf(two.DatabasePath)).ShouldBe(File.ReadAllBytes(DemoShop.TruthPathOf(one.DatabasePath)));
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_behind()
    {
        await using var shop = TestShop.Closed();
        using var cancellation = new CancellationTokenSource();
        var progress = new Stop(cancellation);
        await Should.ThrowAsync<OperationCanceledException>(() => DemoShop.CreateAsync(shop.DatabasePath, Small, progress, cancellation.Token));
        Directory.EnumerateFileSystemEntries(shop.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_run_left_does_not_stop_the_next_one()
    {
        await using var shop = TestShop.Closed();
        await File.WriteAllTextAsync(shop.DatabasePath + ".making", "half a database");
        await DemoShop.CreateAsync(shop.DatabasePath, Small, null, CancellationToken.None);
        Directory.EnumerateFiles(shop.Folder).Select(Path.GetFileName).Order().ShouldBe(["shop.db", "shop.db.truth.ndjson.gz"]);
    }

    [Fact]
    public async Task A_database_that_exists_is_never_replaced()
    {
        await using var shop = await TestShop.CreateAsync();
        var refused = await Should.ThrowAsync<ShopDatabaseException>(() => DemoShop.CreateAsync(shop.DatabasePath, Small, null, CancellationToken.None));
        refused.Message.ShouldContain("--database");
    }

    [Fact]
    public async Task The_database_holds_everything_and_not_the_truth()
    {
        await using var shop = TestShop.Closed();
        var summary = await DemoShop.CreateAsync(shop.DatabasePath, Small, null, CancellationToken.None);
        await using var db = shop.Open();
        (await db.Products.CountAsync()).ShouldBe(summary.Products);
        (await db.Reviews.CountAsync()).ShouldBe(summary.Reviews);
        (await db.Shoppers.CountAsync()).ShouldBe(summary.Shoppers);
        (await db.Events.CountAsync()).ShouldBe(summary.Events);
        (await db.Orders.CountAsync()).ShouldBe(summary.Orders);
        (await db.Policies.CountAsync()).ShouldBe(summary.Policies);
        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(shop.DatabasePath)).ShouldNotContain("price_sensitivity");
    }

    [Fact]
    public async Task Every_line_of_the_truth_is_of_a_documented_type()
    {
        await using var shop = TestShop.Closed();
        await DemoShop.CreateAsync(shop.DatabasePath, Small, null, CancellationToken.None);
        using var lines = new StreamReader(new GZipStream(File.OpenRead(DemoShop.TruthPathOf(shop.DatabasePath)), CompressionMode.Decompress));
        var document = await File.ReadAllTextAsync(Path.Combine(Shared.RepositoryRoot, "docs", "demo-shop.md"));
        var types = new HashSet<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            var type = JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!;
            if (types.Add(type))
                document.ShouldContain($"`{type}`");
        }
        types.Order().ShouldBe(["about", "episode", "event", "product", "review", "shopper"]);
    }

    private static async Task<string> FingerprintAsync(TestShop shop)
    {
        await using var db = shop.Open();
        var text = JsonSerializer.Serialize(new object[]
        {
            await db.Products.Include(p => p.Variants).ThenInclude(v => v.Options).Include(p => p.Attributes).Include(p => p.Images).AsSplitQuery().AsNoTracking().OrderBy(p => p.Id).ToListAsync(),
            await db.Categories.AsNoTracking().OrderBy(c => c.Id).ToListAsync(), await db.Reviews.AsNoTracking().OrderBy(r => r.Id).ToListAsync(),
            await db.Shoppers.AsNoTracking().OrderBy(s => s.Id).ToListAsync(), await db.Events.AsNoTracking().OrderBy(e => e.Id).ToListAsync(),
            await db.Orders.Include(o => o.Lines).AsNoTracking().OrderBy(o => o.Id).ToListAsync(), await db.PolicyPassages.AsNoTracking().OrderBy(p => p.Id).ToListAsync(),
        });
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private sealed class Stop(CancellationTokenSource cancellation) : IProgress<DemoShopProgress>
    {
        public void Report(DemoShopProgress value)
        {
            if (value.Step == "products")
                cancellation.Cancel();
        }
    }
}
