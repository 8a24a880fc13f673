using System.Globalization;
using Assistant.Plugins.Catalogue;
using Assistant.Shop;
using Assistant.Shop.Orders;

namespace Assistant.Plugins.Orders;

/// <summary>Result of <c>order_status</c>, the newest order first.</summary>
public sealed record OrderStatusResult(IReadOnlyList<OrderView> Orders);

/// <summary>An order as its buyer sees it. Days are ISO 8601 dates in UTC.</summary>
public sealed record OrderView
{
    public required string Id { get; init; }
    public required OrderStatus Status { get; init; }

    /// <summary>The status in the turn's language.</summary>
    public required string StatusText { get; init; }
    public required string PlacedAt { get; init; }
    public required decimal Total { get; init; }
    public required string Currency { get; init; }
    public string? Carrier { get; init; }
    public string? TrackingNumber { get; init; }

    /// <summary>Only while the order is on its way.</summary>
    public string? ExpectedAt { get; init; }
    public required IReadOnlyList<OrderLineView> Lines { get; init; }

    /// <param name="mostLines">Lines listed.</param>
    public static OrderView Of(Order order, string language, int mostLines) => new()
    {
        Id = order.Id,
        Status = order.Status,
        StatusText = Text(order.Status, language),
        PlacedAt = Day(order.PlacedAt),
        Total = order.Total,
        Currency = order.Currency,
        Carrier = order.Carrier,
        TrackingNumber = order.TrackingNumber,
        ExpectedAt = order is { ExpectedAt: { } expected, Status: OrderStatus.Pending or OrderStatus.Processed or OrderStatus.Shipped } ? Day(expected) : null,
        Lines = [.. order.Lines.Take(mostLines).Select(l => new OrderLineView(ProductText.Name(l.Name, language), l.Quantity, l.UnitPrice))],
    };

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(OrderStatus status, string language)
    {
        var (english, chinese) = status switch
        {
            OrderStatus.Pending => ("placed, not yet packed", "已下单，待处理"),
            OrderStatus.Processed => ("packed, about to ship", "已打包，待发货"),
            OrderStatus.Shipped => ("on its way", "已发货，运输中"),
            OrderStatus.Delivered => ("delivered", "已送达"),
            OrderStatus.Cancelled => ("cancelled", "已取消"),
            OrderStatus.ReturnRequested => ("return requested", "退货申请中"),
            OrderStatus.ExchangeRequested => ("exchange requested", "换货申请中"),
            _ => ("returned", "已退货"),
        };
        return language == Languages.Chinese ? chinese : english;
    }
}

/// <summary>A line of an order, with the name and price of that day.</summary>
public sealed record OrderLineView(string Name, int Quantity, decimal Price);
