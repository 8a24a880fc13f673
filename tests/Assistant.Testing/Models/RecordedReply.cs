using System.Text.Json;

namespace Assistant.Testing.Models;

/// <summary>What a recorded model answers to one request: text, tool calls, or a fault of the server.</summary>
public sealed record RecordedReply
{
    /// <summary>The reply text; may be beside calls.</summary>
    public string Content { get; init; } = "";

    /// <summary>The tool calls, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls { get; init; } = [];

    /// <summary>HTTP status; anything but 200 is sent with <see cref="Content"/> as the error's message.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Seconds for the <c>Retry-After</c> header, or null.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>What happens to the connection when half of the reply was sent.</summary>
    public RecordedEnd End { get; init; }

    /// <summary>When set, half of the reply is sent, then nothing until the task has ended (or the client has gone).</summary>
    public Task? HalfwayGate { get; init; }

    /// <summary>A reply in words.</summary>
    public static RecordedReply Text(string text) => new() { Content = text };

    /// <summary>One tool call; the arguments are any object that serialises to a JSON object.</summary>
    public static RecordedReply Call(string tool, object? arguments = null) => new() { Calls = [RecordedCall.Of(tool, arguments)] };

    /// <summary>Several tool calls in one message.</summary>
    public static RecordedReply SeveralCalls(params RecordedCall[] calls) => new() { Calls = calls };

    /// <summary>An error of the server, as OpenAI writes it.</summary>
    public static RecordedReply Error(int status, string message = "recorded error", int? retryAfter = null) =>
        new() { Status = status, Content = message, RetryAfter = retryAfter };

    /// <summary>A stream that ends in the middle of <paramref name="text"/>.</summary>
    public static RecordedReply Broken(string text, RecordedEnd end = RecordedEnd.Halfway) => new() { Content = text, End = end };

    /// <summary>Half of the text, then nothing until <paramref name="gate"/> has ended.</summary>
    public static RecordedReply Held(string text, Task gate) => new() { Content = text, HalfwayGate = gate };
}

/// <summary>How a recorded stream ends.</summary>
public enum RecordedEnd
{
    /// <summary>As it should.</summary>
    Whole,

    /// <summary>The body ends halfway, without a finish reason.</summary>
    Halfway,

    /// <summary>The connection is reset halfway; what was sent may not arrive.</summary>
    Reset,
}

/// <summary>A tool call; <see cref="Arguments"/> is sent as it is, so a test can send JSON that is not valid.</summary>
public sealed record RecordedCall(string Tool, string Arguments)
{
    /// <summary>A call with arguments from an object such as <c>new { query = "kettle" }</c>.</summary>
    public static RecordedCall Of(string tool, object? arguments = null) => new(tool, JsonSerializer.Serialize(arguments ?? new object()));
}
