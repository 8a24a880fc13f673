using System.Text;

namespace Assistant.Server.Channels.WebChat;

/// <summary>A reply while it grows: every update carries the whole text so far, so that a client may miss any of them.</summary>
internal sealed class ReplyStream(ConversationHub hub, ActivityFactory activities, string conversationId, string replyToId)
{
    private readonly StringBuilder _text = new();
    private string? _streamId;
    private DateTimeOffset _begun;
    private int _sequence;

    /// <summary>Shows the typing indicator.</summary>
    public void Begin() => hub.PublishPassing(conversationId, activities.Typing(conversationId, replyToId));

    /// <summary>Says what the guide is doing, until text comes.</summary>
    public void Inform(string status)
    {
        if (_text.Length == 0)
            Publish("informative", status);
    }

    public void Append(string delta)
    {
        _text.Append(delta);
        Publish("streaming", _text.ToString());
    }

    /// <summary>Takes the text back; what follows stands in its place.</summary>
    public void Restart()
    {
        if (_text.Length == 0)
            return;
        _text.Clear();
        Publish("streaming", "…");
    }

    /// <summary>The finished reply as the stream's end, or as it is when nothing was streamed.</summary>
    public Activity Conclude(Activity reply)
    {
        if (_streamId is null)
            return reply;
        // Web Chat sorts by whole milliseconds; an end that is as old as the beginning would stand before the updates and be hidden by them.
        var later = _begun.AddMilliseconds(1);
        return ActivityFactory.InStream(reply.Timestamp > later ? reply : reply with { Timestamp = later }, "final", _streamId, sequence: null);
    }

    private void Publish(string streamType, string text)
    {
        var update = activities.Message(conversationId, text, replyToId, Activity.Markdown) with { Type = "typing" };
        if (_streamId is null)
            (_streamId, _begun) = (update.Id, update.Timestamp);
        hub.PublishPassing(conversationId, ActivityFactory.InStream(update, streamType, _streamId, ++_sequence));
    }
}
