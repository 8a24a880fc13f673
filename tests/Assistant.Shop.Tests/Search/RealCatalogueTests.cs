using Assistant.Shop.Import;
using Assistant.Shop.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Search;

/// <summary>Searches in catalogues that other people made.</summary>
public sealed class RealCatalogueTests
{
    [SharedFact("data/aws-retail-demo-store/products.json")]
    public async Task An_English_catalogue_is_searched_in_both_languages()
    {
        await using var shop = await ImportAsync("aws-retail-demo-store/products.json");
        foreach (var (query, word) in new[]
        {
            ("headphones", "Headphones"), ("耳机", "Headphones"), ("sofa", "Sofa"), ("沙发", "Sofa"), ("chef knife", "Knife"), ("guitar", "Guitar"), ("吉他", "Guitar"),
            ("coffee maker", "Coffee Maker"), ("running sneakers", "Sneakers"), ("headphons", "Headphones"), ("scarf for women", "Scarf"), ("围巾", "Scarf"), ("makeup brush", "Brush"),
        })
        {
            var result = await shop.SearchAsync(query);
            var names = result.Hits.Concat(result.Nearest.Select(miss => miss.Product)).Select(product => product.Name.En!).ToArray();
            names.Count(name => name.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeGreaterThanOrEqualTo(Math.Min(3, names.Length), $"{query}: {string.Join(" | ", names)}");
            names.ShouldNotBeEmpty(query);
        }
        (await shop.SearchAsync("red spaceship")).Nearest.ShouldBeEmpty();
    }

    [SharedFact("data/newbee-mall-zh/tb_newbee_mall_goods_info.csv")]
    public async Task A_Chinese_catalogue_is_searched_in_both_languages()
    {
        await using var shop = await ImportAsync("newbee-mall-zh/tb_newbee_mall_goods_info.csv");
        foreach (var (query, word) in new[]
        {
            ("耳机", "耳机"), ("headphones", "耳机"), ("降噪耳机", "耳机"), ("口红", "口红"), ("lipstick", "口红"), ("笔记本电脑", "笔记本"), ("洗面奶", "洁面"), ("小米手机", "小米"), ("iphone", "iPhone"),
        })
        {
            var result = await shop.SearchAsync(query);
            var names = result.Hits.Select(product => product.Name.Zh!).ToArray();
            names.Count(name => name.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeGreaterThanOrEqualTo(2, $"{query}: {string.Join(" | ", names)}");
        }
        (await shop.SearchAsync("飞船")).Nearest.ShouldBeEmpty();
        (await shop.SearchAsync("手机", request => request with { MaxPrice = 1_000, Limit = 50 })).Hits.ShouldAllBe(product => product.Price <= 1_000);
    }

    private static async Task<TestShop> ImportAsync(string file)
    {
        var shop = await TestShop.CreateAsync();
        await shop.Services.GetRequiredService<ImportRunner>().RunAsync(
            new() { Kind = ImportKind.Products, File = Shared.PathOf("data/" + file) }, null, CancellationToken.None);
        return shop;
    }
}
