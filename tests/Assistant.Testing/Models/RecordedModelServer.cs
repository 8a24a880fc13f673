using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistant.Testing.Models;

/// <summary>
/// A good model for tests: a server on a free loopback port that speaks OpenAI's chat completions protocol, streaming included,
/// and plays recorded replies. A request for which nothing was recorded is answered with 400 and a message that says so.
/// </summary>
public sealed class RecordedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<(string UserText, Func<RecordedRequest, RecordedReply>[] Replies)> _turns = [];
    private readonly Queue<Func<RecordedRequest, RecordedReply>> _sequence = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private Func<RecordedRequest, RecordedReply>? _otherwise;

    private RecordedModelServer(WebApplication app, string? apiKey)
    {
        _app = app;
        ApiKey = apiKey;
        app.MapPost("/v1/chat/completions", AnswerAsync);
        app.MapGet("/v1/models", () => new { @object = "list", data = new[] { new { id = "recorded", @object = "model" } } });
    }

    /// <summary>For <c>Models:Guide:Endpoint</c>.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>The key that requests must bring, or null.</summary>
    public string? ApiKey { get; }

    /// <summary>Every request so far, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Starts a server without a script.</summary>
    public static async Task<RecordedModelServer> StartAsync(string? apiKey = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RecordedModelServer(builder.Build(), apiKey);
        await server._app.StartAsync();
        server.Endpoint = new Uri(server._app.Urls.Single() + "/v1");
        return server;
    }

    /// <summary>
    /// Records a turn: when the last user message contains <paramref name="userText"/> (the longest such text wins), the first request
    /// of the turn gets the first reply, the next (after the tool results) the second, and so on; the last one is repeated.
    /// </summary>
    public RecordedModelServer When(string userText, params RecordedReply[] replies) =>
        When(userText, [.. replies.Select(reply => (Func<RecordedRequest, RecordedReply>)(_ => reply))]);

    /// <summary>As above, with replies made from the request, for words that depend on what a tool gave.</summary>
    public RecordedModelServer When(string userText, params Func<RecordedRequest, RecordedReply>[] replies)
    {
        lock (_lock)
            _turns.Add((userText, replies));
        return this;
    }

    /// <summary>Records replies for the next requests whatever they say; these come before every <see cref="When(string, RecordedReply[])"/>.</summary>
    public RecordedModelServer Next(params RecordedReply[] replies)
    {
        lock (_lock)
        {
            foreach (var reply in replies)
                _sequence.Enqueue(_ => reply);
        }
        return this;
    }

    /// <summary>The reply to requests for which nothing else was recorded.</summary>
    public RecordedModelServer Otherwise(Func<RecordedRequest, RecordedReply> reply)
    {
        _otherwise = reply;
        return this;
    }

    /// <summary>Stops the server; open streams are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
        var request = new RecordedRequest(body, context.Request.Headers.Authorization);
        _requests.Enqueue(request);
        var reply = ApiKey is not null && request.Authorization != $"Bearer {ApiKey}"
            ? RecordedReply.Error(401, "Incorrect API key provided.")
            : Choose(request);
        await OpenAIProtocol.WriteAsync(context, request, reply);
    }

    private RecordedReply Choose(RecordedRequest request)
    {
        lock (_lock)
        {
            if (_sequence.TryDequeue(out var next))
                return next(request);
            var turn = _turns.Where(turn => request.LastUserText.Contains(turn.UserText, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(turn => turn.UserText.Length).FirstOrDefault();
            if (turn.Replies is { Length: > 0 } replies)
                return replies[Math.Min(request.Round, replies.Length - 1)](request);
        }
        return _otherwise?.Invoke(request) ?? RecordedReply.Error(400, $"No reply was recorded for: {request.LastUserText}");
    }
}
