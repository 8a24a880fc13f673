using Assistant.Shop.Import.Writing;
using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Loads what people did in the shop.</summary>
internal sealed class EventImporter(ImportContext context) : KindImporter(context)
{
    private readonly RowKeys _keys = new(context.Source);
    private readonly Upsert<ShopEvent> _event = new(context.Writer.Db, [nameof(ShopEvent.ImportKey)]);

    public override async Task<bool> ImportAsync(IReadOnlyList<RowFields> parts, CancellationToken cancellationToken)
    {
        var fields = parts[0];
        var path = CategoryFields.Read(fields);
        var occurrence = Read(fields);
        var product = occurrence.ProductId is { } id ? MissingProduct.Read(fields, id, path, fields.Price("price"), "events", Context) : null;
        if (product is not null)
            await Writer.EnsureAsync(product, path, cancellationToken);
        if (occurrence.ShopperId is { } shopper)
            await Writer.EnsureAsync(new Shopper { Id = shopper, CreatedAt = occurrence.At, Source = Context.Source }, cancellationToken);
        return await _event.WriteAsync(occurrence, cancellationToken);
    }

    public override Task FinishAsync(CancellationToken cancellationToken) => PopularityRefresh.RunAsync(Writer.Db, cancellationToken);

    private ShopEvent Read(RowFields fields)
    {
        var kind = Kind(RowFields.Required("kind", fields.Raw("kind")));
        var (shopper, anonymous, product) = (fields.Id("shopper_id"), fields.Id("anonymous_key"), fields.Id("product_id"));
        var query = fields.Text("query", RowFields.LongestName);
        if (shopper is null && anonymous is null)
            throw new RowRejectedException("shopper_id and anonymous_key are both missing");
        if (kind == EventKind.Search ? query is null : product is null)
            throw new RowRejectedException(kind == EventKind.Search ? "query is missing" : "product_id is missing");
        var at = RowFields.Required("at", fields.Instant("at"));
        return new()
        {
            Kind = kind, ShopperId = shopper, AnonymousKey = anonymous, ProductId = product, Query = kind == EventKind.Search ? query : null, At = at,
            ImportKey = fields.Id("id") is { } id ? $"{Context.Source}:{id}" : _keys.Next(kind.ToString(), shopper, anonymous, product, query, fields.Raw("at")),
        };
    }

    private static EventKind Kind(string raw) => raw.ToUpperInvariant() switch
    {
        "VIEW" or "PV" or "CLICK" or "浏览" => EventKind.View,
        "SEARCH" or "搜索" => EventKind.Search,
        "FAVOURITE" or "FAVORITE" or "FAV" or "WISHLIST" or "收藏" => EventKind.Favourite,
        "CART" or "ADD_TO_CART" or "加购" => EventKind.Cart,
        "BUY" or "PURCHASE" or "购买" => EventKind.Buy,
        _ => throw new RowRejectedException($"kind is none of view, search, favourite, cart, buy: {raw[..Math.Min(raw.Length, 40)]}"),
    };

    public override void Dispose()
    {
        _event.Dispose();
        base.Dispose();
    }
}
