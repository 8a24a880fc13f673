using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Guide.Constraints;
using Assistant.Guide.Context;
using Assistant.Guide.Reply;
using Assistant.Guide.ToolLoop;
using Assistant.Guide.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Guide;

/// <summary>Answers turns: the steps of design.md, one after the other.</summary>
internal sealed partial class ShoppingGuide(
    ConversationGate conversations, TurnStore store, TurnLoop loop, ToolRunner tools, Renderer renderer, ModelCaller model, ModelHealth health,
    IOptions<GuideOptions> options, TimeProvider time, ILogger<ShoppingGuide> logger) : IGuide
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TurnUpdate> RunAsync(TurnRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = Channel.CreateUnbounded<TurnUpdate>(new() { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var turn = WriteAsync(request, updates.Writer, stop.Token);
        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(CancellationToken.None))
                yield return update;
        }
        finally
        {
            // A reader that leaves early cancels the turn and sees its end, so that nothing runs behind its back.
            await stop.CancelAsync();
            await turn;
        }
    }

    private async Task WriteAsync(TurnRequest request, ChannelWriter<TurnUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            updates.TryWrite(new TurnCompleted(await AnswerAsync(request, updates, cancellationToken)));
            updates.TryComplete();
        }
        catch (Exception fault)
        {
            updates.TryComplete(fault); // thrown to the reader
        }
    }

    private async Task<TurnRecord> AnswerAsync(TurnRequest request, ChannelWriter<TurnUpdate> updates, CancellationToken cancellationToken)
    {
        // 1. What came in.
        var text = ShopperMessage.Read(request.Text, LanguageDecision.Decide(request.Text.Length > 200 ? request.Text[..200] : request.Text, null, request.Locale));
        var before = await store.LanguageAsync(request.ConversationId, cancellationToken);
        var language = LanguageDecision.Decide(text, before, request.Locale);
        // 2. One turn of a conversation at a time, only while the guide owns it.
        using var pass = await conversations.EnterAsync(request.ConversationId, cancellationToken)
            ?? throw new TurnRefusedException("busy", Phrases.Busy(language));
        var open = await store.OpenAsync(request, text, language, options.Value.HistoryTurns, cancellationToken);
        if (open.Stored is { } stored)
            return stored;
        try
        {
            // 3. What was meant.
            var turn = new ActiveTurn(request, open, text, language, ConstraintReader.Read(text));
            var output = new TurnOutput(turn, updates);
            // 4.-6. Model, tools, grounding; code where words leave no doubt or the model has no reply that may be sent.
            var reply = await DecidedAsync(turn, output, cancellationToken) ?? await ModelAsync(turn, output, cancellationToken)
                ?? Show(output, await renderer.RenderAsync(turn, output, cancellationToken));
            // 7. Stored with its evidence, in the transaction that checks the owner again.
            cancellationToken.ThrowIfCancellationRequested();
            return await CompleteAsync(turn, reply);
        }
        catch (Exception fault) when (fault is not TurnRefusedException)
        {
            await store.CancelAsync(open);
            if (fault is not OperationCanceledException)
                LogFailed(fault, request.ConversationId);
            throw;
        }
    }

    // A button, or the answer to a question of the turn before: code decides, the model is not asked.
    private async Task<DraftReply?> DecidedAsync(ActiveTurn turn, TurnOutput output, CancellationToken cancellationToken)
    {
        if (Confirmations.Answer(turn) is { } yes)
        {
            if (!yes)
                return Show(output, renderer.Cancelled(turn));
            await RunAsync(turn, output, Confirmations.Confirmed(turn.Open.State.Pending!), cancellationToken);
        }
        else if (turn.Request.Action is { } action && Buttons.Call(action, turn.State) is { } call)
        {
            await RunAsync(turn, output, call, cancellationToken);
        }
        else if (turn.Text.Length > 0)
        {
            return null;
        }
        return Show(output, await renderer.RenderAsync(turn, output, cancellationToken));
    }

    private async Task RunAsync(ActiveTurn turn, TurnOutput output, ToolCall call, CancellationToken cancellationToken)
    {
        output.Status(call.Tool);
        Confirmations.Keep(turn, await tools.RunAsync(turn, call, cancellationToken));
    }

    private async Task<DraftReply?> ModelAsync(ActiveTurn turn, TurnOutput output, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TurnSeconds), time);
        using var modelTime = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        return await loop.RunAsync(turn, output, modelTime.Token, cancellationToken);
    }

    private static DraftReply Show(TurnOutput output, DraftReply reply)
    {
        output.Text(reply.Text);
        return reply;
    }

    private async Task<TurnRecord> CompleteAsync(ActiveTurn turn, DraftReply reply)
    {
        turn.State = ShownProducts.Remember(turn.State, turn.Outcomes, turn.Search?.Arguments);
        var cards = ShownProducts.Cards(turn.Outcomes);
        var record = new TurnRecord
        {
            Reply = reply.Text,
            Language = turn.Language,
            ToolCalls = [.. turn.Outcomes.Select(outcome => new ToolCallRecord(outcome.Tool, outcome.Arguments, outcome.Result))],
            Products = [.. cards.Where(card => !card.Misses.Any(miss => miss is "min_price" or "max_price")).Select(card => new ProductRecord(card.Id, card.Name, card.Price, card.Currency))],
            Grounding = new(reply.Outcome, reply.Evidence),
            Model = model.Name,
            Usage = turn.Usage,
            Timings = turn.Timings(),
            Presentation = new()
            {
                Cards = cards,
                SuggestedActions = SuggestedActions.For(turn),
                Confirmation = turn.State.Pending?.Summary,
                HandedOff = turn.Outcomes.Exists(outcome => outcome is { Tool: "hand_off", IsError: false }),
            },
        };
        await store.CompleteAsync(turn.Open, record, turn.State, turn.Language);
        health.Replied(reply.Outcome);
        LogAnswered(turn.Open.ConversationId, turn.Open.Number, reply.Outcome, record.Timings.TotalMs, record.Timings.OverheadMs);
        return record;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {Conversation} turn {Turn}: {Outcome} reply in {TotalMs} ms, {OverheadMs} ms beside model and tools")]
    private partial void LogAnswered(string conversation, int turn, string outcome, double totalMs, double overheadMs);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of conversation {Conversation} failed")]
    private partial void LogFailed(Exception fault, string conversation);
}
