using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Server.Channels.WebChat;

/// <summary>An activity as it goes to clients: the part of the Bot Framework Activity schema (version 3.2) that the web chat uses.</summary>
internal sealed record Activity
{
    /// <summary><c>message</c>, <c>typing</c> or <c>event</c>.</summary>
    public required string Type { get; init; }
    public required string Id { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    public string ChannelId { get; init; } = "webchat";
    public required ChannelAccount From { get; init; }
    public required ConversationAccount Conversation { get; init; }
    public string? Text { get; init; }

    /// <summary><see cref="Plain"/>, or <see cref="Markdown"/> for replies, in which the guide has encoded every value and cleaned the model's words.</summary>
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? ReplyToId { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary><c>carousel</c> or null.</summary>
    public string? AttachmentLayout { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public JsonArray? Entities { get; init; }
    public JsonObject? ChannelData { get; init; }

    public const string Plain = "plain";
    public const string Markdown = "markdown";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Who sent an activity; <see cref="Role"/> is <c>user</c> or <c>bot</c>.</summary>
internal sealed record ChannelAccount(string Id, string Role, string? Name = null);

internal sealed record ConversationAccount(string Id);

/// <summary>A card.</summary>
internal sealed record Attachment(string ContentType, JsonObject Content)
{
    public static Attachment AdaptiveCard(JsonObject card) => new("application/vnd.microsoft.card.adaptive", card);
}

/// <summary>Texts offered as next messages.</summary>
internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions)
{
    public static SuggestedActions? Of(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? null : new([.. texts.Select(text => new CardAction("imBack", text, text))]);
}

internal sealed record CardAction(string Type, string Title, string Value);
