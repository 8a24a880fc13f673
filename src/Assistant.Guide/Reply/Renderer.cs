using System.Text.Json;
using Assistant.Guide.Grounding;
using Assistant.Guide.Prompts;
using Assistant.Guide.ToolLoop;
using Assistant.Plugins.Tools;
using Microsoft.Extensions.Logging;

namespace Assistant.Guide.Reply;

/// <summary>The reply when the model has none that may be sent: rendered from what the tools said; when they said nothing, from a search with the shopper's own words.</summary>
internal sealed partial class Renderer(RenderedReplies replies, CallProof proof, ToolRunner tools, ReplyContexts contexts, ILogger<Renderer> logger)
{
    /// <summary>Never fails but by cancellation; there is always a reply.</summary>
    public async Task<DraftReply> RenderAsync(ActiveTurn turn, TurnOutput output, CancellationToken cancellationToken)
    {
        if (turn.State.Pending is { Tool: "hand_off" } question)
            return Reply(turn, question.Summary);
        if (!turn.Outcomes.Exists(IsUseful) && !turn.Outcomes.Exists(outcome => outcome.Tool == "search_products")
            && proof.FromWords(turn) is { } call && !Confirmations.NeedsQuestion(turn, call))
        {
            output.Status(call.Tool);
            Confirmations.Keep(turn, await tools.RunAsync(turn, call, cancellationToken));
        }
        return Reply(turn, turn.State.Pending is { Tool: "hand_off" } asked ? asked.Summary : Text(turn));
    }

    /// <summary>The reply to a no.</summary>
    public DraftReply Cancelled(ActiveTurn turn) => Reply(turn, replies.Cancelled(turn.Language));

    private string Text(ActiveTurn turn)
    {
        var outcome = turn.Outcomes.FindLast(IsUseful) ?? turn.Outcomes.LastOrDefault();
        try
        {
            return outcome is null ? Phrases.SmallTalk(turn.Language, turn.Text) ?? replies.CannotHelp(turn.Language)
                : replies.Render(outcome.Tool, outcome.Result, turn.Language, turn.Search?.Arguments.Query is { Length: > 0 } query ? query : null);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            LogUnrendered(fault, outcome?.Tool ?? "none");
            return replies.CannotHelp(turn.Language);
        }
    }

    // Grounded by construction: the check only finds the pointers.
    private DraftReply Reply(ActiveTurn turn, string text) =>
        new(text.Trim(), "rendered", [.. new GroundingCheck(contexts.Of(turn)).Sentence(text).Evidence.Distinct()]);

    private static bool IsUseful(ToolOutcome outcome) => !outcome.IsError || Code(outcome) is "sign_in_required" or "out_of_stock" or "ambiguous"
        || (Code(outcome) == "not_found" && outcome.Tool is "order_status" or "answer_policy");

    private static string? Code(ToolOutcome outcome) => outcome.IsError ? outcome.Result.Deserialize<ErrorResult>(ToolJson.Options)?.Error.Code : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The result of {Tool} could not be rendered")]
    private partial void LogUnrendered(Exception fault, string tool);
}
