using Assistant.Shop.Conversations;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Server.Channels.WebChat;

/// <summary>What a client reads: activities as JSON, oldest first, and the watermark to read on from.</summary>
internal sealed record ActivityPage(IReadOnlyList<string> Activities, long Watermark);

/// <summary>Keeps the activities of conversations in the order of their watermark, and tells listeners of new ones.</summary>
internal sealed class ActivityStore(IDbContextFactory<ShopDbContext> contexts, ConversationHub hub, TimeProvider time)
{
    /// <summary>Activities after <paramref name="watermark"/>. One beyond the end gives nothing, and the true end to go on from.</summary>
    public async Task<ActivityPage> ReadAsync(string conversationId, long watermark, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId);
        var next = await all.Where(a => a.Id > watermark).OrderBy(a => a.Id).Select(a => new { a.Id, a.Json }).ToListAsync(cancellationToken);
        var end = next.Count > 0 ? next[^1].Id : await all.MaxAsync(a => (long?)a.Id, cancellationToken) ?? 0;
        return new([.. next.Select(a => a.Json)], end);
    }

    /// <summary>Stores a shopper's activity. False: it was there already, nothing changed.</summary>
    public async Task<bool> AddIncomingAsync(Activity activity, bool awaitsReply, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Activities.AnyAsync(a => a.ConversationId == activity.Conversation.Id && a.ActivityId == activity.Id, cancellationToken))
            return false;
        db.Activities.Add(Row(activity, awaitsReply));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (cancellationToken.IsCancellationRequested is false)
        {
            // Two deliveries at once: the unique index let one of them in.
            db.ChangeTracker.Clear();
            if (await db.Activities.AnyAsync(a => a.ConversationId == activity.Conversation.Id && a.ActivityId == activity.Id, cancellationToken))
                return false;
            throw;
        }
        hub.PublishStored(activity.Conversation.Id);
        return true;
    }

    /// <summary>Stores a reply and marks the message it answers as answered, both or neither.</summary>
    public async Task AddReplyAsync(Activity reply, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var question = await db.Activities.SingleOrDefaultAsync(
            a => a.ConversationId == reply.Conversation.Id && a.ActivityId == reply.ReplyToId, cancellationToken);
        if (question is not null)
            question.AwaitsReply = false;
        db.Activities.Add(Row(reply, awaitsReply: false));
        await db.SaveChangesAsync(cancellationToken);
        hub.PublishStored(reply.Conversation.Id);
    }

    private StoredActivity Row(Activity activity, bool awaitsReply) => new()
    {
        ConversationId = activity.Conversation.Id, ActivityId = activity.Id, Json = activity.ToJson(), CreatedAt = time.GetUtcNow(), AwaitsReply = awaitsReply,
    };
}
