using System.Net.WebSockets;
using System.Text.Json;

namespace Assistant.Server.Tests.Support;

/// <summary>The WebSocket side of a client.</summary>
internal sealed class StreamClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonElement> _activities = new();

    /// <summary>The last watermark that came.</summary>
    public string Watermark { get; private set; } = "";

    public static async Task<StreamClient> ConnectAsync(string address)
    {
        var client = new StreamClient();
        await client._socket.ConnectAsync(new Uri(address), CancellationToken.None);
        return client;
    }

    /// <summary>The next activity; throws when none comes in time or the server closed.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (_activities.Count == 0)
            await ReceiveAsync();
        return _activities.Dequeue();
    }

    /// <summary>Skips activities until one fits.</summary>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> fits)
    {
        JsonElement activity;
        do
            activity = await NextAsync();
        while (!fits(activity));
        return activity;
    }

    public Task<JsonElement> NextReplyAsync() => NextAsync(a => Is(a, "message") && a.GetProperty("from").GetProperty("role").GetString() == "bot");

    public static bool Is(JsonElement activity, string type) => activity.GetProperty("type").GetString() == type;

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private async Task ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Visitor.Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException("The server closed the stream.");
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var group = JsonElement.Parse(frame.ToArray());
        foreach (var activity in group.GetProperty("activities").EnumerateArray())
            _activities.Enqueue(activity);
        if (group.TryGetProperty("watermark", out var watermark))
            Watermark = watermark.GetString()!;
    }
}
