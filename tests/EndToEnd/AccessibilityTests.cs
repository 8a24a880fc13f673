using Deque.AxeCore.Playwright;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>The page for people with a keyboard, a screen reader, a telephone.</summary>
[Collection(ChatGroup.Name)]
public sealed class AccessibilityTests
{
    private readonly ChatFixture _chat;

    public AccessibilityTests(ChatFixture chat)
    {
        _chat = chat;
        if (chat.Model is not null)
            GoodModel.Teach(chat.Model);
    }

    [BrowserTheory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Axe_finds_nothing_serious_on_a_page_with_cards(string language, ColorScheme scheme)
    {
        var say = GoodModel.Of(language);
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale, scheme: scheme);
        await chat.SayAsync(say.Search);
        await chat.CardAsync(say.AddToCart);
        await Expect(chat.Suggestions.First).ToBeVisibleAsync();
        var findings = (await chat.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
        findings.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task On_a_telephone_nothing_has_to_be_scrolled_sideways()
    {
        var say = GoodModel.English;
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale, width: 360, height: 740);
        await chat.SayAsync(say.Search);
        var card = await chat.CardAsync(say.AddToCart);
        await chat.SeeAsync(say.SearchReply);
        (await chat.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        var words = await chat.Page.Locator(".webchat__text-content", new() { HasText = say.SearchReply }).Last.BoundingBoxAsync();
        (words!.X + words.Width).ShouldBeLessThanOrEqualTo(360);
        var box = await card.BoundingBoxAsync();
        box!.Width.ShouldBeLessThan(330);
    }

    [BrowserFact]
    public async Task A_conversation_can_be_held_with_the_keyboard_alone()
    {
        var say = GoodModel.English;
        await using var chat = await _chat.OpenAsync(await _chat.GoodServerAsync(), say.Locale);
        await TabToAsync(chat.Page, "[data-id=webchat-sendbox-input]");
        await chat.Page.Keyboard.TypeAsync(say.Search);
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.SeeAsync(say.SearchReply);

        // The suggestions stand before the send box.
        await Expect(chat.Suggestions.First).ToBeVisibleAsync();
        var suggestion = await chat.Suggestions.First.InnerTextAsync();
        await TabToAsync(chat.Page, ".webchat__suggested-action", backwards: true);
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Page.Locator(".webchat__text-content", new() { HasText = suggestion }).Last).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string selector, bool backwards = false)
    {
        for (var presses = 0; presses < 25; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }
        throw new InvalidOperationException($"{selector} is not reached with the Tab key.");
    }
}
