using Assistant.Plugins.Catalogue;
using Assistant.Plugins.References;
using Assistant.Plugins.Tools;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Plugins.Cart;

/// <summary>Puts a product into the cart: asks first, and changes something only when the shopper has said yes.</summary>
internal sealed class AddToCart(ProductReference references, IDbContextFactory<ShopDbContext> shops, CartWriter writer) : ShopTool("add_to_cart",
    "Put a product into the shopper's cart. The shopper is asked to confirm before anything changes.",
    ProductReference.Parameter("ref"),
    ToolParameter.WholeNumber("quantity", "How many, 1 when the shopper does not say.", 1, MostUnits))
{
    public const int MostUnits = 99;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var reference = arguments.Text("ref");
        var quantity = arguments.WholeNumber("quantity") ?? 1;
        var (product, variant) = await references.ResolveAsync(reference, context, cancellationToken);
        var choice = await ChoiceAsync(product, reference + "\n" + context.Text, context.Language, cancellationToken);
        variant ??= choice.Choose(quantity);
        var addition = Addition(product, variant, quantity, choice.Others(variant), context.Language);
        return context.Confirmed
            ? await writer.AddAsync(addition, product, variant, context, cancellationToken)
            : new ConfirmResult(await writer.CheckAsync(addition, product, variant, context, cancellationToken));
    }

    private async Task<VariantChoice> ChoiceAsync(Product product, string words, string language, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var keys = product.Variants.SelectMany(v => v.Options).Select(o => o.Key).Distinct(StringComparer.Ordinal).ToList();
        return new VariantChoice(product, words, await shop.ReadOptionsAsync(keys, cancellationToken), language);
    }

    private static CartAddition Addition(Product product, ProductVariant? variant, int quantity, IReadOnlyList<string>? others, string language)
    {
        var price = variant?.Price ?? product.Price
            ?? throw ToolException.NotFound($"{ProductText.Name(product, language)} has no price and cannot be bought here.");
        return new CartAddition
        {
            ProductId = product.Id,
            VariantId = variant?.Id,
            Name = ProductText.Name(product, language),
            Option = variant is null ? null : ProductText.Options(variant, language),
            OtherOptions = others,
            Quantity = quantity,
            Price = price,
            Subtotal = price * quantity,
            Currency = product.Currency,
        };
    }
}
