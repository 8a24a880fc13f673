using Assistant.Shop.Catalogue;
using Assistant.Shop.Orders;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Reads orders and their lines.</summary>
internal static class OrderFields
{
    private const int MostUnits = 1_000_000;

    public static Order ReadOrder(RowFields fields, ImportContext context) => new()
    {
        Id = RowFields.Required("order_id", fields.Id("order_id")),
        ShopperId = fields.Id("shopper_id"),
        Status = Status(fields.Raw("status")),
        PlacedAt = RowFields.Required("placed_at", fields.Instant("placed_at")),
        Currency = ProductFields.Currency(fields, fields.Price("unit_price")?.Currency, context),
        Country = fields.Text("country", RowFields.LongestName),
        Carrier = fields.Text("carrier", RowFields.LongestName),
        TrackingNumber = fields.Text("tracking_number", RowFields.LongestName),
        ExpectedAt = fields.Instant("expected_at"),
        Source = context.Source,
    };

    /// <summary>A line with the product it sells, for a catalogue that lacks it.</summary>
    public static (OrderLine Line, Product Product, IReadOnlyList<Category> Path) ReadLine(RowFields fields, Order order, int number, ImportContext context)
    {
        var productId = RowFields.Required("product_id", fields.Id("product_id"));
        var price = RowFields.Required("unit_price", fields.Price("unit_price"));
        var path = CategoryFields.Read(fields);
        var product = MissingProduct.Read(fields, productId, path, price.Value > 0 ? price : null, "orders", context);
        var line = new OrderLine
        {
            OrderId = order.Id,
            Number = fields.Integer("line", 1, 100_000) ?? number,
            ProductId = productId,
            VariantId = fields.Id("variant_id"),
            Name = product.Name,
            Quantity = Quantity(fields, order.Status),
            UnitPrice = price.Value,
        };
        return (line, product, path);
    }

    private static int Quantity(RowFields fields, OrderStatus status)
    {
        var quantity = RowFields.Required("quantity", fields.Integer("quantity", -MostUnits, MostUnits));
        return quantity switch
        {
            0 => throw new RowRejectedException("quantity is 0"),
            < 0 when status != OrderStatus.Returned => throw new RowRejectedException($"quantity is negative in an order that is no return: {quantity}"),
            _ => quantity,
        };
    }

    private static OrderStatus Status(string? raw) => raw?.ToUpperInvariant() switch
    {
        null or "DELIVERED" or "COMPLETED" or "COMPLETE" or "已完成" or "已签收" => OrderStatus.Delivered,
        "PENDING" or "待付款" or "待处理" => OrderStatus.Pending,
        "PROCESSED" or "PROCESSING" or "PAID" or "已付款" or "待发货" => OrderStatus.Processed,
        "SHIPPED" or "已发货" => OrderStatus.Shipped,
        "CANCELLED" or "CANCELED" or "已取消" => OrderStatus.Cancelled,
        "RETURN REQUESTED" or "RETURNREQUESTED" or "退货中" => OrderStatus.ReturnRequested,
        "EXCHANGE REQUESTED" or "EXCHANGEREQUESTED" or "换货中" => OrderStatus.ExchangeRequested,
        "RETURNED" or "REFUNDED" or "已退货" => OrderStatus.Returned,
        _ => throw new RowRejectedException($"status is unknown: {raw[..Math.Min(raw.Length, 40)]}"),
    };
}
