using System.Text.Json;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Reads a small JSON object from a request without trusting its size.</summary>
internal static class BoundedBody
{
    /// <summary>Largest body that is read, in bytes: a message of 4,000 characters fits several times.</summary>
    public const int Limit = 64 * 1024;

    /// <exception cref="DirectLineException">413 above <see cref="Limit"/>; 400 when the body is no JSON object, with line and column.</exception>
    public static async Task<JsonElement> ReadObjectAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Parse(await ReadAsync(request, cancellationToken));

    /// <summary>As <see cref="ReadObjectAsync"/>, but null when there is no body.</summary>
    public static async Task<JsonElement?> ReadOptionalObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request, cancellationToken);
        return body.IsEmpty ? null : Parse(body);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = JsonElement.Parse(body.Span, new JsonDocumentOptions { MaxDepth = 16 });
            return root.ValueKind == JsonValueKind.Object
                ? root
                : throw DirectLineException.BadArgument($"The body must be a JSON object, not {root.ValueKind.ToString().ToLowerInvariant()}.");
        }
        catch (JsonException exception)
        {
            throw DirectLineException.BadArgument($"The body is not valid JSON at line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Limit)
            throw TooLarge();
        var buffer = new byte[Limit + 1];
        var count = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return count > Limit ? throw TooLarge() : buffer.AsMemory(0, count);
    }

    private static DirectLineException TooLarge() =>
        DirectLineException.TooLarge($"The message is too large: at most {Limit / 1024} KB are read. A message may have 4,000 characters.");
}
