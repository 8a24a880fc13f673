using System.Data;
using Assistant.Plugins.Tools;
using Assistant.Shop;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Shoppers;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopCart = Assistant.Shop.Shoppers.Cart;

namespace Assistant.Plugins.Cart;

/// <summary>Changes carts: one serializable transaction a change, stock and quantity checked inside it, each confirmed change once.</summary>
internal sealed class CartWriter(IDbContextFactory<ShopDbContext> shops, IOptions<ShopOptions> options, TimeProvider time)
{
    private const int MostLines = 200;

    /// <summary>The addition, proved against stock and cart as they are now; nothing is changed.</summary>
    /// <exception cref="ToolException"><c>out_of_stock</c> or <c>invalid_argument</c>.</exception>
    public async Task<CartAddition> CheckAsync(
        CartAddition addition, Product product, ProductVariant? variant, ToolContext context, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        Prove(addition, await CartContents.ReadAsync(shop, context, cancellationToken), variant is null ? product.Stock : variant.Stock);
        return addition;
    }

    /// <summary>Adds to the line of the same product and variant, or a new line. A repeated <see cref="ToolContext.ChangeId"/> adds nothing.</summary>
    /// <exception cref="ToolException"><c>out_of_stock</c> or <c>invalid_argument</c>.</exception>
    public async Task<AddedResult> AddAsync(
        CartAddition addition, Product product, ProductVariant? variant, ToolContext context, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        // Serializable: SQLite takes its write lock here, so that of two additions the second one sees the first.
        await using var transaction = await shop.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var cart = await CartContents.ReadAsync(shop, context, cancellationToken);
        var key = ChangeKey(addition, context);
        if (!await shop.Events.AnyAsync(e => e.ImportKey == key, cancellationToken))
        {
            Prove(addition, cart, await StockAsync(shop, product, variant, cancellationToken));
            cart = Change(shop, cart, addition, context);
            shop.Events.Add(Event(key, addition, context));
            await shop.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            cart = await CartContents.ReadAsync(shop, context, cancellationToken);
        }
        var view = CartContents.View(cart, context.Language, options.Value.Currency);
        return ToolJson.Fit(16, most => new AddedResult(addition, view with { Lines = [.. view.Lines.TakeLast(most)] }));
    }

    private static void Prove(CartAddition addition, ShopCart? cart, int? stock)
    {
        var inCart = Line(cart, addition)?.Quantity ?? 0;
        if (stock is { } units && inCart + addition.Quantity > units)
            throw OutOfStock(addition, Math.Max(0, units - inCart), inCart);
        if (inCart + addition.Quantity > AddToCart.MostUnits)
            throw ToolException.Invalid($"A cart holds at most {AddToCart.MostUnits} of one product; {inCart} are in it.");
        if (cart is not null && Line(cart, addition) is null && cart.Lines.Count >= MostLines)
            throw ToolException.Invalid($"A cart holds at most {MostLines} different products.");
        if (cart?.Lines.Find(l => l.Product is not null)?.Product!.Currency is { } currency && currency != addition.Currency)
            throw ToolException.Invalid($"The cart holds products priced in {currency}; {addition.Currency} cannot be mixed with it.");
    }

    private static ToolException OutOfStock(CartAddition addition, int available, int inCart) =>
        new(new("out_of_stock", available == 0 && inCart == 0 ? $"{addition.Name} is sold out."
            : $"Only {available} more of {addition.Name} can be added ({inCart} in the cart).")
        {
            Name = addition.Name,
            Available = available,
        });

    private ShopCart Change(ShopDbContext shop, ShopCart? cart, CartAddition addition, ToolContext context)
    {
        cart ??= shop.Carts.Add(new ShopCart { OwnerKey = CartContents.OwnerKey(context) }).Entity;
        cart.UpdatedAt = time.GetUtcNow();
        if (Line(cart, addition) is { } line)
            line.Quantity += addition.Quantity;
        else
            cart.Lines.Add(new CartLine { ProductId = addition.ProductId, VariantId = addition.VariantId, Quantity = addition.Quantity, AddedAt = time.GetUtcNow() });
        return cart;
    }

    private ShopEvent Event(string key, CartAddition addition, ToolContext context) => new()
    {
        ImportKey = key,
        Kind = EventKind.Cart,
        ProductId = addition.ProductId,
        ShopperId = context.ShopperId,
        AnonymousKey = context.ShopperId is null ? context.ConversationId : null,
        At = time.GetUtcNow(),
    };

    /// <summary>The unique key of the event that records the change: it makes a retry find that the change was made.</summary>
    private static string ChangeKey(CartAddition addition, ToolContext context) => context.ChangeId is { } change
        ? $"cart:{context.ConversationId}:{change}:{addition.ProductId}:{addition.VariantId}"
        : $"cart:{Guid.NewGuid():N}";

    private static CartLine? Line(ShopCart? cart, CartAddition addition) =>
        cart?.Lines.Find(l => l.ProductId == addition.ProductId && l.VariantId == addition.VariantId);

    private static Task<int?> StockAsync(ShopDbContext shop, Product product, ProductVariant? variant, CancellationToken cancellationToken) =>
        variant is null
            ? shop.Products.Where(p => p.Id == product.Id).Select(p => p.Stock).FirstOrDefaultAsync(cancellationToken)
            : shop.Set<ProductVariant>().Where(v => v.Id == variant.Id).Select(v => v.Stock).FirstOrDefaultAsync(cancellationToken);
}
