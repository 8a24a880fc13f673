using EndToEnd.Support;

namespace EndToEnd;

/// <summary>The small model that ships: it may choose badly, but what the guide promises holds whatever it does.</summary>
[Collection(ChatGroup.Name)]
public sealed class ShippedModelTests(ChatFixture chat)
{
    [BrowserTheory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_search_with_a_price_limit_is_answered_with_products_within_it(string language)
    {
        var say = GoodModel.Of(language);
        await using var page = await chat.OpenAsync(await chat.SmallServerAsync(), say.Locale);
        await page.SayAsync(say.Search);
        await page.CardAsync(say.AddToCart);
        ChatTests.PricesOn(await page.Cards.AllInnerTextsAsync()).ShouldAllBe(price => price <= 300);
        page.Errors.ShouldBeEmpty();
    }
}
