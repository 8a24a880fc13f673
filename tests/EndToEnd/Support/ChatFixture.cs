using Assistant.Shop.Demo;
using Assistant.Testing.Models;
using Microsoft.Playwright;

namespace EndToEnd.Support;

/// <summary>A browser and a small demo shop for all tests; a server with each model, started when a test first asks for it.</summary>
public sealed class ChatFixture : IAsyncLifetime
{
    private static readonly string[] BrowserOptions =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-e2e-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private GuideServer? _goodServer;
    private GuideServer? _smallServer;

    /// <summary>Plays good calls and replies.</summary>
    public RecordedModelServer Model { get; private set; } = null!;

    private string Database => Path.Combine(_folder, "demo.db");

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Executable is null)
            return;
        Model = await RecordedModelServer.StartAsync();
        await DemoShop.CreateAsync(Database, new DemoShopOptions { Reviews = 200, Shoppers = 50, Events = 1_000, Orders = 20 }, null, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Executable, Args = BrowserOptions });
    }

    /// <summary>The server whose model is <see cref="Model"/>.</summary>
    internal async Task<GuideServer> GoodServerAsync() =>
        _goodServer ??= await GuideServer.StartAsync(Copy("good.db"), "--endpoint", Model.Endpoint.ToString(), "--set", "Models:Guide:Name=recorded");

    /// <summary>The server with the model that ships.</summary>
    internal async Task<GuideServer> SmallServerAsync() => _smallServer ??= await GuideServer.StartAsync(Copy("small.db"));

    /// <summary>The chat page of a server in a browser profile of its own.</summary>
    internal async Task<ChatPage> OpenAsync(GuideServer server, string locale, int width = 1100, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        return await ChatPage.OpenAsync(context, server.Address);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var server in new[] { _goodServer, _smallServer })
        {
            if (server is not null)
                await server.DisposeAsync();
        }
        if (Model is not null)
            await Model.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Copy(string name)
    {
        var copy = Path.Combine(_folder, name);
        File.Copy(Database, copy);
        return copy;
    }
}

/// <summary>All tests share one browser and run one after another: a page that waits for a processor is a slow page.</summary>
[CollectionDefinition(Name)]
public sealed class ChatGroup : ICollectionFixture<ChatFixture>
{
    public const string Name = "chat";
}
