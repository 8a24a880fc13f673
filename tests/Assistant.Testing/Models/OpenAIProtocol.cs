using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Assistant.Testing.Models;

/// <summary>Writes replies as OpenAI's chat completions endpoint does: one JSON object, or server-sent events.</summary>
internal static class OpenAIProtocol
{
    private const int PieceLength = 5;
    private const string Id = "chatcmpl-recorded";

    public static async Task WriteAsync(HttpContext context, RecordedRequest request, RecordedReply reply)
    {
        if (reply.Status != StatusCodes.Status200OK)
            await WriteErrorAsync(context, reply);
        else if (request.Streams)
            await WriteStreamAsync(context, request, reply);
        else
            await WriteWholeAsync(context, request, reply);
    }

    private static async Task WriteErrorAsync(HttpContext context, RecordedReply reply)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsJsonAsync(new { error = new { message = reply.Content, type = "recorded_error", code = (string?)null } }, context.RequestAborted);
    }

    private static async Task WriteWholeAsync(HttpContext context, RecordedRequest request, RecordedReply reply)
    {
        if (reply.HalfwayGate is { } gate)
            await gate.WaitAsync(context.RequestAborted);
        if (reply.End != RecordedEnd.Whole)
        {
            context.Abort();
            return;
        }
        var message = new Dictionary<string, object?> { ["role"] = "assistant", ["content"] = reply.Content.Length > 0 ? reply.Content : null };
        if (reply.Calls.Count > 0)
            message["tool_calls"] = reply.Calls.Select((call, index) => Call(call, index, call.Arguments));
        await context.Response.WriteAsJsonAsync(
            new { id = Id, @object = "chat.completion", created = 0, model = "recorded", choices = new[] { new { index = 0, message, finish_reason = FinishReason(reply) } }, usage = Usage(request, reply) },
            context.RequestAborted);
    }

    private static async Task WriteStreamAsync(HttpContext context, RecordedRequest request, RecordedReply reply)
    {
        context.Response.ContentType = "text/event-stream";
        var deltas = Deltas(reply).ToArray();
        for (var index = 0; index < deltas.Length; index++)
        {
            if (index == (deltas.Length + 1) / 2 && await StopsHalfwayAsync(context, reply))
                return;
            await SendAsync(context, Chunk(deltas[index], null));
        }
        await SendAsync(context, Chunk(new { }, FinishReason(reply)));
        if (request.Body.TryGetProperty("stream_options", out var options) && options.TryGetProperty("include_usage", out var usage) && usage.GetBoolean())
            await SendAsync(context, new { id = Id, @object = "chat.completion.chunk", created = 0, model = "recorded", choices = Array.Empty<object>(), usage = Usage(request, reply) });
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static async Task<bool> StopsHalfwayAsync(HttpContext context, RecordedReply reply)
    {
        if (reply.HalfwayGate is { } gate)
            await gate.WaitAsync(context.RequestAborted);
        if (reply.End == RecordedEnd.Reset)
            context.Abort();
        return reply.End != RecordedEnd.Whole;
    }

    private static IEnumerable<object> Deltas(RecordedReply reply)
    {
        yield return new { role = "assistant", content = "" };
        foreach (var piece in Pieces(reply.Content))
            yield return new { content = piece };
        for (var index = 0; index < reply.Calls.Count; index++)
        {
            yield return new { tool_calls = new[] { Call(reply.Calls[index], index, "") } };
            foreach (var piece in Pieces(reply.Calls[index].Arguments))
                yield return new { tool_calls = new[] { new { index, function = new { arguments = piece } } } };
        }
    }

    private static object Call(RecordedCall call, int index, string arguments) =>
        new { index, id = $"call_{index}_{Guid.NewGuid():N}", type = "function", function = new { name = call.Tool, arguments } };

    /// <summary>Cuts between characters, never inside one.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            piece.Append(rune);
            if (piece.Length < PieceLength)
                continue;
            yield return piece.ToString();
            piece.Clear();
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }

    private static object Chunk(object delta, string? finishReason) =>
        new { id = Id, @object = "chat.completion.chunk", created = 0, model = "recorded", choices = new[] { new { index = 0, delta, finish_reason = finishReason } } };

    private static string FinishReason(RecordedReply reply) => reply.Calls.Count > 0 ? "tool_calls" : "stop";

    /// <summary>Plausible counts: a token for four characters.</summary>
    private static object Usage(RecordedRequest request, RecordedReply reply)
    {
        var prompt = request.Body.GetRawText().Length / 4;
        var completion = (reply.Content.Length + reply.Calls.Sum(call => call.Arguments.Length)) / 4 + 1;
        return new { prompt_tokens = prompt, completion_tokens = completion, total_tokens = prompt + completion, prompt_tokens_details = new { cached_tokens = prompt / 2 } };
    }

    private static async Task SendAsync(HttpContext context, object data)
    {
        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(data)}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
