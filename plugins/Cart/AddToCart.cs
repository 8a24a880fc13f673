using Assistant.Plugins.Catalogue;
using Assistant.Plugins.References;
using Assistant.Plugins.Tools;
using Assistant.Shop.Catalogue;

namespace Assistant.Plugins.Cart;

/// <summary>Puts a product into the cart: asks first, and changes something only when the shopper has said yes.</summary>
internal sealed class AddToCart(ProductReference references, CartWriter writer) : ShopTool("add_to_cart",
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
        var words = reference + " " + context.Text;
        variant ??= VariantChoice.Choose(product, words, quantity, context.Language);
        var addition = Addition(product, variant, quantity, words, context.Language);
        return context.Confirmed
            ? await writer.AddAsync(addition, product, variant, context, cancellationToken)
            : new ConfirmResult(await writer.CheckAsync(addition, product, variant, context, cancellationToken));
    }

    private static CartAddition Addition(Product product, ProductVariant? variant, int quantity, string words, string language)
    {
        var price = variant?.Price ?? product.Price
            ?? throw ToolException.NotFound($"{ProductText.Name(product, language)} has no price and cannot be bought here.");
        return new CartAddition
        {
            ProductId = product.Id,
            VariantId = variant?.Id,
            Name = ProductText.Name(product, language),
            Option = variant is null ? null : ProductText.Options(variant, language),
            OtherOptions = VariantChoice.Others(product, variant, words, language),
            Quantity = quantity,
            Price = price,
            Subtotal = price * quantity,
            Currency = product.Currency,
        };
    }
}
