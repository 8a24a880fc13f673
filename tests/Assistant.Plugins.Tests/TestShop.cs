using System.Text.Json;
using Assistant.Plugins.References;
using Assistant.Shop;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Plugins.Tests;

/// <summary>A small bilingual shop in a SQLite file of its own, made with the migrations that the product uses.</summary>
public sealed class TestShop : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plugins-").FullName;
    private ServiceProvider? _services;

    public FixedTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
    public GuideTools Tools => _services!.GetRequiredService<GuideTools>();
    public ProductReference References => _services!.GetRequiredService<ProductReference>();

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Shop:Database"] = Path.Combine(_folder, "shop.db") }).Build();
        _services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddShop(configuration).AddPlugins(configuration)
            .BuildServiceProvider();
        await _services.GetRequiredService<ShopDatabase>().OpenAsync(DatabaseUse.Tool, CancellationToken.None);
        await using var shop = await OpenAsync();
        TestGoods.AddTo(shop);
        await shop.SaveChangesAsync();
        await _services.GetRequiredService<ISearchIndex>().RefreshAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<ShopDbContext> OpenAsync() => _services!.GetRequiredService<IDbContextFactory<ShopDbContext>>().CreateDbContextAsync();

    /// <summary>Calls a tool with arguments written as a JSON object.</summary>
    public Task<JsonElement> CallAsync(string tool, string arguments, ToolContext? context = null)
    {
        var values = JsonDocument.Parse(arguments).RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value));
        return Tools.InvokeAsync(tool, values, context ?? Context(), CancellationToken.None);
    }

    /// <summary>A turn of a conversation that showed <paramref name="shown"/>.</summary>
    public static ToolContext Context(string language = "en", string? shopper = null, string conversation = "c1", string? focus = null, params string[] shown) => new()
    {
        ConversationId = conversation,
        ShopperId = shopper,
        Language = language,
        State = new ConversationState { FocusId = focus, Shown = [.. shown.Select(id => new ShownProduct(id, id, null, null))] },
    };
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Reads what tools answered.</summary>
internal static class ResultReading
{
    public static string? ErrorCode(this JsonElement result) =>
        result.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    public static string ErrorMessage(this JsonElement result) => result.GetProperty("error").GetProperty("message").GetString()!;

    public static string[] Ids(this JsonElement products) => [.. products.EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];

    public static string[] Texts(this JsonElement texts) => [.. texts.EnumerateArray().Select(t => t.GetString()!)];
}
