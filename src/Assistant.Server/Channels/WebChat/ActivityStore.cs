using System.Data;
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
    public async Task<ActivityPage> ReadAsync(string conversationId, long watermark, CancellationToken cancellationToken, long upTo = long.MaxValue)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId);
        var next = await all.Where(a => a.Id > watermark && a.Id <= upTo).OrderBy(a => a.Id).Select(a => new { a.Id, a.Json }).ToListAsync(cancellationToken);
        var end = next.Count > 0 ? next[^1].Id : await all.MaxAsync(a => (long?)a.Id, cancellationToken) ?? 0;
        return new([.. next.Select(a => a.Json)], end);
    }

    /// <summary>Stores an activity of a conversation, which begins with its first one. False: it was there already, nothing changed.</summary>
    public async Task<bool> AddAsync(Activity activity, ConversationAccess access, bool awaitsReply, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // SQLite begins an immediate transaction: of two deliveries at once the second waits here and then finds the first.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Activities.AnyAsync(a => a.ConversationId == access.ConversationId && a.ActivityId == activity.Id, cancellationToken))
            return false;
        if (!await db.Conversations.AnyAsync(c => c.Id == access.ConversationId, cancellationToken))
            db.Conversations.Add(Begin(access));
        var row = db.Activities.Add(Row(activity, awaitsReply)).Entity;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hub.PublishStored(access.ConversationId, row.Id);
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
        var row = db.Activities.Add(Row(reply, awaitsReply: false)).Entity;
        await db.SaveChangesAsync(cancellationToken);
        hub.PublishStored(reply.Conversation.Id, row.Id);
    }

    private Conversation Begin(ConversationAccess access) => new()
    {
        Id = access.ConversationId, Channel = WebChatExtensions.Channel, ShopperId = access.ShopperId, CreatedAt = time.GetUtcNow(), UpdatedAt = time.GetUtcNow(),
    };

    private StoredActivity Row(Activity activity, bool awaitsReply) => new()
    {
        ConversationId = activity.Conversation.Id, ActivityId = activity.Id, Json = activity.ToJson(), CreatedAt = time.GetUtcNow(), AwaitsReply = awaitsReply,
    };
}
