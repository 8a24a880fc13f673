using System.Text.Json;
using Assistant.Guide;
using Assistant.Shop;
using Assistant.Shop.Conversations;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Server.Channels.WebChat;

/// <summary>What a server that was killed in the middle still owes: an answered turn is delivered, any other gets an honest notice.</summary>
internal sealed partial class UnfinishedTurns(
    IDbContextFactory<ShopDbContext> contexts, ActivityStore store, ActivityFactory activities, TurnRunner runner, ILogger<UnfinishedTurns> logger)
{
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var message in await OwedAsync(cancellationToken))
        {
            var answered = await WasAnsweredAsync(message, cancellationToken);
            LogOwed(message.ConversationId, answered ? "is delivered" : "gets a notice");
            if (answered)
                await runner.RunAsync(new TurnRequest { ConversationId = message.ConversationId, Channel = WebChatExtensions.Channel, ActivityId = message.ActivityId, Text = TextOf(message) }, cancellationToken);
            else
                await store.AddReplyAsync(Notice(message), cancellationToken);
        }
    }

    private async Task<List<StoredActivity>> OwedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Activities.AsNoTracking().Where(a => a.AwaitsReply).OrderBy(a => a.Id).ToListAsync(cancellationToken);
    }

    // The guide answers a repeated activity with the stored record and does nothing else, so it can be asked again.
    private async Task<bool> WasAnsweredAsync(StoredActivity message, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Turns.AnyAsync(
            t => t.ConversationId == message.ConversationId && t.ActivityId == message.ActivityId && t.Reply != null, cancellationToken);
    }

    private Activity Notice(StoredActivity message)
    {
        var text = TextOf(message);
        var language = text.Length > 0 ? Languages.Of(text) : WebChatTexts.LanguageOf(StringOf(message, "locale"));
        return activities.Message(message.ConversationId, WebChatTexts.In(language).Interrupted, message.ActivityId) with
        {
            SuggestedActions = text.Length is > 0 and <= 100 ? SuggestedActions.Of([text]) : null,
        };
    }

    private static string TextOf(StoredActivity message) => StringOf(message, "text") ?? "";

    private static string? StringOf(StoredActivity message, string property)
    {
        using var json = JsonDocument.Parse(message.Json);
        return json.RootElement.TryGetProperty(property, out var value) ? value.GetString() : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of conversation {ConversationId} was left unanswered by the last run: it {What}")]
    private partial void LogOwed(string conversationId, string what);
}
