using Assistant.Guide.Grounding;
using Assistant.Inference;
using Assistant.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Assistant.Guide.ToolLoop;

/// <summary>The model's part of a turn: it answers or calls tools, a bounded number of times; its words are shown only when they are proved.</summary>
internal sealed class TurnLoop(
    ModelCaller model, PromptBuilder prompts, ToolRunner tools, GuideTools set, CallProof proof, ReplyContexts contexts, ModelHealth health, IOptions<GuideOptions> options)
{
    private const int MaxCallsPerAnswer = 4;

    /// <summary>The model's grounded reply, or null: the reply has to be rendered from what the tools of the turn said.</summary>
    /// <exception cref="OperationCanceledException">The turn was cancelled.</exception>
    public async Task<DraftReply?> RunAsync(ActiveTurn turn, TurnOutput output, CancellationToken modelTime, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(turn, output, withHistory: true, modelTime, cancellationToken);
        }
        catch (PromptTooLongException) when (turn.Outcomes.Count == 0)
        {
            return await WithoutHistoryAsync(turn, output, modelTime, cancellationToken);
        }
        catch (PromptTooLongException)
        {
            return null;
        }
    }

    private async Task<DraftReply?> WithoutHistoryAsync(ActiveTurn turn, TurnOutput output, CancellationToken modelTime, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(turn, output, withHistory: false, modelTime, cancellationToken);
        }
        catch (PromptTooLongException)
        {
            return null;
        }
    }

    private async Task<DraftReply?> RunAsync(ActiveTurn turn, TurnOutput output, bool withHistory, CancellationToken modelTime, CancellationToken cancellationToken)
    {
        var messages = prompts.Messages(turn, withInstructions: !model.KnowsTools, withHistory);
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var round = 1; round <= options.Value.MaxRounds; round++)
        {
            if (turn.Outcomes.Count > 0 && !model.WritesReplies)
                return null;
            // A small model's words wait until it is clear that no tool is needed; a general model's stream at once.
            var decides = model.KnowsTools && turn.Outcomes.Count == 0;
            var gate = new ReplyGate(new GroundingCheck(contexts.Of(turn)), decides ? _ => { } : output.Text);
            var answer = await model.AskAsync(turn, messages, Options(mayCall: round < options.Value.MaxRounds), gate.Push, modelTime, cancellationToken);
            if (answer is null)
                return Failed(turn, output, gate);
            if (answer.Calls.Count == 0)
            {
                if (decides && Overruled(turn) is { } call)
                {
                    if (!await CallAsync(turn, output, messages, call, seen, cancellationToken))
                        return null;
                    continue;
                }
                return await ReplyAsync(turn, output, messages, gate, answer.Text, decides, modelTime, cancellationToken);
            }
            if (gate.Shown.Length > 0 && !decides)
                output.Restart();
            // Small talk needs no tool, whatever a small model makes of it.
            if (decides && CallProof.IsTalk(turn))
                return null;
            foreach (var asked in answer.Calls.Take(MaxCallsPerAnswer))
            {
                if (!await CallAsync(turn, output, messages, Proved(turn, asked), seen, cancellationToken))
                    return null;
            }
        }
        return null;
    }

    // What a small model says without a tool stands for small talk only; otherwise the shopper's words decide.
    private ToolCall? Overruled(ActiveTurn turn)
    {
        if (CallProof.IsTalk(turn) || proof.FromWords(turn) is not { } call)
            return null;
        health.Corrected(call.Tool);
        return call;
    }

    private ToolCall Proved(ActiveTurn turn, FunctionCallContent asked)
    {
        var arguments = (IReadOnlyDictionary<string, object?>)(asked.Arguments?.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) ?? []);
        var call = asked.Exception is null
            ? proof.Prove(turn, asked.Name, arguments, trusted: !model.KnowsTools)
            : proof.FromWords(turn) ?? proof.Prove(turn, "search_products", arguments, trusted: false);
        if (call.Tool != asked.Name)
            health.Corrected(call.Tool);
        return call;
    }

    /// <summary>Runs a call; false ends the loop: it was run before, it waits for a yes, or nobody may run it yet.</summary>
    private async Task<bool> CallAsync(ActiveTurn turn, TurnOutput output, List<ChatMessage> messages, ToolCall call, HashSet<string> seen, CancellationToken cancellationToken)
    {
        if (!seen.Add(call.Key) || Confirmations.NeedsQuestion(turn, call))
            return false;
        output.Status(call.Tool);
        var outcome = await tools.RunAsync(turn, call, cancellationToken);
        if (outcome.IsError && model.KnowsTools && call.Tool is "get_product" or "compare_products" or "add_to_cart" && proof.FromWords(turn) is { } other && seen.Add(other.Key))
        {
            health.Corrected(other.Tool);
            outcome = await tools.RunAsync(turn, other, cancellationToken);
        }
        PromptBuilder.AddCall(messages, outcome.Tool, outcome.Arguments, outcome.Result);
        return !Confirmations.Keep(turn, outcome);
    }

    private async Task<DraftReply?> ReplyAsync(
        ActiveTurn turn, TurnOutput output, List<ChatMessage> messages, ReplyGate gate, string text, bool held, CancellationToken modelTime, CancellationToken cancellationToken)
    {
        if (gate.Finish() && SaysSomething(turn, gate))
        {
            if (held)
                output.Text(gate.Shown);
            return new DraftReply(gate.Shown.Trim(), "real", gate.Evidence);
        }
        if (gate.Shown.Length > 0 && !held)
            output.Restart();
        if (!model.WritesReplies)
            return null;
        // The second try: a general model is told what was wrong, a small one writes again with other luck.
        if (!model.KnowsTools)
        {
            messages.Add(new(ChatRole.Assistant, text));
            messages.Add(prompts.Redo(turn.Language, gate.Problems));
        }
        var second = new ReplyGate(new GroundingCheck(contexts.Of(turn)), output.Text);
        var answer = await model.AskAsync(turn, messages, Options(mayCall: false, again: true), second.Push, modelTime, cancellationToken);
        if (answer is { Calls.Count: 0 } && second.Finish() && SaysSomething(turn, second))
            return new DraftReply(second.Shown.Trim(), "redone", second.Evidence);
        if (second.Shown.Length > 0)
            output.Restart();
        return null;
    }

    // A small model may say something harmless that has nothing to do with what its tool found: then the result speaks for itself.
    private bool SaysSomething(ActiveTurn turn, ReplyGate gate) =>
        !model.KnowsTools || turn.Outcomes.Count == 0
        || gate.Evidence.Any(evidence => turn.Outcomes.Exists(outcome => !outcome.IsError && evidence.Source.StartsWith(outcome.Source + "/", StringComparison.Ordinal)));

    private static DraftReply? Failed(ActiveTurn turn, TurnOutput output, ReplyGate gate)
    {
        turn.ModelFailed = true;
        if (gate.Shown.Length > 0)
            output.Restart();
        return null;
    }

    private ChatOptions Options(bool mayCall, bool again = false) => new()
    {
        Tools = [.. set.All],
        ToolMode = mayCall ? ChatToolMode.Auto : ChatToolMode.None,
        AllowMultipleToolCalls = false,
        Temperature = model.KnowsTools ? again ? 0.7f : 0f : 0.2f,
        Seed = again ? 2 : 1,
        MaxOutputTokens = options.Value.MaxReplyTokens,
    };
}

/// <summary>A reply that is ready to be stored.</summary>
/// <param name="Outcome"><c>real</c>, <c>redone</c> or <c>rendered</c>.</param>
internal sealed record DraftReply(string Text, string Outcome, IReadOnlyList<EvidenceRecord> Evidence);
