using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Lets a request to <c>/conversations/{conversationId}</c> through only with a token of exactly that conversation.</summary>
internal sealed class RequireAccess(ConversationTokens tokens) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var access = Check(tokens, BearerToken(http) ?? http.Request.Query["t"].ToString());
        if (http.Request.RouteValues.TryGetValue("conversationId", out var asked) && !string.Equals(asked as string, access.ConversationId, StringComparison.Ordinal))
            throw DirectLineException.Forbidden("Forbidden", "The token belongs to another conversation.");
        http.Features.Set(access);
        return next(context);
    }

    /// <summary>What the token of a request that passed this filter allows.</summary>
    public static ConversationAccess Of(HttpContext http) => http.Features.GetRequiredFeature<ConversationAccess>();

    private static ConversationAccess Check(ConversationTokens tokens, string? token)
    {
        if (string.IsNullOrEmpty(token))
            throw DirectLineException.Unauthorized("No token: send it as 'Authorization: Bearer TOKEN' (POST /v3/directline/tokens/generate gives one).");
        return tokens.Read(token)
            ?? throw DirectLineException.Forbidden("TokenExpired", "The token has expired or is not one of this shop's: ask for a new one (POST /v3/directline/tokens/generate).");
    }

    public static string? BearerToken(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
