using Microsoft.EntityFrameworkCore;

namespace Assistant.Plugins.Tests;

/// <summary>Each test is a shopper of its own in one shop.</summary>
public sealed class CartToolTests(TestShop shop) : IClassFixture<TestShop>, IAsyncLifetime
{
    private readonly string _shopper = Guid.NewGuid().ToString("N");

    private string OwnerKey => "shopper:" + _shopper;

    public async Task InitializeAsync()
    {
        await using var data = await shop.OpenAsync();
        data.Shoppers.Add(new Shop.Shoppers.Shopper { Id = _shopper, Source = "test" });
        await data.SaveChangesAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private ToolContext Yes(string change = "t1", string language = "en", string? text = null) => new()
    {
        ConversationId = _shopper, ShopperId = _shopper, Language = language, State = new(), Confirmed = true, ChangeId = change, Text = text,
    };

    private ToolContext Asking(string text, string language = "en") => new() { ConversationId = _shopper, ShopperId = _shopper, Language = language, State = new(), Text = text };

    private async Task<int> UnitsAsync()
    {
        await using var data = await shop.OpenAsync();
        return await data.Carts.Where(c => c.OwnerKey == OwnerKey).SelectMany(c => c.Lines).SumAsync(l => l.Quantity);
    }

    [Theory]
    [InlineData("zh", "Aero 无线蓝牙耳机")]
    [InlineData("en", "Aero Buds Wireless Earbuds")]
    public async Task Without_a_yes_it_asks_and_changes_nothing(string language, string name)
    {
        var result = await shop.CallAsync("add_to_cart", """{"ref":"P-1001","quantity":2}""", Asking("two please", language));
        var confirm = result.GetProperty("confirm");
        confirm.GetProperty("name").GetString().ShouldBe(name);
        confirm.GetProperty("quantity").GetInt32().ShouldBe(2);
        confirm.GetProperty("price").GetDecimal().ShouldBe(199m);
        confirm.GetProperty("subtotal").GetDecimal().ShouldBe(398m);
        (await UnitsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task With_a_yes_it_adds_at_the_shops_price_and_totals_exactly()
    {
        await shop.CallAsync("add_to_cart", """{"ref":"P-1001","quantity":3}""", Yes("t1"));
        var result = await shop.CallAsync("add_to_cart", """{"ref":"Xbox One Controller"}""", Yes("t2"));

        result.GetProperty("added").GetProperty("quantity").GetInt32().ShouldBe(1);
        var cart = (await shop.CallAsync("view_cart", "{}", Yes(language: "zh"))).GetProperty("cart");
        cart.GetProperty("total").GetDecimal().ShouldBe(3 * 199m + 349m);
        cart.GetProperty("count").GetInt32().ShouldBe(4);
        cart.GetProperty("currency").GetString().ShouldBe("CNY");
        cart.GetProperty("lines")[0].GetProperty("name").GetString().ShouldBe("Aero 无线蓝牙耳机");
        cart.GetProperty("lines")[0].GetProperty("subtotal").GetDecimal().ShouldBe(597m);
        cart.GetRawText().ShouldBe(result.GetProperty("cart").GetRawText().Replace("Aero Buds Wireless Earbuds", "Aero 无线蓝牙耳机", StringComparison.Ordinal)
            .Replace("Xbox One Controller", "Xbox One 手柄", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decimal_prices_add_up_without_rounding()
    {
        await using (var data = await shop.OpenAsync())
        {
            data.Products.Add(TestGoods.Product("CENT", "Cent", "分", 0.1m, 99, 4, null));
            data.Products.Add(TestGoods.Product("CENT2", "Two", "二", 0.2m, 99, 4, null));
            await data.SaveChangesAsync();
        }
        await shop.CallAsync("add_to_cart", """{"ref":"CENT","quantity":1}""", Yes("t1"));
        await shop.CallAsync("add_to_cart", """{"ref":"CENT2","quantity":1}""", Yes("t2"));
        (await shop.CallAsync("view_cart", "{}", Yes())).GetProperty("cart").GetProperty("total").GetRawText().ShouldBe("0.3");
    }

    [Fact]
    public async Task A_retry_of_the_same_change_adds_nothing_more()
    {
        for (var attempt = 0; attempt < 3; attempt++)
            (await shop.CallAsync("add_to_cart", """{"ref":"P-1001","quantity":2}""", Yes("turn-7"))).GetProperty("cart").GetProperty("count").GetInt32().ShouldBe(2);
        await shop.CallAsync("add_to_cart", """{"ref":"P-1001","quantity":2}""", Yes("turn-8"));
        (await UnitsAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task Additions_at_the_same_time_all_count_and_never_exceed_the_stock()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            shop.CallAsync("add_to_cart", """{"ref":"P-1004","quantity":1}""", Yes("turn-" + i))));
        (await UnitsAsync()).ShouldBe(8);
        results.Count(r => r.ErrorCode() == "out_of_stock").ShouldBe(4);
        await using var data = await shop.OpenAsync();
        (await data.Carts.CountAsync(c => c.OwnerKey == OwnerKey)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_change_at_the_same_time_counts_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.CallAsync("add_to_cart", """{"ref":"P-1004","quantity":1}""", Yes("turn-1"))));
        (await UnitsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_the_stock_is_refused_with_what_can_be_added()
    {
        await shop.CallAsync("add_to_cart", """{"ref":"P-1002","quantity":1}""", Yes("t1"));
        foreach (var context in new[] { Yes("t2"), Asking("three more") })
        {
            var error = await shop.CallAsync("add_to_cart", """{"ref":"P-1002","quantity":3}""", context);
            error.ErrorCode().ShouldBe("out_of_stock");
            error.GetProperty("error").GetProperty("available").GetInt32().ShouldBe(2);
        }
        (await shop.CallAsync("add_to_cart", """{"ref":"P-1003"}""")).GetProperty("error").GetProperty("available").GetInt32().ShouldBe(0);
        (await UnitsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_cart_holds_at_most_99_of_one_product()
    {
        await shop.CallAsync("add_to_cart", """{"ref":"瑜伽垫","quantity":99}""", Yes("t1"));
        (await shop.CallAsync("add_to_cart", """{"ref":"瑜伽垫","quantity":1}""", Yes("t2"))).ErrorCode().ShouldBe("invalid_argument");
        (await UnitsAsync()).ShouldBe(99);
    }

    [Theory]
    [InlineData("the red ones please", "P-2001-R41", "red / 41")]
    [InlineData("blue", "P-2001-B42", "blue / 42")]
    [InlineData("in size 42", "P-2001-B42", "blue / 42")]
    [InlineData("要红色的41码", "P-2001-R41", "red / 41")]
    [InlineData("add it", "P-2001-R41", "red / 41")]
    [InlineData("要蓝的", "P-2001-B42", "blue / 42")]
    [InlineData("not red please", "P-2001-B42", "blue / 42")]
    [InlineData("不要红色，要蓝色", "P-2001-B42", "blue / 42")]
    [InlineData("I need them for 42 pairs of feet", "P-2001-R41", "red / 41")]
    public async Task The_option_that_theshopper_names_is_chosen(string text, string variant, string option)
    {
        var confirm = (await shop.CallAsync("add_to_cart", """{"ref":"P-2001"}""", Asking(text))).GetProperty("confirm");
        confirm.GetProperty("variant_id").GetString().ShouldBe(variant);
        confirm.GetProperty("option").GetString().ShouldBe(option);
    }

    [Fact]
    public async Task Without_a_named_option_the_question_lists_the_others()
    {
        var confirm = (await shop.CallAsync("add_to_cart", """{"ref":"P-2001"}""", Asking("加入购物车", "zh"))).GetProperty("confirm");
        confirm.GetProperty("option").GetString().ShouldBe("红色 / 41");
        confirm.GetProperty("other_options").Texts().ShouldBe(["蓝色 / 42"]);
    }

    [Theory]
    [InlineData("P-2001", "red in 42", "red / 42")]
    [InlineData("P-2001", "size 45 please", "45")]
    [InlineData("P-2001", "the green ones", "green")]
    [InlineData("P-2001", "有绿色的吗", "green")]
    [InlineData("P-2001", "来一双44码的", "44")]
    [InlineData("P-2002", "hoodie in L", "L")]
    [InlineData("P-2002", "要L码", "L")]
    [InlineData("P-2002", "XXL号有吗", "XXL")]
    public async Task An_option_that_is_not_stocked_is_said(string product, string text, string option)
    {
        var result = await shop.CallAsync("add_to_cart", $$"""{"ref":"{{product}}"}""", Asking(text));
        result.ErrorCode().ShouldBe("out_of_stock");
        result.GetProperty("error").GetProperty("option").GetString().ShouldBe(option);
        result.GetProperty("error").GetProperty("available_options").Texts().ShouldBe(product == "P-2001" ? ["red / 41", "blue / 42"] : ["M", "XL (tall)"], ignoreOrder: true);
    }

    [Fact]
    public async Task Variants_are_lines_of_their_own_at_their_own_price()
    {
        await shop.CallAsync("add_to_cart", """{"ref":"P-2001-B42"}""", Yes("t1", text: "yes"));
        await shop.CallAsync("add_to_cart", """{"ref":"P-2001-R41"}""", Yes("t2", text: "好的"));
        var cart = (await shop.CallAsync("view_cart", "{}", Yes())).GetProperty("cart");
        cart.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("option").GetString()).ShouldBe(["blue / 42", "red / 41"]);
        cart.GetProperty("total").GetDecimal().ShouldBe(618m);
    }

    [Fact]
    public async Task Carts_are_apart()
    {
        await shop.CallAsync("add_to_cart", """{"ref":"P-1001"}""", Yes());
        foreach (var context in new[] { TestShop.Context(shopper: "s2"), TestShop.Context(), TestShop.Context(conversation: "c2") })
            (await shop.CallAsync("view_cart", "{}", context)).GetProperty("cart").GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_product_without_a_price_or_in_another_currency_is_refused()
    {
        (await shop.CallAsync("add_to_cart", """{"ref":"P-7001"}""", Yes())).ErrorCode().ShouldBe("not_found");
        await using (var data = await shop.OpenAsync())
        {
            var import = TestGoods.Product("USD1", "Imported Mug", "进口杯", 9, 9, 4, null);
            import.Currency = "USD";
            data.Products.Add(import);
            await data.SaveChangesAsync();
        }
        await shop.CallAsync("add_to_cart", """{"ref":"P-1001"}""", Yes("t1"));
        (await shop.CallAsync("add_to_cart", """{"ref":"USD1"}""", Yes("t2"))).ErrorCode().ShouldBe("invalid_argument");
    }

    [Fact]
    public async Task A_line_whose_product_was_withdrawn_counts_nothing()
    {
        await using (var data = await shop.OpenAsync())
        {
            data.Products.Add(TestGoods.Product("WITHDRAWN", "Short-lived Pen", "短命笔", 5, 9, 4, null));
            await data.SaveChangesAsync();
        }
        await shop.CallAsync("add_to_cart", """{"ref":"WITHDRAWN"}""", Yes("t1"));
        await using (var data = await shop.OpenAsync())
            await data.Products.Where(p => p.Id == "WITHDRAWN").ExecuteUpdateAsync(p => p.SetProperty(x => x.Active, false));
        var cart = (await shop.CallAsync("view_cart", "{}", Yes())).GetProperty("cart");
        cart.GetProperty("total").GetDecimal().ShouldBe(0);
        cart.GetProperty("lines")[0].TryGetProperty("price", out _).ShouldBeFalse();
    }
}
