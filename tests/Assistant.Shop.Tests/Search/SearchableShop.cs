using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests;

/// <summary>Short ways to fill and search a <see cref="TestShop"/>.</summary>
internal static class SearchableShop
{
    public static async Task AddProductAsync(
        this TestShop shop, string id, string? en = null, string? zh = null, decimal? price = null, string? category = null, double? rating = null, int? stock = null,
        string? brand = null, string? description = null, double popularity = 0, params (string Key, string Value)[] attributes)
    {
        await using var db = shop.Open();
        var product = new Product
        {
            Id = id, Name = new() { En = en, Zh = zh }, Price = price, CategoryId = category, Rating = rating, RatingCount = rating is null ? 0 : 20, Stock = stock,
            Brand = brand, Description = new() { En = description }, Popularity = popularity, Currency = "CNY", Source = "test",
        };
        product.Attributes.AddRange(attributes.Select(a => new ProductAttribute { ProductId = id, Key = a.Key, Name = new() { En = a.Key }, Value = new() { En = a.Value } }));
        db.Add(product);
        await db.SaveChangesAsync();
    }

    public static async Task AddCategoryAsync(this TestShop shop, string id, string? en = null, string? zh = null, string? parent = null)
    {
        await using var db = shop.Open();
        db.Add(new Category { Id = id, Name = new() { En = en, Zh = zh }, ParentId = parent });
        await db.SaveChangesAsync();
    }

    public static Task<SearchResult> SearchAsync(this TestShop shop, string query, Func<SearchRequest, SearchRequest>? with = null)
    {
        var request = new SearchRequest { Query = query };
        return shop.Services.GetRequiredService<IProductSearch>().SearchAsync(with is null ? request : with(request), CancellationToken.None);
    }

    public static string[] Ids(this SearchResult result) => [.. result.Hits.Select(product => product.Id)];
}
