namespace Assistant.Shop.Orders;

/// <summary>A purchase, or a return of one (<see cref="OrderStatus.Returned"/>, quantities negative as invoiced).</summary>
public sealed class Order
{
    public required string Id { get; init; }
    public string? ShopperId { get; set; }
    public required OrderStatus Status { get; set; }
    public required DateTimeOffset PlacedAt { get; set; }
    public required string Currency { get; set; }
    public decimal Total { get; set; }
    public string? Country { get; set; }
    public string? Carrier { get; set; }
    public string? TrackingNumber { get; set; }
    public DateTimeOffset? ExpectedAt { get; set; }
    public required string Source { get; set; }
    public List<OrderLine> Lines { get; } = [];
}

/// <summary>One line of an order, with the name and price of that day.</summary>
public sealed class OrderLine
{
    public long Id { get; init; }
    public required string OrderId { get; init; }

    /// <summary>From 1, unique in the order.</summary>
    public int Number { get; set; }
    public required string ProductId { get; init; }
    public string? VariantId { get; set; }
    public required LocalizedText Name { get; set; }
    public int Quantity { get; set; }
    public decimal UnitPrice { get; set; }
}

/// <summary>Where an order stands. Stored as text.</summary>
public enum OrderStatus { Pending, Processed, Shipped, Delivered, Cancelled, ReturnRequested, ExchangeRequested, Returned }
