using System.Text.Json;
using Assistant.Plugins;
using Assistant.Plugins.Tools;
using Assistant.Shop.Conversations;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Guide.Turns;

/// <summary>Reads and writes conversations and turns. A turn is stored when it begins and again when it ends, each in one transaction.</summary>
internal sealed class TurnStore(IDbContextFactory<ShopDbContext> shops, TimeProvider time)
{
    /// <summary>Language of the conversation's last turn, or null.</summary>
    public async Task<string?> LanguageAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await shop.Conversations.Where(c => c.Id == conversationId).Select(c => c.Language).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Begins a turn, or gives the stored one when its activity was answered already.</summary>
    /// <exception cref="TurnRefusedException"><c>unknown_shopper</c> or <c>owned_by_agent</c>.</exception>
    public async Task<OpenTurn> OpenAsync(TurnRequest request, string text, string language, int historyTurns, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        if (request.ShopperId is { } id && !await shop.Shoppers.AnyAsync(s => s.Id == id, cancellationToken))
            throw new TurnRefusedException("unknown_shopper", Phrases.UnknownShopper(language));
        var conversation = await ConversationAsync(shop, request, language, cancellationToken);
        var turn = request.ActivityId is null ? null : await shop.Turns.FirstOrDefaultAsync(
            t => t.ConversationId == conversation.Id && t.ActivityId == request.ActivityId, cancellationToken);
        if (turn?.Record is { } stored && TurnRecordJson.Deserialize(stored) is { } record)
            return new OpenTurn { Id = turn.Id, Number = turn.Number, ConversationId = conversation.Id, State = new(), Stored = record };
        if (conversation.Owner != Conversation.GuideOwner)
            throw new TurnRefusedException("owned_by_agent", Phrases.OwnedByAgent(language));
        var history = await HistoryAsync(shop, conversation.Id, historyTurns, cancellationToken);
        // A turn that was cancelled or cut off by a crash has no record: its redelivery is answered in the same row.
        turn ??= shop.Turns.Add(new Turn
        {
            ConversationId = conversation.Id,
            Number = 1 + await shop.Turns.Where(t => t.ConversationId == conversation.Id).MaxAsync(t => (int?)t.Number, cancellationToken) ?? 1,
            ActivityId = request.ActivityId,
            Text = text,
            CreatedAt = time.GetUtcNow(),
        }).Entity;
        (turn.Language, turn.CompletedAt) = (language, null);
        await shop.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new OpenTurn
        {
            Id = turn.Id,
            Number = turn.Number,
            ConversationId = conversation.Id,
            State = ReadState(conversation.State),
            History = history,
        };
    }

    /// <summary>Ends a turn: reply, record, evidence and the conversation's new state, or nothing of it.</summary>
    /// <exception cref="TurnRefusedException"><c>owned_by_agent</c>: an agent took the conversation while the turn ran; the turn stands as cancelled.</exception>
    public async Task CompleteAsync(OpenTurn open, TurnRecord record, ConversationState state, string language)
    {
        // From here on the work is done: a shopper who hangs up now still finds the reply in the conversation.
        await using var shop = await shops.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await shop.Database.BeginTransactionAsync(CancellationToken.None);
        var conversation = await shop.Conversations.FirstAsync(c => c.Id == open.ConversationId, CancellationToken.None);
        var turn = await shop.Turns.FirstAsync(t => t.Id == open.Id, CancellationToken.None);
        turn.CompletedAt = time.GetUtcNow();
        var owned = conversation.Owner == Conversation.GuideOwner;
        if (owned)
        {
            turn.Reply = record.Reply;
            turn.Language = record.Language;
            turn.Grounding = Enum.Parse<GroundingOutcome>(record.Grounding.Outcome, ignoreCase: true);
            turn.Record = TurnRecordJson.Serialize(record);
            turn.Evidence.AddRange(record.Grounding.Evidence.Select(e => new Evidence { Claim = e.Claim, Kind = e.Kind, Source = e.Source }));
            (conversation.Language, conversation.UpdatedAt) = (record.Language, turn.CompletedAt.Value);
            conversation.State = JsonSerializer.Serialize(state, ToolJson.Options);
        }
        await shop.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        if (!owned)
            throw new TurnRefusedException("owned_by_agent", Phrases.OwnedByAgent(language));
    }

    /// <summary>Marks a turn that ended without a reply: its text stays, its reply is null, the conversation's state is as before.</summary>
    public async Task CancelAsync(OpenTurn open)
    {
        await using var shop = await shops.CreateDbContextAsync(CancellationToken.None);
        var now = time.GetUtcNow();
        await shop.Turns.Where(t => t.Id == open.Id && t.Record == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.CompletedAt, now), CancellationToken.None);
    }

    private async Task<Conversation> ConversationAsync(ShopDbContext shop, TurnRequest request, string language, CancellationToken cancellationToken)
    {
        var conversation = await shop.Conversations.FirstOrDefaultAsync(c => c.Id == request.ConversationId, cancellationToken);
        if (conversation is null)
        {
            var now = time.GetUtcNow();
            return shop.Conversations.Add(new Conversation
            {
                Id = request.ConversationId,
                Channel = request.Channel,
                ShopperId = request.ShopperId,
                CreatedAt = now,
                UpdatedAt = now,
            }).Entity;
        }
        if (conversation.ShopperId is not null && request.ShopperId is not null && conversation.ShopperId != request.ShopperId)
            throw new TurnRefusedException("unknown_shopper", Phrases.OtherShopper(language));
        conversation.ShopperId ??= request.ShopperId;
        return conversation;
    }

    private static async Task<IReadOnlyList<PastTurn>> HistoryAsync(ShopDbContext shop, string conversationId, int turns, CancellationToken cancellationToken)
    {
        var rows = await shop.Turns.Where(t => t.ConversationId == conversationId && t.Record != null)
            .OrderByDescending(t => t.Number).Take(turns)
            .Select(t => new { t.Text, t.Record }).ToListAsync(cancellationToken);
        return [.. rows.AsEnumerable().Reverse()
            .Select(row => TurnRecordJson.Deserialize(row.Record) is { } record ? new PastTurn(row.Text, record) : null)
            .OfType<PastTurn>()];
    }

    private static ConversationState ReadState(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ConversationState>(json, ToolJson.Options) ?? new();
        }
        catch (JsonException)
        {
            return new(); // written by a version that knew other members: the talk goes on without memory
        }
    }
}

/// <summary>A turn that has begun.</summary>
internal sealed record OpenTurn
{
    public required long Id { get; init; }
    public required int Number { get; init; }
    public required string ConversationId { get; init; }
    public required ConversationState State { get; init; }

    /// <summary>The turns before, oldest first.</summary>
    public IReadOnlyList<PastTurn> History { get; init; } = [];

    /// <summary>Set when the activity was answered before: this is its record.</summary>
    public TurnRecord? Stored { get; init; }
}

/// <summary>A turn that was answered.</summary>
internal sealed record PastTurn(string Text, TurnRecord Record);
