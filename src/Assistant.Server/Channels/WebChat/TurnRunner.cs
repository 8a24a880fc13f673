using Assistant.Guide;
using Assistant.Server.Channels.WebChat.Cards;
using Assistant.Server.Health;
using Assistant.Shop;
using Microsoft.Extensions.Options;

namespace Assistant.Server.Channels.WebChat;

/// <summary>Answers one message: streams the reply to open sockets, then stores it. Whatever happens, the shopper gets an honest reply.</summary>
internal sealed partial class TurnRunner(
    IGuide guide, ActivityStore store, ActivityFactory activities, ConversationHub hub, ReplyCounters counters,
    IOptions<WebChatOptions> options, TimeProvider time, ILogger<TurnRunner> logger)
{
    /// <param name="turn">The message.</param>
    /// <param name="stopping">Fires when the server can wait no longer: the message then stays unanswered, and the next start says so.</param>
    public async Task RunAsync(TurnRequest turn, CancellationToken stopping)
    {
        var stream = new ReplyStream(hub, activities, turn.ConversationId, turn.ActivityId!);
        stream.Begin();
        var reply = await AnswerAsync(turn, stream, stopping);
        await store.AddReplyAsync(stream.Conclude(reply), stopping);
    }

    private async Task<Activity> AnswerAsync(TurnRequest turn, ReplyStream stream, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TurnSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var record = await StreamAsync(turn, stream, either.Token);
            counters.Count(record);
            return Compose(turn, record);
        }
        catch (TurnRefusedException refusal)
        {
            LogRefused(turn.ConversationId, refusal.Code);
            return activities.Message(turn.ConversationId, refusal.Message, turn.ActivityId);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogFailed(exception, turn.ConversationId);
            counters.CountFailure();
            var language = turn.Text.Length > 0 ? Languages.Of(turn.Text) : WebChatTexts.LanguageOf(turn.Locale);
            return activities.Message(turn.ConversationId, WebChatTexts.In(language).Failed, turn.ActivityId);
        }
    }

    private async Task<TurnRecord> StreamAsync(TurnRequest turn, ReplyStream stream, CancellationToken cancellationToken)
    {
        TurnRecord? record = null;
        await foreach (var update in guide.RunAsync(turn, cancellationToken).WithCancellation(cancellationToken))
        {
            switch (update)
            {
                case TurnStatus status: stream.Inform(status.Text); break;
                case TurnText text: stream.Append(text.Delta); break;
                case TurnRestart: stream.Restart(); break;
                case TurnCompleted completed: record = completed.Record; break;
            }
        }
        return record ?? throw new InvalidOperationException("The guide ended a turn without its record.");
    }

    private Activity Compose(TurnRequest turn, TurnRecord record)
    {
        var cards = ReplyCards.Of(record);
        return activities.Message(turn.ConversationId, record.Reply, turn.ActivityId, Activity.Markdown) with
        {
            Locale = record.Language,
            Attachments = cards.Count > 0 ? cards : null,
            AttachmentLayout = cards.Count > 1 ? "carousel" : null,
            SuggestedActions = SuggestedActions.Of(record.Presentation.SuggestedActions),
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A turn of conversation {ConversationId} was refused: {Code}")]
    private partial void LogRefused(string conversationId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of conversation {ConversationId} failed")]
    private partial void LogFailed(Exception exception, string conversationId);
}
