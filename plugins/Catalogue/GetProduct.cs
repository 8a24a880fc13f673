using Assistant.Plugins.References;
using Assistant.Plugins.Tools;

namespace Assistant.Plugins.Catalogue;

/// <summary>The facts of one product.</summary>
internal sealed class GetProduct(ProductReference references) : ShopTool("get_product",
    "Facts of one product: description, attributes, variants, price, stock.",
    ProductReference.Parameter("ref"))
{
    private const int MostDetails = 16;

    protected override async Task<object> RunAsync(ToolArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var product = (await references.ResolveAsync(arguments.Text("ref"), context, cancellationToken)).Product;
        return ToolJson.Fit(MostDetails, details => new GetProductResult(ProductText.Facts(product, context.Language, details)));
    }
}
