using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Assistant.Server.Channels.WebChat;

/// <summary>The WebSocket of a conversation: first what the client missed, then what happens.</summary>
internal sealed class StreamSocket(ActivityStore store, ConversationHub hub, IHostApplicationLifetime lifetime)
{
    /// <summary><c>GET .../stream?watermark=W&amp;t=TOKEN</c>.</summary>
    public async Task ServeAsync(HttpContext http, string? watermark)
    {
        var access = RequireAccess.Of(http);
        var seen = Watermark.Parse(watermark);
        if (!http.WebSockets.IsWebSocketRequest)
            throw DirectLineException.BadArgument("This address speaks WebSocket only; read GET .../activities instead.");
        using var subscription = hub.Subscribe(access.ConversationId)
            ?? throw DirectLineException.Busy(30, "The conversation is open in too many places. Close some of them.");
        // Read before the client is let in: what it says next comes after this page.
        var missed = await store.ReadAsync(access.ConversationId, seen, http.RequestAborted);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var receiving = DrainAsync(socket, end);
        await SendAllAsync(socket, access.ConversationId, subscription, missed, end.Token);
        await CloseAsync(socket);
        await end.CancelAsync();
        await receiving;
    }

    private async Task SendAllAsync(WebSocket socket, string conversationId, ConversationHub.Subscription subscription, ActivityPage missed, CancellationToken end)
    {
        try
        {
            var seen = await SendPageAsync(socket, missed, end);
            await foreach (var happened in subscription.Events.ReadAllAsync(end))
            {
                if (happened.PassingJson is { } passing)
                    await SendAsync(socket, Group([passing], watermark: null), end);
                else if (happened.StoredUpTo > seen)
                    seen = await SendStoredAsync(socket, conversationId, seen, happened.StoredUpTo, end);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The client left or the server stops: a client that comes back names its watermark.
        }
    }

    // Not further than what has just happened: a quick reply must not overtake its own updates, which wait in the queue.
    private async Task<long> SendStoredAsync(WebSocket socket, string conversationId, long seen, long upTo, CancellationToken end)
    {
        var page = await store.ReadAsync(conversationId, seen, end, upTo);
        return await SendPageAsync(socket, page, end);
    }

    private static async Task<long> SendPageAsync(WebSocket socket, ActivityPage page, CancellationToken end)
    {
        if (page.Activities.Count > 0)
            await SendAsync(socket, Group(page.Activities, page.Watermark), end);
        return page.Watermark;
    }

    // Clients send empty messages to keep the connection open; anything else is ignored too.
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource end)
    {
        var buffer = new byte[512];
        try
        {
            while ((await socket.ReceiveAsync(buffer, end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
            await end.CancelAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            await end.CancelAsync();
        }
    }

    private static Task SendAsync(WebSocket socket, string text, CancellationToken end) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, end);

    private static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "reconnect with your watermark", limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Gone already.
        }
    }

    /// <summary>An ActivitySet of Direct Line: <c>{"activities": [...], "watermark": "7"}</c>; passing activities carry no watermark.</summary>
    public static string Group(IReadOnlyList<string> activities, long? watermark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            foreach (var activity in activities)
                json.WriteRawValue(activity, skipInputValidation: true);
            json.WriteEndArray();
            if (watermark is { } value)
                json.WriteString("watermark", Watermark.Format(value));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
