using System.Diagnostics;
using System.Text.Json;
using Assistant.Plugins;
using Assistant.Plugins.Tools;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Guide.ToolLoop;

/// <summary>Runs one tool call with the shopper's identity and a time limit. What goes wrong becomes an error result; its cause stays in the log.</summary>
internal sealed partial class ToolRunner(GuideTools tools, IOptions<GuideOptions> options, TimeProvider time, ILogger<ToolRunner> logger)
{
    /// <summary>Runs the call and adds it to the turn.</summary>
    /// <exception cref="OperationCanceledException">The turn was cancelled.</exception>
    public async Task<ToolOutcome> RunAsync(ActiveTurn turn, ToolCall call, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await InvokeAsync(turn, call, cancellationToken);
        if (call.Search?.Otherwise is { } otherwise && NearestMatches.IsUnmet(result))
        {
            call = SearchCalls.Of(otherwise);
            result = await InvokeAsync(turn, call, cancellationToken);
        }
        turn.CountTool(began);
        if (call.Search is not null)
            turn.Search = call.Search;
        return turn.Add(call.Tool, JsonSerializer.SerializeToElement(call.Arguments, ToolJson.Options), NearestMatches.WithinPrice(result));
    }

    private async Task<JsonElement> InvokeAsync(ActiveTurn turn, ToolCall call, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(options.Value.ToolSeconds);
        using var late = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // A tool that ignores its token is left behind: the turn goes on without it.
            return await tools.InvokeAsync(call.Tool, call.Arguments, Context(turn, call), stop.Token).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            LogLate(call.Tool, limit.TotalSeconds);
            return Error("timeout", "The tool took too long.");
        }
        catch (Exception fault)
        {
            LogFault(fault, call.Tool);
            return Error("failed", "The tool failed.");
        }
    }

    private static ToolContext Context(ActiveTurn turn, ToolCall call) => new()
    {
        ConversationId = turn.Open.ConversationId,
        ShopperId = turn.Request.ShopperId,
        Language = turn.Language,
        State = turn.State,
        Confirmed = call.Confirmed,
        ChangeId = call.ChangeId,
        Text = turn.Text,
        Exclude = call.Search?.Arguments.Exclude ?? [],
        Notes = call.Search?.Notes ?? [],
    };

    private static JsonElement Error(string code, string message) => ToolJson.Serialize(new ErrorResult(new ToolError(code, message)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tool {Tool} took longer than {Seconds} s and was given up")]
    private partial void LogLate(string tool, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tool {Tool} failed")]
    private partial void LogFault(Exception fault, string tool);
}

/// <summary>A call that is ready to run.</summary>
/// <param name="Search">For a search: the plan that its arguments come from.</param>
/// <param name="Confirmed">True when the shopper has said yes to it.</param>
/// <param name="ChangeId">Name of the confirmed change.</param>
internal sealed record ToolCall(string Tool, IReadOnlyDictionary<string, object?> Arguments, Constraints.SearchPlan? Search = null, bool Confirmed = false, string? ChangeId = null)
{
    /// <summary>Equal for calls that would do the same.</summary>
    public string Key => Tool + JsonSerializer.Serialize(Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal), ToolJson.Options);
}
