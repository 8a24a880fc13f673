using Assistant.Shop.Import;
using Assistant.Shop.Orders;
using Assistant.Shop.Shoppers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Import;

/// <summary>Every row of the public data sets either loads or is rejected with a reason; counts come from independent readers of the same files.</summary>
public sealed class RealFilesTests
{
    [SharedFact("data/aws-retail-demo-store/products.json")]
    public async Task Aws_products_all_load()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Products, "aws-retail-demo-store/products.json")).ShouldBe((2449, 2449, 0));
        await using var db = shop.Open();
        var scarf = await db.Products.Include(p => p.Images).Include(p => p.Attributes).SingleAsync(p => p.Id == "e1669081-8ffc-4dec-97a6-e9176d7f6651");
        (scarf.Price, scarf.Currency, scarf.Stock, scarf.Name.En, scarf.CategoryId).ShouldBe((124.99m, "USD", 12, "Elegant Scarf for Stylish Women", "apparel"));
        scarf.Images.Single().Url.ShouldBe("apparel/e1669081-8ffc-4dec-97a6-e9176d7f6651.jpg");
        scarf.Attributes.Select(a => (a.Key, a.Value.En)).ShouldBe([("style", "scarf"), ("gender", "women")], ignoreOrder: true);
    }

    [SharedTheory("data/aws-retail-demo-store", "data/tau-bench-retail")]
    [InlineData("aws-retail-demo-store/faq-policies.txt", "aws-retail-demo-store", "Return Policy", "within 30 days of delivery")]
    [InlineData("tau-bench-retail/wiki.md", "tau-bench-retail", "Return delivered order", "if its status is 'delivered'")]
    public async Task Policies_become_passages_below_their_headings(string file, string format, string heading, string text)
    {
        await using var shop = await TestShop.CreateAsync();

        var (rows, loaded, rejected) = await ImportTwice(shop, ImportKind.Policies, file, format);
        (loaded, rejected).ShouldBe((rows, 0));
        await using var db = shop.Open();
        var passages = await db.PolicyPassages.ToListAsync();
        passages.Count.ShouldBe((int)rows);
        passages.ShouldAllBe(p => p.Text.Length > 0 && p.Text.Length <= 600);
        passages.ShouldContain(p => p.Heading == heading && p.Text.Contains(text));
        (await db.Policies.SingleAsync()).Source.ShouldBe(Path.GetFileName(file));
    }

    [SharedFact("data/dummyjson/products.json", "data/dummyjson/carts.json")]
    public async Task Dummyjson_gives_products_reviews_and_cart_events()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Products, "dummyjson/products.json")).ShouldBe((194, 194, 0));
        (await ImportTwice(shop, ImportKind.Reviews, "dummyjson/products.json")).ShouldBe((582, 582, 0));
        (await ImportTwice(shop, ImportKind.Events, "dummyjson/carts.json")).ShouldBe((800, 800, 0));
        await using var db = shop.Open();
        (await db.Products.CountAsync()).ShouldBe(194);
        var mascara = await db.Products.SingleAsync(p => p.Id == "1");
        (mascara.Rating, mascara.RatingCount).ShouldBe((4.0, 3));
        (await db.Events.CountAsync(e => e.Kind == EventKind.Cart)).ShouldBe(800);
    }

    [SharedFact("data/newbee-mall-zh/tb_newbee_mall_goods_info.csv")]
    public async Task Newbee_goods_load_and_319_find_their_category()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Products, "newbee-mall-zh/tb_newbee_mall_goods_info.csv")).ShouldBe((575, 575, 0));
        await using var db = shop.Open();
        (await db.Products.CountAsync(p => p.CategoryId != null)).ShouldBe(319);
        (await db.Products.CountAsync(p => !p.Active)).ShouldBe(2);
        (await db.Products.SingleAsync(p => p.Id == "10003")).Name.Zh.ShouldBe("无印良品 MUJI 基础润肤化妆水");
        (await db.Categories.CountAsync(c => c.ParentId != null && c.Parent!.ParentId != null)).ShouldBeGreaterThan(0);
    }

    [SharedFact("data/flipkart-20k-lite/products.csv")]
    public async Task Flipkart_products_all_load()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Products, "flipkart-20k-lite/products.csv")).ShouldBe((20_000, 20_000, 0));
        await using var db = shop.Open();
        (await db.Products.CountAsync(p => p.Price == null)).ShouldBe(78);
        (await db.Products.CountAsync(p => p.Rating != null)).ShouldBe(20_000 - 18_151);
    }

    [SharedFact("data/online-retail-uci/online_retail.csv.gz")]
    public async Task Every_invoice_line_of_online_retail_loads_or_is_rejected()
    {
        await using var shop = await TestShop.CreateAsync();

        var summary = await Import(shop, ImportKind.Orders, "online-retail-uci/online_retail.csv.gz");

        // 3 lines adjust bad debt; 1,336 negative quantities outside a return write off stock.
        (summary.Rows, summary.Loaded, summary.Unchanged, summary.Rejected).ShouldBe((541_909, 540_570, 0, 1_339));
        File.ReadLines(summary.Rejects).Count().ShouldBe(1_339);
        await using var db = shop.Open();
        (await db.Set<OrderLine>().CountAsync()).ShouldBe(540_570);
        (await db.Shoppers.CountAsync()).ShouldBe(4_372);
        (await db.Shoppers.AnyAsync(s => s.Id == "17850")).ShouldBeTrue();
        (await db.Set<OrderLine>().CountAsync(l => l.Quantity < 0)).ShouldBe(9_288);
        var first = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == "536365");
        (first.Total, first.Currency, first.Country, first.Lines.Count).ShouldBe((139.12m, "GBP", "United Kingdom", 7));
        var postage = await db.Products.SingleAsync(p => p.Id == "POST");
        (postage.Active, postage.Source).ShouldBe((false, "created-from-orders"));
    }

    [SharedFact("data/tianchi-mobile-sample/user_behavior.csv")]
    public async Task Tianchi_events_all_load_though_many_are_alike()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Events, "tianchi-mobile-sample/user_behavior.csv")).ShouldBe((1_999, 1_999, 0));
        await using var db = shop.Open();
        var counts = await db.Events.GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        counts.Select(c => (c.Key, c.Count)).ShouldBe(
            [(EventKind.View, 1_876), (EventKind.Favourite, 18), (EventKind.Cart, 70), (EventKind.Buy, 35)], ignoreOrder: true);
        (await db.Products.CountAsync()).ShouldBe(1_689);
        (await db.Shoppers.CountAsync()).ShouldBe(34);
    }

    [SharedFact("data/womens-clothing-reviews/womens_clothing_reviews.csv")]
    public async Task Womens_clothing_reviews_all_load()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Reviews, "womens-clothing-reviews/womens_clothing_reviews.csv")).ShouldBe((21_191, 21_191, 0));
        await using var db = shop.Open();
        (await db.Products.CountAsync(p => p.Source == "created-from-reviews")).ShouldBe(1_041);
        (await db.Reviews.CountAsync(r => r.Rating == 5)).ShouldBe(11_868);
        (await db.Products.SumAsync(p => p.RatingCount)).ShouldBe(21_191);
    }

    [SharedFact("data/online-shopping-10-cats-zh/online_shopping_10_cats.csv")]
    public async Task Chinese_reviews_load_under_one_product_a_category_and_the_empty_one_is_rejected()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Reviews, "online-shopping-10-cats-zh/online_shopping_10_cats.csv")).ShouldBe((53_095, 53_094, 1));
        await using var db = shop.Open();
        (await db.Products.Select(p => p.Name.Zh).ToListAsync()).ShouldContain("书籍");
        (await db.Products.CountAsync()).ShouldBe(10);
        (await db.Reviews.CountAsync(r => r.ProductId == "平板")).ShouldBe(8_514);
    }

    [SharedFact("data/tau-bench-retail/products.json", "data/tau-bench-retail/orders.json")]
    public async Task Tau_bench_products_keep_their_variants_and_orders_their_lines()
    {
        await using var shop = await TestShop.CreateAsync();

        (await ImportTwice(shop, ImportKind.Products, "tau-bench-retail/products.json")).ShouldBe((50, 50, 0));
        (await ImportTwice(shop, ImportKind.Orders, "tau-bench-retail/orders.json")).ShouldBe((1_000, 1_000, 0));
        await using var db = shop.Open();
        (await db.Set<Catalogue.ProductVariant>().CountAsync()).ShouldBe(591);
        (await db.Set<OrderLine>().CountAsync()).ShouldBe(2_978);
        (await db.Orders.CountAsync(o => o.Status == OrderStatus.Pending)).ShouldBe(423);
        (await db.Products.CountAsync()).ShouldBe(50);
        var order = await db.Orders.SingleAsync(o => o.Id == "#W2611340");
        (order.Total, order.TrackingNumber, order.ShopperId).ShouldBe((536.65m, "357962501027", "james_li_5688"));
    }

    /// <summary>Imports a file twice and gives what the first run did; the second must find everything unchanged.</summary>
    private static async Task<(long Rows, long Loaded, long Rejected)> ImportTwice(
        TestShop shop, ImportKind kind, string file, string? format = null)
    {
        var first = await Import(shop, kind, file, format);
        first.Unchanged.ShouldBe(0);
        var second = await Import(shop, kind, file, format);
        (second.Rows, second.Loaded, second.Unchanged, second.Rejected).ShouldBe((first.Rows, 0, first.Rows - first.Rejected, first.Rejected));
        File.ReadLines(second.Rejects).Count().ShouldBe((int)second.Rejected);
        return (first.Rows, first.Loaded, first.Rejected);
    }

    private static async Task<ImportSummary> Import(TestShop shop, ImportKind kind, string file, string? format = null)
    {
        var runner = shop.Services.GetRequiredService<ImportRunner>();
        var summary = await runner.RunAsync(new() { Kind = kind, File = Shared.PathOf("data/" + file), Format = format }, null, CancellationToken.None);
        summary.Format.ShouldBe(format ?? file.Split('/')[0]);
        (summary.Loaded + summary.Unchanged + summary.Rejected).ShouldBe(summary.Rows);
        return summary;
    }
}
