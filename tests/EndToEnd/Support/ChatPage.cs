using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Support;

/// <summary>The chat page as a shopper sees it.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const float Patience = 30_000;

    private readonly IBrowserContext _context;

    private ChatPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Hosts that the page asked anything of.</summary>
    public HashSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>Errors of scripts and of the content security policy.</summary>
    public List<string> Errors { get; } = [];

    public ILocator SendBox => Page.Locator("[data-id=webchat-sendbox-input]");
    public ILocator Bubbles => Page.Locator(".webchat__bubble");
    public ILocator Cards => Page.Locator(".ac-adaptiveCard");
    public ILocator Suggestions => Page.Locator(".webchat__suggested-action");

    public static async Task<ChatPage> OpenAsync(IBrowserContext context, Uri address)
    {
        context.SetDefaultTimeout(Patience);
        var chat = new ChatPage(context, await context.NewPageAsync());
        chat.Page.Request += (_, request) => chat.Hosts.Add(new Uri(request.Url).Authority);
        chat.Page.PageError += (_, error) => chat.Errors.Add(error);
        chat.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                chat.Errors.Add(message.Text);
        };
        await chat.Page.GotoAsync(address.ToString());
        await Expect(chat.Bubbles.First).ToBeVisibleAsync();
        return chat;
    }

    public async Task SayAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Waits until a bubble holds the text.</summary>
    public Task SeeAsync(string text) => Expect(Page.Locator(".webchat__text-content", new() { HasText = text }).Last).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task<int> CountAsync(string text) => Page.Locator(".webchat__text-content", new() { HasText = text }).CountAsync();

    /// <summary>The first card that holds the text, when it has come.</summary>
    public async Task<ILocator> CardAsync(string text)
    {
        var card = Cards.Filter(new() { HasText = text }).Last;
        await Expect(card).ToBeVisibleAsync(new() { Timeout = Patience });
        return card;
    }

    public Task PressAsync(ILocator card, string button) => card.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
