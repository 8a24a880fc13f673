using System.Text.Json.Nodes;
using Assistant.Guide;
using static Assistant.Server.Channels.WebChat.Cards.CardElements;

namespace Assistant.Server.Channels.WebChat.Cards;

/// <summary>A product as a card: picture, name, price, rating, stock, what it misses, and what can be done with it.</summary>
internal static class ProductCards
{
    public static JsonObject Of(ProductCard product, CardTexts texts)
    {
        var stock = texts.Stock(product.Stock);
        var price = texts.Price(product.Price, product.Currency);
        return Card(
            $"{product.Name}, {price}",
            PictureUrl(product.ImageUrl) is { } url ? Picture(url, product.Name) : null,
            Text(product.Name, bold: true),
            Row(("stretch", Text(price, size: "large", bold: true)), ("auto", stock is { } s ? Text(s.Text, size: "small", color: s.Color) : Text(""))),
            Text(texts.Rating(product.Rating, product.RatingCount), size: "small", spacing: "none"),
            Misses(product, texts),
            product.Stock is <= 0 ? null : Buttons(Act(texts.AddToCart, "add_to_cart", "positive")),
            Buttons(Act(texts.Details, "details"), Act(texts.Compare, "compare")));

        JsonObject Act(string title, string action, string? style = null) => Button(title, action, product.Id, style, $"{title}: {product.Name}");
    }

    /// <summary>The address when a page may load it: https, or a path of this server. Else null.</summary>
    public static string? PictureUrl(string? url) =>
        url is null ? null
        : url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\') ? url
        : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri
        : null;

    private static JsonObject? Misses(ProductCard product, CardTexts texts) =>
        product.Misses.Count == 0 ? null
        : Box("warning", Text(string.Join(" · ", product.Misses.Select(miss => texts.Misses.GetValueOrDefault(miss, miss))), size: "small"));
}
