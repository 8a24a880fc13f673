using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Shop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Tokens of Direct Line 3.0: a page without sign-in asks for one itself, a signed-in shopper's page gets one through the shop's own server.</summary>
internal sealed class TokenEndpoints(ConversationTokens tokens, IDbContextFactory<ShopDbContext> contexts, IOptions<WebChatOptions> options)
{
    /// <summary><c>POST /v3/directline/tokens/generate</c>. With the shop's secret, <c>{"user": {"id": SHOPPER}}</c> names who is signed in.</summary>
    public async Task<IResult> GenerateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var secret = RequireAccess.BearerToken(http);
        var shopper = await RequestedShopperAsync(http.Request, cancellationToken);
        if (secret is not null && !IsSecret(secret))
            throw DirectLineException.Forbidden("BadSecret", "The secret is not this shop's (setting WebChat:Secret).");
        if (secret is null && shopper is not null)
            throw DirectLineException.Unauthorized("user.id needs the shop's secret: only the shop's own server may say who a shopper is.");
        if (secret is null && !options.Value.AllowAnonymous)
            throw DirectLineException.Unauthorized("This shop answers signed-in shoppers only (setting WebChat:AllowAnonymous).");
        return await ForShopperAsync(shopper, cancellationToken);
    }

    /// <summary>A token for a new conversation of <paramref name="shopperId"/>, or of a visitor when it is null.</summary>
    /// <exception cref="DirectLineException">The shop knows no such shopper.</exception>
    public async Task<IResult> ForShopperAsync(string? shopperId, CancellationToken cancellationToken)
    {
        if (shopperId is not null)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await db.Shoppers.AnyAsync(s => s.Id == shopperId, cancellationToken))
                throw DirectLineException.BadArgument("user.id: the shop knows no such shopper. Import the shoppers first, or leave user out for a visitor.");
        }
        return Answer(tokens.NewConversation(shopperId));
    }

    /// <summary><c>POST /v3/directline/tokens/refresh</c>: the same conversation for another full lifetime.</summary>
    public IResult Refresh(HttpContext http) => Answer(tokens.Refresh(RequireAccess.Of(http)));

    private JsonHttpResult<ConversationGrant> Answer(ConversationAccess access) =>
        TypedResults.Json(new ConversationGrant(access.ConversationId, tokens.Write(access), tokens.LifetimeSeconds, access.UserId, StreamUrl: null));

    private static async Task<string?> RequestedShopperAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadOptionalObjectAsync(request, cancellationToken) is not { } body)
            return null;
        // The protocol's own clients write both "user.id" and "User.Id".
        return Property(body, "user") is not { } user ? null
            : user.ValueKind == JsonValueKind.Object && Property(user, "id") is { ValueKind: JsonValueKind.String } id ? id.GetString()
            : throw DirectLineException.BadArgument("user must be an object with the shopper's id as a string: {\"user\": {\"id\": \"...\"}}.");
    }

    private static JsonElement? Property(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind != JsonValueKind.Null)
                return property.Value;
        }
        return null;
    }

    private bool IsSecret(string given) => options.Value.Secret is { } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
