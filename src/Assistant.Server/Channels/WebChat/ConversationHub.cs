using System.Collections.Immutable;
using System.Threading.Channels;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Tells the open sockets of a conversation what happens in it.</summary>
internal sealed class ConversationHub
{
    // A socket that has this many updates waiting is too slow: it is closed and catches up by its watermark.
    private const int Backlog = 512;
    private const int SocketsPerConversation = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ImmutableArray<Channel<HubEvent>>> _sockets = new(StringComparer.Ordinal);

    /// <summary>Null when the conversation has too many sockets already.</summary>
    public Subscription? Subscribe(string conversationId)
    {
        var channel = Channel.CreateBounded<HubEvent>(new BoundedChannelOptions(Backlog) { SingleReader = true });
        lock (_gate)
        {
            var sockets = _sockets.GetValueOrDefault(conversationId, []);
            if (sockets.Length >= SocketsPerConversation)
                return null;
            _sockets[conversationId] = sockets.Add(channel);
        }
        return new(this, conversationId, channel);
    }

    /// <summary>Something passing, such as a piece of a reply that is still growing: shown to who listens now, never stored.</summary>
    public void PublishPassing(string conversationId, Activity activity) => Publish(conversationId, new(activity.ToJson()));

    /// <summary>Activities up to the watermark <paramref name="upTo"/> were stored: sockets read them in its order.</summary>
    public void PublishStored(string conversationId, long upTo) => Publish(conversationId, new(null, upTo));

    private void Publish(string conversationId, HubEvent happened)
    {
        ImmutableArray<Channel<HubEvent>> sockets;
        lock (_gate)
            sockets = _sockets.GetValueOrDefault(conversationId, []);
        foreach (var socket in sockets)
        {
            if (!socket.Writer.TryWrite(happened))
                socket.Writer.TryComplete();
        }
    }

    private void Remove(string conversationId, Channel<HubEvent> channel)
    {
        lock (_gate)
        {
            var left = _sockets.GetValueOrDefault(conversationId, []).Remove(channel);
            if (left.IsEmpty)
                _sockets.Remove(conversationId);
            else
                _sockets[conversationId] = left;
        }
    }

    /// <summary>One socket's place; disposing gives it back.</summary>
    public sealed class Subscription(ConversationHub hub, string conversationId, Channel<HubEvent> channel) : IDisposable
    {
        public ChannelReader<HubEvent> Events => channel.Reader;

        public void Dispose() => hub.Remove(conversationId, channel);
    }
}

/// <summary>A passing activity as JSON, or null: activities were stored, up to a watermark.</summary>
internal readonly record struct HubEvent(string? PassingJson, long StoredUpTo = 0);
