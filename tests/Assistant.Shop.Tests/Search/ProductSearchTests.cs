using Assistant.Shop.Search;

namespace Assistant.Shop.Tests.Search;

/// <summary>Eight products, each there for a reason.</summary>
public sealed class SmallShop : IAsyncLifetime
{
    internal TestShop Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = await TestShop.CreateAsync();
        await Shop.AddCategoryAsync("audio", "Audio", "音频");
        await Shop.AddCategoryAsync("headphones", "Headphones", "耳机", "audio");
        await Shop.AddCategoryAsync("shoes", "Shoes", "鞋");
        await Shop.AddProductAsync("h1", "Aria wireless headphones", "咏叹无线耳机", 299, "headphones", 4.6, 5, "Aria", popularity: 10, attributes: ("color", "Red"));
        await Shop.AddProductAsync("h2", "Basso studio headphones", "低音工作室耳机", 899, "headphones", 4.1, 0, "Basso", attributes: ("color", "Black"));
        await Shop.AddProductAsync("h3", zh: "静界主动降噪耳机", price: 1299, category: "headphones", rating: 4.8, stock: 3, brand: "静界");
        await Shop.AddProductAsync("c1", "Phone cable", "手机数据线", 15, stock: 100, description: "Charges headphones and phones.");
        await Shop.AddProductAsync("s1", "Leather running shoes", price: 499, category: "shoes", stock: 1);
        await Shop.AddProductAsync("s2", "Canvas sneakers", price: 199, category: "shoes", stock: 1);
        await Shop.AddProductAsync("s3", "Mesh sneakers", category: "shoes");
        await Shop.AddProductAsync("k1", "Cast iron frying pan", "铸铁煎锅", 159);
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}

public sealed class ProductSearchTests(SmallShop small) : IClassFixture<SmallShop>
{
    private readonly TestShop _shop = small.Shop;

    [Theory]
    [InlineData("headphones", "h1", "h2", "h3")]
    [InlineData("耳机", "h1", "h2", "h3")]
    [InlineData("earphone", "h1", "h2", "h3")]
    [InlineData("noise cancelling headphones", "h3")]
    [InlineData("降噪耳機", "h3")]
    [InlineData("red headphones", "h1")]
    [InlineData("红色耳机", "h1")]
    [InlineData("shoes", "s1", "s2", "s3")]
    [InlineData("鞋子", "s1", "s2", "s3")]
    [InlineData("我想买一个便宜的耳机，300元以下的", "h1", "h2", "h3")]
    [InlineData("Do you have good headphones under 300 yuan, please?", "h1", "h2", "h3")]
    public async Task Words_find_products_in_either_language(string query, params string[] expected) =>
        (await _shop.SearchAsync(query)).Ids().ShouldBe(expected, ignoreOrder: true);

