using System.Data;
using Assistant.Plugins.Tools;
using Assistant.Shop.Conversations;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using HandOffRow = Assistant.Shop.Conversations.HandOff;

namespace Assistant.Plugins.HandOff;

/// <summary>Puts the conversation into the queue for a person, once: asked again it tells the place.</summary>
internal sealed class HandOffTool(IDbContextFactory<ShopDbContext> shops, IOptions<HandOffOptions> options, TimeProvider time) : ShopTool("hand_off",
    "Hand the conversation to a person of the shop: when the shopper asks for one, complains, or needs something that no tool does.",
    ToolParameter.Text("reason", "human, complaint, change_order, cancel_order, damaged, refund, payment or other, or a few words.", 200) with { Required = true })
{
    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        // Serializable: two calls at once must not queue the conversation twice.
        await using var transaction = await shop.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var row = await shop.HandOffs.FirstOrDefaultAsync(
            h => h.ConversationId == context.ConversationId && h.Status != HandOffStatus.Closed, cancellationToken);
        if (row is null)
        {
            row = shop.HandOffs.Add(new HandOffRow
            {
                ConversationId = context.ConversationId,
                Reason = arguments.Text("reason"),
                Status = HandOffStatus.Waiting,
                CreatedAt = time.GetUtcNow(),
            }).Entity;
            await shop.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return new HandOffResult(await PlaceAsync(shop, row, cancellationToken));
    }

    private async Task<HandOffView> PlaceAsync(ShopDbContext shop, HandOffRow row, CancellationToken cancellationToken)
    {
        var place = row.Status == HandOffStatus.Taken ? 0
            : await shop.HandOffs.CountAsync(h => h.Status == HandOffStatus.Waiting && h.Id <= row.Id, cancellationToken);
        return new HandOffView(row.Id, place, ExpectedWait(place, options.Value));
    }

    /// <summary>Minutes until someone is free, were all of them busy now: place x minutes a shopper / people, rounded up; 0 once taken.</summary>
    internal static int ExpectedWait(int place, HandOffOptions options) =>
        (place * options.MinutesPerShopper + options.Agents - 1) / options.Agents;
}

/// <summary>Result of <c>hand_off</c>.</summary>
public sealed record HandOffResult(HandOffView HandOff);

/// <summary>Place 1 is next; 0 means that a person has it already.</summary>
public sealed record HandOffView(long Id, int QueuePlace, int ExpectedWaitMinutes);
