using Assistant.Shop.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Search;

public sealed class SearchIndexTests : IAsyncLifetime
{
    private TestShop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await TestShop.CreateAsync();
        await _shop.AddCategoryAsync("misc", "Misc");
        await _shop.AddProductAsync("p1", "Blue teapot", category: "misc", attributes: ("material", "Ceramic"));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    private ISearchIndex Index => _shop.Services.GetRequiredService<ISearchIndex>();

    private async Task ChangeAsync(string sql)
    {
        await using var db = _shop.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    [Theory]
    [InlineData("UPDATE Products SET Name_En = 'Blue kettle' WHERE Id = 'p1'", "teapot", "kettle")]
    [InlineData("UPDATE Products SET Name_En = null, Name_Zh = '蓝色台灯' WHERE Id = 'p1'", "teapot", "desk lamp")]
    [InlineData("UPDATE ProductAttribute SET Value_En = 'Glass' WHERE ProductId = 'p1'", "ceramic", "glass")]
    [InlineData("DELETE FROM ProductAttribute WHERE ProductId = 'p1'", "ceramic", "teapot")]
    [InlineData("UPDATE Categories SET Name_En = 'Sofas' WHERE Id = 'misc'", "misc", "sofa")]
    [InlineData("INSERT INTO ProductVariant (Id, ProductId) VALUES ('v1', 'p1'); INSERT INTO VariantOption (VariantId, Key, Value_En) VALUES ('v1', 'size', 'Gigantic')", "red", "gigantic")]
    public async Task A_change_by_anyone_is_found_by_the_next_search(string sql, string before, string after)
    {
        if (before != "red")
            (await _shop.SearchAsync(before)).Total.ShouldBe(1);
        (await _shop.SearchAsync(after + " zebra")).Total.ShouldBe(0);
        await ChangeAsync(sql);
        (await _shop.SearchAsync(before)).Total.ShouldBe(0);
        (await _shop.SearchAsync(after)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_product_leaves_the_index()
    {
        (await _shop.SearchAsync("teapot")).Total.ShouldBe(1);
        await ChangeAsync("DELETE FROM Products WHERE Id = 'p1'");
        (await _shop.SearchAsync("teapot")).Total.ShouldBe(0);
        (await Index.DocumentCountsAsync(["teapot", "=teapot"], CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_product_hidden_from_the_shop_is_not_found()
    {
        (await _shop.SearchAsync("teapot")).Total.ShouldBe(1);
        await ChangeAsync("UPDATE Products SET Active = 0 WHERE Id = 'p1'");
        (await _shop.SearchAsync("teapot")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_refresh_indexes_what_changed_and_reports_it()
    {
        var seen = new List<int>();
        (await Index.RefreshAsync(new Collector(seen), CancellationToken.None)).ShouldBe(1);
        seen.ShouldBe([1]);
        (await Index.RefreshAsync(null, CancellationToken.None)).ShouldBe(0);
        await ChangeAsync("UPDATE Products SET Popularity = 7, Price = 5, Stock = 2, Rating = 4");
        (await Index.RefreshAsync(null, CancellationToken.None)).ShouldBe(0);
    }

    [Theory]
    [InlineData("UPDATE search_state SET value = 'older' WHERE key = 'version'")]
    [InlineData("DROP TRIGGER search_product_updated")]
    [InlineData("DROP TABLE search_state")]
    public async Task An_index_that_is_out_of_step_is_made_anew(string damage)
    {
        (await _shop.SearchAsync("teapot")).Total.ShouldBe(1);
        await ChangeAsync(damage);
        (await Index.RefreshAsync(null, CancellationToken.None)).ShouldBe(1);
        await ChangeAsync("UPDATE Products SET Name_En = 'Blue kettle' WHERE Id = 'p1'");
        (await _shop.SearchAsync("kettle")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_search_goes_on_while_another_program_writes()
    {
        (await _shop.SearchAsync("teapot")).Total.ShouldBe(1);
        await ChangeAsync("UPDATE Products SET Name_En = 'Blue kettle' WHERE Id = 'p1'");
        await using var db = _shop.Open();
        await using (await db.Database.BeginTransactionAsync())
            (await _shop.SearchAsync("teapot")).Total.ShouldBe(1);
        (await _shop.SearchAsync("kettle")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Searches_at_the_same_time_agree()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _shop.SearchAsync("teapot"))));
        results.ShouldAllBe(result => result.Total == 1);
    }

    private sealed class Collector(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
