using System.Text;
using Assistant.Shop.Import;
using Assistant.Shop.Orders;
using Assistant.Shop.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Import;

public sealed class ImportTests
{
    static ImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("utf-16", "UTF-16LE")]
    [InlineData("utf-16BE", "UTF-16BE")]
    [InlineData("GB18030", "GB18030")]
    public async Task Chinese_arrives_whole_from_every_encoding(string encoding, string found)
    {
        await using var shop = await TestShop.CreateAsync();

        var summary = await shop.ImportAsync(ImportKind.Products, "编号,名称,售价,描述\nT1,西湖龙井 250克,128.50,明前采摘，香气清高。\nT2,紫砂壶,￥399,宜兴手工𠮷\n", encoding: Encoding.GetEncoding(encoding));

        (summary.Encoding, summary.Loaded, summary.Rejected).ShouldBe((found, 2, 0));
        await using var db = shop.Open();
        var pot = await db.Products.SingleAsync(p => p.Id == "T2");
        (pot.Name.Zh, pot.Name.En, pot.Price, pot.Currency, pot.Description.Zh).ShouldBe(("紫砂壶", null, 399m, "CNY", "宜兴手工𠮷"));
    }

    [Fact]
    public async Task Latin_1_is_told_by_one_umlaut_late_in_the_file()
    {
        await using var shop = await TestShop.CreateAsync();
        var rows = string.Concat(Enumerable.Range(1, 4_000).Select(i => $"{i};Cup {i};1,{i % 90 + 10}\n"));

        var summary = await shop.ImportAsync(ImportKind.Products, "id;name;price\n" + rows + "x;Crème brûlée für Gäste;9,90 €\n", encoding: Encoding.GetEncoding(1252));

        (summary.Encoding, summary.Loaded).ShouldBe(("Latin-1", 4_001));
        await using var db = shop.Open();
        var dish = await db.Products.SingleAsync(p => p.Id == "x");
        (dish.Name.En, dish.Price, dish.Currency).ShouldBe(("Crème brûlée für Gäste", 9.90m, "EUR"));
    }

    [Fact]
    public async Task Rows_with_broken_bytes_are_rejected_and_the_others_load()
    {
        await using var shop = await TestShop.CreateAsync();
        byte[] content = [.. "id,name\n1,茶壶茶杯茶叶\n2,bad "u8, 0xff, .. "\n3,紫砂\n"u8];

        var summary = await shop.ImportFileAsync(ImportKind.Products, shop.Write("data.csv", content));

        summary.Loaded.ShouldBe(2);
        summary.Rejections().ShouldBe([(2, "name holds bytes that the file's encoding does not have")]);
    }

    [Fact]
    public async Task Each_bad_row_is_rejected_with_its_own_reason()
    {
        await using var shop = await TestShop.CreateAsync();

        var summary = await shop.ImportAsync(ImportKind.Products,
            "id,name,price,stock,currency\n" +
            "1,Tea,NaN,1,CNY\n" + "2,Tea,-5,1,CNY\n" + "3,Tea,5,1.5,CNY\n" + ",Tea,5,1,CNY\n" + "5,,5,1,CNY\n" + "6,Tea,5,1\n" +
            "7,Tea,5,1,yuan\n" + "8,Te\0a,5,1,CNY\n" + $"{new string('9', 65)},Tea,5,1,CNY\n" + "10,Tea,5,1,CNY\n" + "10,Coffee,5,1,CNY\n" + "10,Tea,5,1,CNY\n" +
            "13,\"never closed,5,1,CNY\n");

        summary.Rejections().ShouldBe(
        [
            (1, "price is not an amount: NaN"), (2, "price is negative: -5"), (3, "stock is not a whole number: 1.5"), (4, "id is missing"), (5, "name is missing"),
            (6, "line 7: the row has 4 fields and the header 5; a quotation mark or a delimiter may be missing"), (7, "currency is no ISO 4217 code: YUAN"),
            (8, "name holds a NUL character"), (9, "id is longer than 64 characters"), (11, "id 10 stands in row 10 already, with other content"),
            (13, "line 14: a quotation mark never closes"),
        ]);
        (summary.Rows, summary.Loaded, summary.Unchanged, summary.Rejected).ShouldBe((13, 1, 1, 11));
    }

    [Fact]
    public async Task Markup_control_and_direction_characters_are_taken_out_of_text()
    {
        await using var shop = await TestShop.CreateAsync();

        await shop.ImportAsync(ImportKind.Products,
            "id,name,description\n1,\"<b>Tea</b> &amp; cake\",\"<p>I <3 it</p><script>alert('x')</script><br>evil\u202Eright\u0007 a<b & c>d\"\n");

        await using var db = shop.Open();
        var product = await db.Products.SingleAsync();
        product.Name.En.ShouldBe("Tea & cake");
        product.Description.En.ShouldBe("I <3 it\n\nevilright a d");
    }

    [Fact]
    public async Task Columns_can_be_mapped_and_attributes_named()
    {
        await using var shop = await TestShop.CreateAsync();
        var path = shop.Write("goods.tsv", "ref\tlabel\tcost\tcloth\nA1\tShirt\t$1,299.00\tcotton\n"u8.ToArray());

        await shop.ImportFileAsync(ImportKind.Products, path, new() { ["ref"] = "id", ["label"] = "name", ["cost"] = "price", ["cloth"] = "attribute:material" });

        await using var db = shop.Open();
        var shirt = await db.Products.Include(p => p.Attributes).SingleAsync();
        (shirt.Price, shirt.Currency, shirt.Attributes.Single().Key, shirt.Attributes.Single().Value.En).ShouldBe((1299m, "USD", "material", "cotton"));
    }

    [Fact]
    public async Task A_changed_row_is_loaded_and_what_it_dropped_goes()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ImportAsync(ImportKind.Products, """[{"id":"1","name":"Tea","images":["a.png","b.png"],"attribute:leaf":"green"},{"id":"2","name":"Cup"}]""", "goods.json");

        var summary = await shop.ImportAsync(ImportKind.Products, """[{"id":"1","name":"Tea","images":["a.png"]},{"id":"2","name":"Cup"}]""", "goods.json");

        (summary.Loaded, summary.Unchanged).ShouldBe((1, 1));
        await using var db = shop.Open();
        var tea = await db.Products.Include(p => p.Images).Include(p => p.Attributes).SingleAsync(p => p.Id == "1");
        (tea.Images.Count, tea.Attributes.Count).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("""{"total":2,"products":[{"id":"1","name":"Tea"},{"id":2,"name":"Cup","meta":{"made":"2026"}}],"skip":0}""")]
    [InlineData("""{"a":{"id":"1","name":"Tea"},"b":{"id":2,"name":"Cup","tags":["x"]}}""")]
    [InlineData("""\uFEFF[{"id":"1","name":"Tea"},{"id":2,"name":"Cup"},]""")]
    [InlineData("""{"id":"1","name":"Tea"}""" + "\r\n\r\n" + """{"id":2,"name":"Cup"}""")]
    public async Task Rows_are_found_in_every_common_shape_of_json(string json)
    {
        await using var shop = await TestShop.CreateAsync();

        (await shop.ImportAsync(ImportKind.Products, json.Replace("\\uFEFF", "\uFEFF"), "goods.json")).Loaded.ShouldBe(2);
    }

    [Fact]
    public async Task Pictures_that_could_run_or_leave_their_folder_are_left_out()
    {
        await using var shop = await TestShop.CreateAsync();

        await shop.ImportAsync(ImportKind.Products, "id,name,image\n1,Tea,javascript:alert(1)|../../etc/passwd|/goods/tea.png|https://example.com/tea.png\n");

        await using var db = shop.Open();
        (await db.Set<Catalogue.ProductImage>().OrderBy(i => i.Position).Select(i => i.Url).ToListAsync()).ShouldBe(["goods/tea.png", "https://example.com/tea.png"]);
    }

    [Theory]
    [InlineData("""{"product_id":"9","rating":4,"text":"fine"}""" + "\n" + """not json""" + "\n" + """{"product_id":"9","rating":6,"text":"great"}""")]
    public async Task Reviews_from_ndjson_make_their_product_and_its_rating(string lines)
    {
        await using var shop = await TestShop.CreateAsync();

        var summary = await shop.ImportAsync(ImportKind.Reviews, lines, "reviews.ndjson");

        summary.Rejections().Select(r => r.Row).ShouldBe([2L, 3L]);
        await using var db = shop.Open();
        var product = await db.Products.SingleAsync();
        (product.Id, product.Source, product.Rating, product.RatingCount).ShouldBe(("9", "created-from-reviews", 4.0, 1));
    }

    [Fact]
    public async Task A_later_catalogue_fills_in_a_product_that_reviews_made_and_keeps_their_rating()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ImportAsync(ImportKind.Reviews, "product_id,rating,text\n1,5,good\n1,2,bad\n");

        await shop.ImportAsync(ImportKind.Products, "id,name,price,rating\n1,Tea,5,1\n");

        await using var db = shop.Open();
        var tea = await db.Products.SingleAsync();
        (tea.Name.En, tea.Price, tea.Rating, tea.RatingCount, tea.Source).ShouldBe(("Tea", 5m, 3.5, 2, "import"));
    }

    [Fact]
    public async Task Orders_add_up_and_raise_popularity()
    {
        await using var shop = await TestShop.CreateAsync();

        await shop.ImportAsync(ImportKind.Orders,
            "order_id,product_id,quantity,unit_price,placed_at,status,customer_id\nA,tea,2,10.50,2026-01-31 08:00,shipped,c1\nA,cup,1,4,2026-01-31 08:01,shipped,c1\nB,tea,-1,10.50,2026-02-01,returned,c1\n");

        await using var db = shop.Open();
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == "A");
        (order.Total, order.Lines.Count, order.Status, order.ShopperId).ShouldBe((25m, 2, OrderStatus.Shipped, "c1"));
        (await db.Orders.SingleAsync(o => o.Id == "B")).Total.ShouldBe(-10.50m);
        (await db.Products.SingleAsync(p => p.Id == "tea")).Popularity.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_was_imported_is_found_at_once()
    {
        await using var shop = await TestShop.CreateAsync();

        await shop.ImportAsync(ImportKind.Products, "id,name,price\n1,宜兴紫砂壶,399\n2,Green tea,20\n");

        var search = shop.Services.GetRequiredService<IProductSearch>();
        (await search.SearchAsync(new() { Query = "紫砂壶" }, CancellationToken.None)).Hits.Select(p => p.Id).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_shortened_policy_loses_its_old_passages()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ImportAsync(ImportKind.Policies, "# 退货政策\n\n七天无理由退货。\n\n## 运费\n\n运费由买家承担。\n", "returns.md");

        await shop.ImportAsync(ImportKind.Policies, "# 退货政策\n\n十五天无理由退货。\n", "returns.md");

        await using var db = shop.Open();
        var policy = await db.Policies.Include(p => p.Passages).SingleAsync();
        (policy.Title, policy.Language, policy.Source).ShouldBe(("退货政策", "zh", "returns.md"));
        policy.Passages.Single().Text.ShouldBe("十五天无理由退货。");
    }

    [Fact]
    public async Task An_import_that_was_stopped_leaves_whole_batches_and_is_completed_by_the_next()
    {
        await using var shop = await TestShop.CreateAsync();
        var path = shop.Write("orders.csv", Encoding.UTF8.GetBytes("order_id,product_id,quantity,unit_price,placed_at\n" +
            string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{i / 3},{i % 50},1,2,2026-01-01\n"))));
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => shop.ImportFileAsync(
            ImportKind.Orders, path, progress: new StopAfter(4_000, stop), cancellationToken: stop.Token));

        await using var db = shop.Open();
        var orders = await db.Orders.Include(o => o.Lines).AsNoTracking().ToListAsync();
        orders.Sum(o => o.Lines.Count).ShouldBe(4_000);
        orders.ShouldAllBe(o => o.Total == o.Lines.Sum(l => l.Quantity * l.UnitPrice));
        var again = await shop.ImportFileAsync(ImportKind.Orders, path);
        (again.Rows, again.Rejected).ShouldBe((9_000, 0));
        (await db.Set<OrderLine>().CountAsync()).ShouldBe(9_000);
        (await db.Orders.AsNoTracking().ToListAsync()).ShouldAllBe(o => o.Total == 6m);
    }

    /// <summary>Cancels, on the importing thread, as soon as so many rows are stored.</summary>
    private sealed class StopAfter(long rows, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Rows >= rows)
                stop.Cancel();
        }
    }
}
