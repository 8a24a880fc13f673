using System.Text.Json.Serialization;

namespace Assistant.Server.Channels.WebChat;

/// <summary>What Direct Line answers to who may talk: the protocol's own names, and <paramref name="UserId"/>, by which a page knows its own messages.</summary>
/// <param name="ConversationId">The conversation that the token opens.</param>
/// <param name="Token">For <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="UserId">Sender of every activity that comes with the token.</param>
/// <param name="StreamUrl">Address of the WebSocket, or null.</param>
internal sealed record ConversationGrant(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string UserId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl);
