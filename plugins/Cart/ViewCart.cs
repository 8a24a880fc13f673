using Assistant.Plugins.Tools;
using Assistant.Shop;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistant.Plugins.Cart;

/// <summary>What is in the cart.</summary>
internal sealed class ViewCart(IDbContextFactory<ShopDbContext> shops, IOptions<ShopOptions> options) : ShopTool("view_cart",
    "What is in the shopper's cart, with today's prices and the total.")
{
    private const int MostLines = 32;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var cart = await CartContents.ReadAsync(shop, context, cancellationToken);
        var view = CartContents.View(cart, context.Language, options.Value.Currency);
        // Count and total are those of the whole cart, also when a long one is not listed to its end.
        return ToolJson.Fit(MostLines, most => new ViewCartResult(view with { Lines = [.. view.Lines.Take(most)] }));
    }
}
