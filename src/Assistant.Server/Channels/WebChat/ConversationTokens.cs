using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>What a token allows: one conversation, as one user, until a moment.</summary>
/// <param name="ConversationId">The only conversation that the token opens.</param>
/// <param name="UserId">Random; the sender of every activity that comes with the token.</param>
/// <param name="ShopperId">The signed-in shopper, or null. Never leaves the server in clear.</param>
/// <param name="ExpiresAt">From then on the token is refused.</param>
internal sealed record ConversationAccess(string ConversationId, string UserId, string? ShopperId, DateTimeOffset ExpiresAt);

/// <summary>Makes and reads tokens: encrypted and signed by ASP.NET Core Data Protection, whose keys lie beside the database.</summary>
internal sealed class ConversationTokens(IDataProtectionProvider protection, IOptions<WebChatOptions> options, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Assistant.WebChat.ConversationToken.v1");

    public int LifetimeSeconds => options.Value.TokenMinutes * 60;

    /// <summary>A new conversation for a new random user.</summary>
    public ConversationAccess NewConversation(string? shopperId) =>
        new(RandomId(""), RandomId("user-"), shopperId, time.GetUtcNow().AddSeconds(LifetimeSeconds));

    /// <summary>The same access with a full lifetime.</summary>
    public ConversationAccess Refresh(ConversationAccess access) => access with { ExpiresAt = time.GetUtcNow().AddSeconds(LifetimeSeconds) };

    public string Write(ConversationAccess access) => _protector.Protect(JsonSerializer.Serialize(access));

    /// <summary>Null when the token was altered, comes from another shop, or has expired.</summary>
    public ConversationAccess? Read(string token)
    {
        try
        {
            var access = JsonSerializer.Deserialize<ConversationAccess>(_protector.Unprotect(token));
            return access is not null && access.ExpiresAt > time.GetUtcNow() ? access : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string RandomId(string prefix) => prefix + RandomNumberGenerator.GetHexString(26, lowercase: true);
}
