namespace Assistant.Server.Channels.WebChat;

/// <summary>A request that is refused; the message is meant for the caller.</summary>
internal sealed class DirectLineException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;

    /// <summary>Seconds, for the header Retry-After.</summary>
    public int? RetryAfter { get; init; }

    public static DirectLineException BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);
    public static DirectLineException Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);
    public static DirectLineException Forbidden(string code, string message) => new(StatusCodes.Status403Forbidden, code, message);
    public static DirectLineException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "MessageTooLarge", message);
    public static DirectLineException Busy(int seconds, string message) => new(StatusCodes.Status429TooManyRequests, "Busy", message) { RetryAfter = seconds };
}

/// <summary>Writes a <see cref="DirectLineException"/> as Direct Line does: <c>{"error": {"code", "message"}}</c>.</summary>
internal sealed class DirectLineErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DirectLineException refusal)
        {
            if (refusal.RetryAfter is { } seconds)
                context.HttpContext.Response.Headers.RetryAfter = seconds.ToString();
            return TypedResults.Json(new { error = new { code = refusal.Code, message = refusal.Message } }, statusCode: refusal.Status);
        }
    }
}
