using System.Collections.Concurrent;
using System.Text.Json;
using Assistant.Guide;

namespace Assistant.Server.Tests.Support;

/// <summary>A guide whose turns are written by the test.</summary>
internal sealed class ScriptedGuide : IGuide
{
    public ConcurrentQueue<TurnRequest> Requests { get; } = new();

    /// <summary>What a turn does; by default it repeats the text.</summary>
    public Func<TurnRequest, CancellationToken, IAsyncEnumerable<TurnUpdate>> Script { get; set; } = (request, _) => Echo(request);

    public IAsyncEnumerable<TurnUpdate> RunAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return Script(request, cancellationToken);
    }

    public static async IAsyncEnumerable<TurnUpdate> Of(params IEnumerable<TurnUpdate> updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    public static IAsyncEnumerable<TurnUpdate> Echo(TurnRequest request) => Of(new TurnCompleted(Record($"You said: {request.Text}")));

    public static TurnRecord Record(string reply, string language = "en", TurnPresentation? presentation = null, params ToolCallRecord[] calls) => new()
    {
        Reply = reply,
        Language = language,
        ToolCalls = calls,
        Products = [],
        Grounding = new("real", []),
        Model = "scripted",
        Usage = new(10, 0, 5),
        Timings = new(1, 1, 0, 1, 0),
        Presentation = presentation ?? new(),
    };

    public static ToolCallRecord Call(string name, string resultJson) => new(name, JsonElement.Parse("{}"), JsonElement.Parse(resultJson));
}
