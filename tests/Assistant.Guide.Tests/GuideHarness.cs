using Assistant.Inference;
using Assistant.Plugins;
using Assistant.Shop;
using Assistant.Shop.Demo;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Assistant.Guide.Tests;

/// <summary>A small demo shop, made once for all tests of the collection; each test works on a copy.</summary>
public sealed class DemoShopFile : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-guide-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "shop.db");

    public async Task InitializeAsync() => await DemoShop.CreateAsync(
        Path, new DemoShopOptions { Reviews = 400, Shoppers = 60, Events = 2_000, Orders = 80 }, null, CancellationToken.None);

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class DemoShopCollection : ICollectionFixture<DemoShopFile>
{
    public const string Name = "demo shop";
}

/// <summary>The whole guide on a copy of the demo shop, with a model of the test's choice.</summary>
internal sealed class GuideHarness : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-turn-").FullName;
    private readonly ServiceProvider _services;
    private readonly string _conversation = "c-" + Guid.NewGuid().ToString("N");

    private GuideHarness(DemoShopFile shop, Action<IServiceCollection, IConfiguration> addModel, (string Key, string Value)[] settings)
    {
        var database = Path.Combine(_folder, "shop.db");
        File.Copy(shop.Path, database);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Prepend(("Shop:Database", database)).Prepend(("Prompts:Folder", Path.Combine(Shared.RepositoryRoot, "prompts")))
                .Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2))).Build();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production });
        services.AddShop(configuration).AddPlugins(configuration).AddGuide(configuration);
        addModel(services, configuration);
        _services = services.BuildServiceProvider();
    }

    public static async Task<GuideHarness> CreateAsync(DemoShopFile shop, IChatClient model, params (string Key, string Value)[] settings) =>
        await OpenAsync(new GuideHarness(shop, (services, _) => services.AddSingleton(model), settings));

    /// <summary>With the model that ships.</summary>
    public static async Task<GuideHarness> WithShippedModelAsync(DemoShopFile shop) => await OpenAsync(new GuideHarness(
        shop, (services, configuration) => services.AddGuideModel(configuration), [("Models:Guide:Path", Path.Combine(Shared.RepositoryRoot, "models/guide-mini/guide-mini-0-q8_0.gguf")), ("Guide:ToolSeconds", "60"), ("Guide:TurnSeconds", "120")]));

    public IServiceProvider Services => _services;
    public IGuide Guide => _services.GetRequiredService<IGuide>();
    public string Conversation => _conversation;
    public string? Shopper { get; set; }

    public ShopDbContext Open() => _services.GetRequiredService<IDbContextFactory<ShopDbContext>>().CreateDbContext();

    public TurnRequest Request(string text, ButtonAction? action = null, string? activityId = null) =>
        new() { ConversationId = _conversation, Channel = "cli", ShopperId = Shopper, Text = text, Action = action, ActivityId = activityId };

    /// <summary>Says something and gives the record; what was streamed must add up to the reply.</summary>
    public async Task<TurnRecord> SayAsync(string text, ButtonAction? action = null, string? activityId = null) => (await StreamAsync(Request(text, action, activityId))).Record;

    public async Task<(TurnRecord Record, IReadOnlyList<TurnUpdate> Updates)> StreamAsync(TurnRequest request, CancellationToken cancellationToken = default)
    {
        List<TurnUpdate> updates = [];
        var shown = "";
        await foreach (var update in Guide.RunAsync(request, cancellationToken))
        {
            updates.Add(update);
            shown = update switch { TurnText text => shown + text.Delta, TurnRestart => "", _ => shown };
        }
        var record = updates[^1].ShouldBeOfType<TurnCompleted>().Record;
        if (updates.Count > 1)
            shown.Trim().ShouldBe(record.Reply, "what was streamed is the reply");
        return (record, updates);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<GuideHarness> OpenAsync(GuideHarness harness)
    {
        await harness._services.GetRequiredService<ShopDatabase>().OpenAsync(DatabaseUse.Tool, CancellationToken.None);
        return harness;
    }
}
