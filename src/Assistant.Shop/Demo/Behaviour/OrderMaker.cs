using System.Globalization;
using Assistant.Shop.Orders;

namespace Assistant.Shop.Demo;

/// <summary>Turns purchases into orders with status, carrier and dates as they stand at the reference time.</summary>
internal sealed class OrderMaker(int seed, DateTimeOffset reference)
{
    private static readonly string[] Carriers = ["飞鹿速运 Feilu Express", "青雁快递 Qingyan Delivery", "千里驿 Qianliyi"];
    private static readonly TimeSpan ShopTime = TimeSpan.FromHours(8);

    private readonly DemoRandom _random = new(seed, "orders");
    private readonly Dictionary<string, int> _today = [];
    private long _lineId;

    /// <summary>Makes one order; call in the order of time, since numbers count up within a day.</summary>
    public Order Make(DemoOrder bought, OrderStatus? fixedStatus)
    {
        var expected = Expected(bought.At);
        var status = fixedStatus ?? Status(bought, expected);
        var sent = status is not (OrderStatus.Pending or OrderStatus.Processed or OrderStatus.Cancelled);
        var order = new Order
        {
            Id = NextId(bought.At),
            ShopperId = bought.Shopper.Id,
            Status = status,
            PlacedAt = bought.At,
            Currency = "CNY",
            Country = "CN",
            Carrier = sent ? _random.Pick(Carriers) : null,
            TrackingNumber = sent ? "YD" + string.Concat(Enumerable.Range(0, 12).Select(_ => (char)('0' + _random.Below(10)))) : null,
            ExpectedAt = status == OrderStatus.Cancelled ? null : expected,
            Source = DemoShop.Source,
        };
        foreach (var (product, quantity) in bought.Lines)
            order.Lines.Add(Line(order, product, quantity));
        order.Total = order.Lines.Sum(line => line.UnitPrice * line.Quantity);
        return order;
    }

    private OrderLine Line(Order order, DemoProduct product, int quantity)
    {
        var variants = product.Product.Variants;
        var inStock = variants.Where(variant => variant.Stock > 0).ToList();
        var variant = _random.Pick(inStock.Count > 0 ? inStock : variants);
        return new()
        {
            Id = ++_lineId, OrderId = order.Id, Number = order.Lines.Count + 1, ProductId = product.Product.Id, VariantId = variant.Id,
            Name = product.Product.Name with { }, Quantity = quantity, UnitPrice = variant.Price ?? product.Product.Price!.Value,
        };
    }

    private OrderStatus Status(DemoOrder bought, DateTimeOffset expected)
    {
        var age = reference - bought.At;
        if (_random.Chance(0.03) && age > TimeSpan.FromHours(2))
            return OrderStatus.Cancelled;
        if (age < TimeSpan.FromHours(1))
            return OrderStatus.Pending;
        if (age < TimeSpan.FromHours(14))
            return OrderStatus.Processed;
        if (expected > reference)
            return OrderStatus.Shipped;
        // Requests still open are recent; older ones have been settled.
        var disappointment = 1 - bought.Lines.Min(line => line.Product.Overall);
        if (reference - expected < TimeSpan.FromDays(12) && _random.Chance(0.16 * disappointment))
            return bought.Lines[0].Product.Kind.Sizes?.Key == "size" && _random.Chance(0.5) ? OrderStatus.ExchangeRequested : OrderStatus.ReturnRequested;
        return OrderStatus.Delivered;
    }

    /// <summary>Two to four days later at eight in the evening; one parcel in ten goes far and takes five to seven.</summary>
    private DateTimeOffset Expected(DateTimeOffset placed)
    {
        var days = _random.Chance(0.1) ? 5 + _random.Below(3) : 2 + _random.Below(3);
        return new DateTimeOffset(placed.ToOffset(ShopTime).Date.AddDays(days).AddHours(20), ShopTime).ToUniversalTime();
    }

    private string NextId(DateTimeOffset at)
    {
        var day = at.ToOffset(ShopTime).ToString("yyMMdd", CultureInfo.InvariantCulture);
        _today[day] = _today.GetValueOrDefault(day) + 1;
        return $"{day}{_today[day]:0000}";
    }
}
