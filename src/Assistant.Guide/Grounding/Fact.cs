namespace Assistant.Guide.Grounding;

/// <summary>One value of a tool result.</summary>
/// <param name="Source">Tool, number of its call and JSON Pointer: <c>search_products#1/products/0/price</c>.</param>
/// <param name="Key">Name of the member that holds the value (<c>price</c>, <c>text</c>).</param>
/// <param name="Text">The value when it is a string.</param>
/// <param name="Number">The value when it is a number, or a number that stands in the text.</param>
/// <param name="Item">The product, cart line or order that the value belongs to, or null.</param>
internal sealed record Fact(string Source, string Key, string? Text, decimal? Number, FactItem? Item);

/// <summary>Something with a name in a tool result: a product, a cart line, an order line.</summary>
internal sealed class FactItem
{
    public required string Source { get; init; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Currency { get; set; }
    public decimal? Price { get; set; }
    public int? Stock { get; set; }

    /// <summary>Constraints that the item misses, by argument name.</summary>
    public IReadOnlyList<string> Misses { get; set; } = [];

    /// <summary><see cref="Name"/> for comparison, see <see cref="LooseText"/>.</summary>
    public string LooseName { get; set; } = "";
}
