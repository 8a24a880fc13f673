namespace Assistant.Plugins.Cart;

/// <summary>Result of <c>view_cart</c>.</summary>
public sealed record ViewCartResult(CartView Cart);

/// <summary>A cart. <see cref="Count"/> is units, <see cref="Total"/> the exact sum of the subtotals.</summary>
public sealed record CartView
{
    public required IReadOnlyList<CartLineView> Lines { get; init; }
    public required int Count { get; init; }
    public required decimal Total { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }
}

/// <summary>One line of a cart, at today's price.</summary>
public sealed record CartLineView
{
    public required string ProductId { get; init; }
    public required string Name { get; init; }

    /// <summary>"red / L", or null for a product without variants.</summary>
    public string? Option { get; init; }
    public required int Quantity { get; init; }

    /// <summary>Of one unit; null when the shop no longer names one: such a line counts nothing.</summary>
    public decimal? Price { get; init; }
    public decimal? Subtotal { get; init; }
}

/// <summary>Result of <c>add_to_cart</c> before the shopper's yes.</summary>
public sealed record ConfirmResult(CartAddition Confirm);

/// <summary>Result of <c>add_to_cart</c> after the yes.</summary>
public sealed record AddedResult(CartAddition Added, CartView Cart);

/// <summary>What is to be added, or was.</summary>
public sealed record CartAddition
{
    public required string ProductId { get; init; }

    /// <summary>The variant that was chosen, or null for a product without variants.</summary>
    public string? VariantId { get; init; }
    public required string Name { get; init; }

    /// <summary>"red / L".</summary>
    public string? Option { get; init; }

    /// <summary>Other options in stock when the shopper named none, at most 6.</summary>
    public IReadOnlyList<string>? OtherOptions { get; init; }
    public required int Quantity { get; init; }

    /// <summary>Of one unit.</summary>
    public required decimal Price { get; init; }
    public required decimal Subtotal { get; init; }
    public required string Currency { get; init; }
}
