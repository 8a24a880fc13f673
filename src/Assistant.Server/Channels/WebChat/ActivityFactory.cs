using System.Globalization;
using System.Text.Json.Nodes;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Makes the activities that clients see.</summary>
internal sealed class ActivityFactory(TimeProvider time)
{
    private static readonly ChannelAccount Guide = new("guide", "bot");

    /// <summary>A shopper's message as it is stored and echoed: built from what was validated, never the client's own JSON.</summary>
    public Activity FromShopper(ConversationAccess access, IncomingActivity incoming) => new()
    {
        Type = "message",
        Id = incoming.ClientId ?? NewId(),
        Timestamp = time.GetUtcNow(),
        From = new(access.UserId, "user"),
        Conversation = new(access.ConversationId),
        Text = incoming.Text,
        TextFormat = Activity.Plain,
        Locale = incoming.Locale,
        // Web Chat recognises its own message by clientActivityID and hides the press of a button by postBack.
        ChannelData = new JsonObject { ["clientActivityID"] = incoming.ClientId, ["postBack"] = incoming.Action is not null },
    };

    /// <summary>A message of the guide; <paramref name="format"/> is <see cref="Activity.Markdown"/> for the guide's own replies.</summary>
    public Activity Message(string conversationId, string text, string? replyToId = null, string format = Activity.Plain) => new()
    {
        Type = "message",
        Id = NewId(),
        Timestamp = time.GetUtcNow(),
        From = Guide,
        Conversation = new(conversationId),
        Text = text,
        TextFormat = format,
        ReplyToId = replyToId,
    };

    /// <summary>"The guide is writing", with a text when the reply streams.</summary>
    public Activity Typing(string conversationId, string replyToId) => Message(conversationId, "", replyToId) with { Type = "typing", Text = null, TextFormat = null };

    /// <summary>
    /// Marks an activity as part of a streamed reply, in both forms: <c>channelData</c> for Web Chat, the entity <c>streaminfo</c> for Teams.
    /// A stream has the id of its first activity. Teams wants that first one without the id; Web Chat 4.18 would then take the first
    /// activities of all streams for one stream and draw a second reply above its question.
    /// </summary>
    /// <param name="activity">The activity with the whole text so far.</param>
    /// <param name="streamType"><c>informative</c>, <c>streaming</c> or <c>final</c>.</param>
    /// <param name="streamId">Id of the stream's first activity.</param>
    /// <param name="sequence">From 1; null in the final activity.</param>
    public static Activity InStream(Activity activity, string streamType, string streamId, int? sequence)
    {
        var data = new JsonObject { ["streamType"] = streamType, ["streamId"] = streamId };
        if (sequence is not null)
            data["streamSequence"] = sequence;
        var entity = data.DeepClone().AsObject();
        entity["type"] = "streaminfo";
        if (activity.Id == streamId)
            entity.Remove("streamId");
        return activity with { ChannelData = data, Entities = [entity] };
    }

    // Sorted by time as text, which keeps database pages and logs readable.
    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
}
