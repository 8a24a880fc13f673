using System.Diagnostics;
using System.Text.Json;
using Assistant.Guide.Constraints;
using Assistant.Guide.Grounding;
using Assistant.Guide.Turns;
using Assistant.Plugins;
using Microsoft.Extensions.AI;

namespace Assistant.Guide;

/// <summary>A turn while it is answered: what came in, what was understood, what the tools said, where the time went.</summary>
internal sealed class ActiveTurn
{
    private readonly Dictionary<string, int> _calls;
    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _model, _tools;
    private TimeSpan? _firstText;

    public ActiveTurn(TurnRequest request, OpenTurn open, string text, string language, StatedConstraints stated)
    {
        (Request, Open, Text, Language, Stated) = (request, open, text, language, stated);
        State = open.State with { Pending = null };
        _calls = new(open.State.ToolCalls, StringComparer.Ordinal);
        Facts = FactsOf(open, _calls);
    }

    public TurnRequest Request { get; }
    public OpenTurn Open { get; }

    /// <summary>The shopper's message, cleaned.</summary>
    public string Text { get; }
    public string Language { get; }
    public StatedConstraints Stated { get; }

    /// <summary>What the conversation remembers after this turn.</summary>
    public ConversationState State { get; set; }

    /// <summary>The calls of this turn, in order.</summary>
    public List<ToolOutcome> Outcomes { get; } = [];

    /// <summary>What the tools of this and the turns before said.</summary>
    public FactIndex Facts { get; }

    /// <summary>The search of this turn as it was run, or null.</summary>
    public SearchPlan? Search { get; set; }
    public UsageRecord Usage { get; private set; } = new(0, 0, 0);

    /// <summary>True once the model has failed in this turn: code answers.</summary>
    public bool ModelFailed { get; set; }

    /// <summary>Takes note of a call: its facts, and its number in the conversation.</summary>
    public ToolOutcome Add(string tool, JsonElement arguments, JsonElement result)
    {
        var outcome = new ToolOutcome(tool, arguments, result, $"{tool}#{_calls[tool] = _calls.GetValueOrDefault(tool) + 1}");
        Outcomes.Add(outcome);
        Facts.Add(outcome.Source, result);
        State = State with { ToolCalls = new Dictionary<string, int>(_calls, StringComparer.Ordinal) };
        return outcome;
    }

    public void CountModel(long since, UsageDetails? usage)
    {
        _model += Stopwatch.GetElapsedTime(since);
        if (usage is not null)
            Usage = new(Usage.PromptTokens + (usage.InputTokenCount ?? 0), Usage.CachedTokens + (usage.CachedInputTokenCount ?? 0), Usage.GeneratedTokens + (usage.OutputTokenCount ?? 0));
    }

    public void CountTool(long since) => _tools += Stopwatch.GetElapsedTime(since);

    /// <summary>Called with the first text that is shown.</summary>
    public void CountText() => _firstText ??= Stopwatch.GetElapsedTime(_began);

    public TimingRecord Timings()
    {
        var total = Stopwatch.GetElapsedTime(_began);
        return new(Milliseconds(total), Milliseconds(_model), Milliseconds(_tools), Milliseconds(_firstText ?? total), Math.Max(0, Milliseconds(total - _model - _tools)));
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);

    // The calls of the turns before carry the numbers that they had then.
    private static FactIndex FactsOf(OpenTurn open, IReadOnlyDictionary<string, int> counts)
    {
        var facts = new FactIndex();
        var calls = open.History.SelectMany(turn => turn.Record.ToolCalls).ToArray();
        var next = calls.GroupBy(call => call.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => counts.GetValueOrDefault(group.Key) - group.Count() + 1, StringComparer.Ordinal);
        foreach (var call in calls)
            facts.Add($"{call.Name}#{next[call.Name]++}", call.Result);
        return facts;
    }
}

/// <summary>A call as it was run.</summary>
/// <param name="Source">Tool and number of its call in the conversation: <c>search_products#1</c>.</param>
internal sealed record ToolOutcome(string Tool, JsonElement Arguments, JsonElement Result, string Source)
{
    public bool IsError => Result.ValueKind == JsonValueKind.Object && Result.TryGetProperty("error", out _);

    /// <summary>True when the tool asks for a yes before it changes anything.</summary>
    public bool Asks => Result.ValueKind == JsonValueKind.Object && Result.TryGetProperty("confirm", out _);
}
