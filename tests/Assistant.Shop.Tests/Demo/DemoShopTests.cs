using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Shop.Demo;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Demo;

public class DemoShopTests(DemoShopTests.SmallShop small) : IClassFixture<DemoShopTests.SmallShop>
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
        var one = small.Shop;
        await using var two = TestShop.Closed();
        await using var three = TestShop.Closed();
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

    [Theory]
    [InlineData("降噪耳机", 500)]
    [InlineData("running shoes", 300)]
    [InlineData("茶叶", 100)]
    [InlineData("air fryer", 300)]
    [InlineData("猫粮", 200)]
    [InlineData("gaming mouse", 400)]
    public async Task The_shop_can_be_searched_at_once_and_has_something_below_a_price(string query, int price)
    {
        var search = small.Shop.Services.GetRequiredService<IProductSearch>();
        var found = await search.SearchAsync(new() { Query = query, MaxPrice = price }, CancellationToken.None);
        found.Hits.ShouldNotBeEmpty();
        found.Hits.ShouldAllBe(product => product.Price <= price);
    }

    [Fact]
    public async Task The_database_holds_everything_and_not_the_truth()
    {
        var (shop, summary) = (small.Shop, small.Summary);
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
        var shop = small.Shop;
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

    /// <summary>A small demo shop on disk that several tests read.</summary>
    public sealed class SmallShop : IAsyncLifetime
    {
        internal TestShop Shop { get; } = TestShop.Closed();
        internal DemoShopSummary Summary { get; private set; } = null!;

        public async Task InitializeAsync() => Summary = await DemoShop.CreateAsync(Shop.DatabasePath, Small, null, CancellationToken.None);

        public async Task DisposeAsync() => await Shop.DisposeAsync();
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
