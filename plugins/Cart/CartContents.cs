using Assistant.Plugins.Catalogue;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using ShopCart = Assistant.Shop.Shoppers.Cart;
using ShopCartLine = Assistant.Shop.Shoppers.CartLine;

namespace Assistant.Plugins.Cart;

/// <summary>Reads carts.</summary>
internal static class CartContents
{
    /// <summary>Whose cart it is: the signed-in shopper's, else this conversation's.</summary>
    public static string OwnerKey(ToolContext context) =>
        context.ShopperId is { } shopper ? "shopper:" + shopper : "conversation:" + context.ConversationId;

    /// <summary>The open cart with its lines and their products, or null.</summary>
    public static Task<ShopCart?> ReadAsync(ShopDbContext shop, ToolContext context, CancellationToken cancellationToken)
    {
        var owner = OwnerKey(context);
        return shop.Carts.AsSplitQuery()
            .Include(c => c.Lines.OrderBy(l => l.Id)).ThenInclude(l => l.Product!).ThenInclude(p => p.Variants).ThenInclude(v => v.Options)
            .FirstOrDefaultAsync(c => c.OwnerKey == owner, cancellationToken);
    }

    /// <param name="shopCurrency">Currency of an empty cart.</param>
    public static CartView View(ShopCart? cart, string language, string shopCurrency)
    {
        var lines = (cart?.Lines ?? []).ConvertAll(line => Line(line, language));
        return new CartView
        {
            Lines = lines,
            Count = lines.Sum(l => l.Quantity),
            Total = lines.Sum(l => l.Subtotal ?? 0m),
            Currency = cart?.Lines.Find(l => l.Product is not null)?.Product!.Currency ?? shopCurrency,
        };
    }

    private static CartLineView Line(ShopCartLine line, string language)
    {
        var variant = line.Product?.Variants.Find(v => v.Id == line.VariantId);
        var price = line.Product is { Active: true } product ? variant?.Price ?? product.Price : null;
        return new CartLineView
        {
            ProductId = line.ProductId,
            Name = line.Product is null ? line.ProductId : ProductText.Name(line.Product, language),
            Option = variant is null ? null : ProductText.Options(variant, language),
            Quantity = line.Quantity,
            Price = price,
            Subtotal = price * line.Quantity,
        };
    }
}
