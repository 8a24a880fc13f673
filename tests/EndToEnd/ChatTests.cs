using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Testing.Models;
using EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Conversations in a real browser with a model that calls and answers well.</summary>
[Collection(ChatGroup.Name)]
public sealed partial class ChatTests
{
    private readonly ChatFixture _chat;

    public ChatTests(ChatFixture chat)
    {
        _chat = chat;
        if (chat.Model is not null)
            GoodModel.Teach(chat.Model);
    }

    [BrowserTheory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_shopper_searches_compares_puts_in_the_cart_and_asks_for_the_policy_and_a_person(string language)
    {
        var say = GoodModel.Of(language);
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale);
        await chat.SeeAsync(say.Hello);

        await chat.SayAsync(say.Search);
        await chat.SeeAsync(say.SearchReply);
        await chat.CardAsync(say.AddToCart);
        var prices = PricesOn(await chat.Cards.AllInnerTextsAsync());
        prices.ShouldNotBeEmpty();
        prices.ShouldAllBe(price => price <= 300);

        await chat.SayAsync(say.Compare);
        await chat.SeeAsync(say.CompareReply);
        await chat.CardAsync(say.Comparison);

        await chat.PressAsync(chat.Cards.First, say.AddToCart);
        await chat.PressAsync(await chat.CardAsync(say.Yes), say.Yes);
        await chat.CardAsync(say.Cart);

        await chat.SayAsync(say.Return);
        await chat.SeeAsync(say.ReturnReply);
        await chat.CardAsync(say.Source);

        await chat.SayAsync(say.Person);
        await chat.SeeAsync(say.PersonReply);
        chat.Errors.ShouldBeEmpty();
        chat.Hosts.ShouldBe([(await _chat.GoodServerAsync()).Address.Authority, ""], ignoreOrder: true);
    }

    [BrowserFact]
    public async Task A_reply_is_seen_before_it_has_ended()
    {
        var rest = new TaskCompletionSource();
        _chat.Model.When("tell me a long story", RecordedReply.Held("I am glad that you ask. Tell me what you would like to find, and I will gladly look for it in the shop for you.", rest.Task));
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), "en-US");
        await chat.SayAsync("Please tell me a long story");
        await chat.SeeAsync("I am glad");
        (await chat.CountAsync("Tell me what you would like")).ShouldBe(0);
        rest.SetResult();
        await chat.SeeAsync("Tell me what you would like");
        (await chat.CountAsync("I am glad")).ShouldBe(1);
    }

    [BrowserFact]
    public async Task A_reload_keeps_the_conversation_and_a_new_one_begins_empty()
    {
        var say = GoodModel.English;
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale);
        await chat.SayAsync(say.Return);
        await chat.SeeAsync(say.ReturnReply);
        await chat.Page.ReloadAsync();
        await chat.SeeAsync(say.ReturnReply);
        (await chat.CountAsync(say.Return)).ShouldBe(1);
        (await chat.CountAsync(say.Hello)).ShouldBe(1);
        await chat.SayAsync(say.Search);
        await chat.SeeAsync(say.SearchReply);

        await chat.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = say.NewConversation }).ClickAsync();
        await Expect(chat.Bubbles).ToHaveCountAsync(1);
        await chat.SeeAsync(say.Hello);
    }

    [BrowserFact]
    public async Task Two_browsers_do_not_see_each_others_conversation()
    {
        var say = GoodModel.English;
        var server = await _chat.GoodServerAsync();
        await using var one = await _chat.OpenAsync(server, say.Locale);
        await using var two = await _chat.OpenAsync(server, say.Locale);
        await one.SayAsync(say.Return);
        await one.SeeAsync(say.ReturnReply);
        await two.SayAsync(say.Search);
        await two.SeeAsync(say.SearchReply);
        (await one.CountAsync(say.SearchReply)).ShouldBe(0);
        (await two.CountAsync(say.ReturnReply)).ShouldBe(0);
    }

    [BrowserFact]
    public async Task A_demo_shopper_signs_in_and_sees_only_own_orders()
    {
        var say = GoodModel.Chinese;
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale);
        await chat.Page.RunAndWaitForWebSocketAsync(() => chat.Page.Locator("#shopper").SelectOptionAsync("demo-1"));
        await Expect(chat.Bubbles).ToHaveCountAsync(1);
        await chat.SayAsync(say.Orders);
        await chat.SeeAsync(say.OrdersReply);
        await chat.CardAsync("运输中");
    }

    [BrowserFact]
    public async Task The_language_can_be_switched_and_an_empty_conversation_is_greeted_again()
    {
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), "zh-CN");
        await chat.SeeAsync(GoodModel.Chinese.Hello);
        await chat.Page.Locator("#language").ClickAsync();
        await chat.SeeAsync(GoodModel.English.Hello);
        (await chat.CountAsync(GoodModel.Chinese.Hello)).ShouldBe(0);
        (await chat.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en-US");
        await chat.Page.ReloadAsync();
        await chat.SeeAsync(GoodModel.English.Hello);
    }

    internal static List<decimal> PricesOn(IEnumerable<string> cards) =>
        [.. Prices().Matches(string.Join('\n', cards)).Select(m => decimal.Parse(m.Groups["amount"].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"¥(?<amount>[0-9,.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Prices();
}
