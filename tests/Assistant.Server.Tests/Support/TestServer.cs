using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Guide;
using Assistant.Shop.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Server.Tests.Support;

/// <summary>The real server on a free port of this machine, with a database of its own and a scripted guide.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly WebApplication _app;

    private TestServer(WebApplication app, string folder, bool ownsFolder)
    {
        (_app, _folder, _ownsFolder) = (app, folder, ownsFolder);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }
    public ScriptedGuide Guide => (ScriptedGuide)_app.Services.GetRequiredService<IGuide>();
    public IServiceProvider Services => _app.Services;
    public string Folder => _folder;

    /// <param name="settings">More settings, by key.</param>
    /// <param name="time">A clock, or null for the machine's.</param>
    /// <param name="folder">Folder of an earlier server to start on, or null for a new one.</param>
    /// <param name="prepare">Fills the database before the server starts.</param>
    /// <param name="withScriptedGuide">False: the real guide.</param>
    public static async Task<TestServer> StartAsync(
        Dictionary<string, string?>? settings = null, TimeProvider? time = null, string? folder = null, Func<ShopDbContext, Task>? prepare = null,
        bool withScriptedGuide = true)
    {
        var home = folder ?? Directory.CreateTempSubdirectory("assistant-server-").FullName;
        var app = Build(home, settings, time, withScriptedGuide);
        if (prepare is not null)
            await PrepareAsync(app, prepare);
        await app.StartAsync();
        return new(app, home, ownsFolder: folder is null);
    }

    public static WebApplication Build(string folder, Dictionary<string, string?>? settings = null, TimeProvider? time = null, bool withScriptedGuide = true)
    {
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            ["Shop:Database"] = Path.Combine(folder, "shop.db"),
            // A remote model that nobody asks: no local one is loaded.
            ["Models:Guide:Endpoint"] = "http://127.0.0.1:9/v1",
            ["Models:Guide:Name"] = "nobody",
        };
        all.TryAdd("Server:Url", "http://127.0.0.1:0");
        all.TryAdd("WebChat:StopSeconds", "0");
        return AssistantServer.Build(all, builder =>
        {
            builder.Logging.ClearProviders();
            if (withScriptedGuide)
                builder.Services.AddSingleton<IGuide>(new ScriptedGuide());
            if (time is not null)
                builder.Services.AddSingleton(time);
        });
    }

    public async Task<T> InDatabaseAsync<T>(Func<ShopDbContext, Task<T>> work)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<ShopDbContext>>().CreateDbContextAsync();
        return await work(db);
    }

    /// <summary>A visitor with a conversation.</summary>
    public async Task<Visitor> VisitAsync()
    {
        using var answer = await Client.PostAsync("/v3/directline/tokens/generate", null);
        answer.EnsureSuccessStatusCode();
        return new(this, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task PrepareAsync(WebApplication app, Func<ShopDbContext, Task> prepare)
    {
        using var database = app.Services.GetRequiredService<ShopDatabase>();
        await database.OpenAsync(DatabaseUse.Tool, CancellationToken.None);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ShopDbContext>>().CreateDbContextAsync();
        await prepare(db);
        await db.SaveChangesAsync();
    }
}

/// <summary>A client of one conversation.</summary>
internal sealed class Visitor(TestServer server, JsonElement grant)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string ConversationId { get; } = grant.GetProperty("conversationId").GetString()!;
    public string Token { get; set; } = grant.GetProperty("token").GetString()!;
    public string UserId { get; } = grant.GetProperty("userId").GetString()!;

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content) => SendAsync(HttpMethod.Post, path, content);

    public async Task SayAsync(string text)
    {
        using var answer = await PostActivityAsync(new { type = "message", text });
        answer.EnsureSuccessStatusCode();
    }

    public Task<HttpResponseMessage> PostActivityAsync(object activity) =>
        PostAsync($"/v3/directline/conversations/{ConversationId}/activities", JsonContent.Create(activity));

    public Task<HttpResponseMessage> ReadAsync(string query = "") =>
        SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}/activities{query}", null);

    public async Task<JsonElement> ActivitiesAsync(string query = "")
    {
        using var answer = await ReadAsync(query);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<StreamClient> ListenAsync(string watermark = "")
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}?watermark={watermark}", null);
        answer.EnsureSuccessStatusCode();
        var description = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return await StreamClient.ConnectAsync(description.GetProperty("streamUrl").GetString()!);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await server.Client.SendAsync(request);
    }
}
