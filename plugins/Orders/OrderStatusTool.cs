using Assistant.Plugins.Catalogue;
using Assistant.Plugins.Tools;
using Assistant.Shop.Orders;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Plugins.Orders;

/// <summary>The signed-in shopper's own orders; those of others do not exist for this tool.</summary>
internal sealed class OrderStatusTool(IDbContextFactory<ShopDbContext> shops) : ShopTool("order_status",
    "Status of the signed-in shopper's own orders: one by its id, or the latest ones.",
    ToolParameter.Text("order_id", "The order's id, when the shopper gives one.", 64))
{
    private const int Latest = 3;
    private const int MostLines = 16;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (context.ShopperId is not { } shopper)
            throw ToolException.SignInRequired("Orders are shown only to the signed-in shopper: ask the shopper to sign in.");
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var own = shop.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Number)).Where(o => o.ShopperId == shopper);
        var asked = arguments.TextOrNull("order_id");
        var orders = asked is null
            ? await own.OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Id).Take(Latest).ToListAsync(cancellationToken)
            : await own.Where(o => Forms(asked).Contains(o.Id)).OrderBy(o => o.Id).Take(1).ToListAsync(cancellationToken);
        // The same words whether the order is missing or another's: nobody can probe for order ids.
        if (orders.Count == 0)
            throw ToolException.NotFound(asked is null ? "This shopper has no orders yet." : "This shopper has no order with that id.");
        return ToolJson.Fit(MostLines, most => new OrderStatusResult([.. orders.Select(o => OrderView.Of(o, context.Language, most))]));
    }

    /// <summary>An order id as people write it: with or without "#", in either case.</summary>
    private static string[] Forms(string id)
    {
        var bare = id.Trim().TrimStart('#').Trim();
        return [id, bare, bare.ToUpperInvariant(), bare.ToLowerInvariant(), "#" + bare, "#" + bare.ToUpperInvariant()];
    }
}