    [Fact]
    public async Task A_price_limit_is_never_broken()
    {
        var result = await _shop.SearchAsync("headphones", request => request with { MaxPrice = 300 });
        result.Ids().ShouldBe(["h1"]);
        result.Total.ShouldBe(1);
        result.Nearest.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_limit_that_nothing_meets_gives_the_nearest_and_says_so()
    {
        var result = await _shop.SearchAsync("headphones", request => request with { MaxPrice = 100, MinRating = 4.5 });
        result.Hits.ShouldBeEmpty();
        result.Total.ShouldBe(0);
        result.Nearest[0].Product.Id.ShouldBe("h1");
        result.Nearest[0].Misses.ShouldBe(["max_price"]);
        result.Nearest.Single(miss => miss.Product.Id == "h2").Misses.ShouldBe(["max_price", "min_rating"]);
        result.Nearest.ShouldNotContain(miss => miss.Product.Id == "c1");
    }

    [Fact]
    public async Task A_product_without_a_price_meets_no_price_limit()
    {
        (await _shop.SearchAsync("sneakers", request => request with { MaxPrice = 10_000 })).Ids().ShouldNotContain("s3");
        (await _shop.SearchAsync("sneakers", request => request with { MinPrice = 0 })).Ids().ShouldNotContain("s3");
        (await _shop.SearchAsync("sneakers")).Ids().ShouldContain("s3");
    }

    [Fact]
    public async Task Stock_that_is_unknown_is_not_in_stock() =>
        (await _shop.SearchAsync("sneakers", request => request with { InStock = true })).Ids().ShouldBe(["s1", "s2"], ignoreOrder: true);

    [Theory]
    [InlineData("headphones")]
    [InlineData("Headphone")]
    [InlineData("耳机")]
    [InlineData("earphones")]
    [InlineData("Audio")]
    [InlineData("Hedphones")]
    public async Task A_category_is_found_by_id_name_synonym_parent_and_misspelt(string category) =>
        (await _shop.SearchAsync("", request => request with { Category = category })).Ids().ShouldBe(["h1", "h2", "h3"], ignoreOrder: true);

    [Fact]
    public async Task An_unknown_category_is_a_miss_and_no_silent_nothing()
    {
        var result = await _shop.SearchAsync("headphones", request => request with { Category = "spacecraft" });
        result.Hits.ShouldBeEmpty();
        result.Nearest.ShouldNotBeEmpty();
        result.Nearest.ShouldAllBe(miss => miss.Misses.SequenceEqual(new[] { "category" }));
    }

    [Fact]
    public async Task The_cheapest_is_the_cheapest_of_its_kind_and_not_what_mentions_the_word()
    {
        var result = await _shop.SearchAsync("headphones", request => request with { Sort = SearchSort.PriceAscending });
        result.Ids().ShouldBe(["h1", "h2", "h3"]);
        (await _shop.SearchAsync("phone", request => request with { MaxPrice = 50 })).Ids().ShouldNotContain("h1");
    }

    [Fact]
    public async Task Products_without_a_price_come_last_when_sorted_by_price()
    {
        (await _shop.SearchAsync("shoes", request => request with { Sort = SearchSort.PriceAscending })).Ids().ShouldBe(["s2", "s1", "s3"]);
        (await _shop.SearchAsync("shoes", request => request with { Sort = SearchSort.PriceDescending })).Ids().ShouldBe(["s1", "s2", "s3"]);
    }

    [Fact]
    public async Task Excluded_words_keep_products_out_in_both_languages()
    {
        (await _shop.SearchAsync("shoes", request => request with { Exclude = ["皮"] })).Ids().ShouldNotContain("s1");
        (await _shop.SearchAsync("", request => request with { Exclude = ["headphones", "shoes"] })).Ids().ShouldBe(["c1", "k1"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("headphnes", "headphones")]
    [InlineData("wireles headphones", "wireless headphones")]
    [InlineData("snekers", "sneakers")]
    [InlineData("fryingpan", "frying pan")]
    public async Task A_misspelt_word_is_corrected_and_the_correction_reported(string query, string corrected)
    {
        var result = await _shop.SearchAsync(query);
        result.Hits.ShouldNotBeEmpty();
        result.CorrectedQuery.ShouldBe(corrected);
    }

    [Fact]
    public async Task Words_as_typed_are_kept_when_they_match() => (await _shop.SearchAsync("headphones")).CorrectedQuery.ShouldBeNull();

    [Theory]
    [InlineData("green headphones")]
    [InlineData("绿色耳机")]
    public async Task A_product_that_has_only_some_of_the_words_is_no_hit_but_a_near_miss(string query)
    {
        var result = await _shop.SearchAsync(query);
        result.Hits.ShouldBeEmpty();
        result.Nearest.Select(miss => miss.Product.Id).ShouldBe(["h1", "h2", "h3"], ignoreOrder: true);
        result.Nearest.ShouldAllBe(miss => miss.Misses.Contains("query"));
    }

    [Theory]
    [InlineData("red spaceship")]
    [InlineData("红色飞船")]
    [InlineData("无线飞船")]
    public async Task A_query_whose_main_word_is_missed_finds_nothing_rather_than_nonsense(string query)
    {
        var result = await _shop.SearchAsync(query);
        result.Hits.ShouldBeEmpty();
        result.Nearest.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kind_that_the_shop_lacks_gives_its_wider_kind_as_near_misses()
    {
        var result = await _shop.SearchAsync("boots");
        result.Hits.ShouldBeEmpty();
        result.Nearest.Select(miss => miss.Product.Id).ShouldBe(["s1", "s2", "s3"], ignoreOrder: true);
        result.Nearest.ShouldAllBe(miss => miss.Misses.Contains("query"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("please show me something")]
    [InlineData("有什么推荐的吗")]
    public async Task A_query_without_content_browses_by_popularity(string query)
    {
        var result = await _shop.SearchAsync(query);
        result.Total.ShouldBe(8);
        result.Hits[0].Id.ShouldBe("h1");
    }

    [Fact]
    public async Task Facets_count_all_products_that_meet_the_constraints()
    {
        var result = await _shop.SearchAsync("headphones", request => request with { WithFacets = true, Limit = 1 });
        result.Facets.ShouldContain(new Facet("category", "headphones", 3));
        result.Facets.ShouldContain(new Facet("brand", "Aria", 1));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\" OR 1=1 --")]
    [InlineData("NEAR(headphones shoes, 2)")]
    [InlineData("name: headphones*")]
    [InlineData("headphones AND NOT (")]
    [InlineData("^headphones + - {name} : x")]
    [InlineData("'); DROP TABLE Products; --")]
    [InlineData("%_%")]
    [InlineData("\0\u0001headphones")]
    public async Task Syntax_of_the_database_is_just_words(string query)
    {
        await Should.NotThrowAsync(() => _shop.SearchAsync(query, request => request with { Category = query, Exclude = [query] }));
        (await _shop.SearchAsync("headphones")).Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_very_long_query_is_answered_from_its_first_words()
    {
        var result = await _shop.SearchAsync("headphones " + string.Concat(Enumerable.Repeat("乱七八糟 lorem ipsum ", 400)));
        result.Nearest.Count.ShouldBeLessThanOrEqualTo(4);
        (await _shop.SearchAsync(new string('a', 4_000))).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task A_limit_out_of_range_is_refused(int limit) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _shop.SearchAsync("x", request => request with { Limit = limit }));
}
