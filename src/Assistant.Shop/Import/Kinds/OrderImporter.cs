using System.Runtime.InteropServices;
using Assistant.Shop.Import.Writing;
using Assistant.Shop.Orders;
using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Loads orders, given as one row a line or one row an order; the total is the sum of the lines.</summary>
internal sealed class OrderImporter(ImportContext context) : KindImporter(context)
{
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Order> _touched = new(StringComparer.Ordinal);
    private readonly Upsert<Order> _order = new(context.Writer.Db, [nameof(Order.Id)], updates: property => property != nameof(Order.Total));
    private readonly Upsert<Order> _total = new(context.Writer.Db, [nameof(Order.Id)], updates: property => property == nameof(Order.Total));
    private readonly Upsert<OrderLine> _line = new(context.Writer.Db, [nameof(OrderLine.OrderId), nameof(OrderLine.Number)]);

    public override async Task<bool> ImportAsync(IReadOnlyList<RowFields> parts, CancellationToken cancellationToken)
    {
        var order = OrderFields.ReadOrder(parts[0], Context);
        var known = _tallies.GetValueOrDefault(order.Id).Lines;
        var lines = parts.Select((part, i) => OrderFields.ReadLine(part, order, known + i + 1, Context)).ToList();
        var changed = false;
        // The first line of an order speaks for the whole of it; later ones may differ by a minute or so.
        if (known == 0)
            changed = await WriteOrderAsync(order, cancellationToken);
        foreach (var (line, product, path) in lines)
        {
            await Writer.EnsureAsync(product, path, cancellationToken);
            changed |= await _line.WriteAsync(line, cancellationToken);
            Add(order, line);
        }
        return changed;
    }

    private async Task<bool> WriteOrderAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.ShopperId is { } shopper)
            await Writer.EnsureAsync(new Shopper { Id = shopper, Country = order.Country, CreatedAt = order.PlacedAt, Source = Context.Source }, cancellationToken);
        return await _order.WriteAsync(order, cancellationToken);
    }

    private void Add(Order order, OrderLine line)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, line.OrderId, out _);
        tally = new(tally.Lines + 1, tally.Total + line.Quantity * line.UnitPrice);
        _touched[order.Id] = order;
    }

    /// <summary>Totals follow their lines in the same transaction, so that a killed import leaves no order with a wrong one.</summary>
    public override async Task BeforeCommitAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, order) in _touched)
        {
            order.Total = _tallies[id].Total;
            await _total.WriteAsync(order, cancellationToken);
        }
        _touched.Clear();
    }

    public override Task FinishAsync(CancellationToken cancellationToken) => PopularityRefresh.RunAsync(Writer.Db, cancellationToken);

    public override void Dispose()
    {
        _order.Dispose();
        _total.Dispose();
        _line.Dispose();
        base.Dispose();
    }

    private readonly record struct Tally(int Lines, decimal Total);
}
