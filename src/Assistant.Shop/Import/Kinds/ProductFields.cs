using System.Globalization;
using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Reads a product from the parts of its row; parts with a <c>variant_id</c> are its variants.</summary>
internal static class ProductFields
{
    public static Product Read(IReadOnlyList<RowFields> parts, IReadOnlyList<Category> path, ImportContext context)
    {
        var fields = parts[0];
        var id = RowFields.Required("id", fields.Id("id"));
        var name = Localized.Read(fields, "name", RowFields.LongestName);
        if ((name.En ?? name.Zh) is null)
            throw new RowRejectedException("name is missing");
        var price = fields.Price("price");
        var product = new Product
        {
            Id = id,
            Name = name,
            Description = Localized.Read(fields, "description", RowFields.LongestText),
            CategoryId = path.Count > 0 ? path[^1].Id : null,
            Brand = fields.Text("brand", RowFields.LongestName),
            Price = price?.Value,
            ListPrice = fields.Price("list_price")?.Value,
            Currency = Currency(fields, price?.Currency, context),
            Stock = fields.Integer("stock", 0, 1_000_000_000),
            Rating = fields.Number("rating", 0, 5) is { } rating and >= 1 ? rating : null,
            RatingCount = fields.Integer("rating_count", 0, int.MaxValue) ?? 0,
            CreatedAt = fields.Instant("created_at") ?? context.Now,
            Active = fields.Boolean("active") ?? true,
            Source = context.Source,
        };
        AddChildren(product, parts);
        return product;
    }

    /// <summary>The row's own currency, else the one its price names, else the mapping's or the shop's.</summary>
    public static string Currency(RowFields fields, string? ofPrice, ImportContext context)
    {
        var currency = (fields.Raw("currency") ?? ofPrice ?? context.Currency).ToUpperInvariant();
        return currency.Length == 3 && currency.All(char.IsAsciiLetterUpper) ? currency : throw new RowRejectedException($"currency is no ISO 4217 code: {currency[..Math.Min(20, currency.Length)]}");
    }

    private static void AddChildren(Product product, IReadOnlyList<RowFields> parts)
    {
        var images = parts[0].Many("images").Select(url => url.StartsWith("//", StringComparison.Ordinal) ? url : url.TrimStart('/')).Distinct(StringComparer.Ordinal).Where(IsImage).ToList();
        product.Images.AddRange(images.Select((url, position) => new ProductImage { ProductId = product.Id, Url = url, Position = position }));
        product.Attributes.AddRange(parts[0].WithPrefix("attribute:").Select(pair => Attribute(product.Id, pair.Key, pair.Value)));
        foreach (var part in parts.Where(part => part.Raw("variant_id") is not null))
            product.Variants.Add(Variant(product, part));
        if (product.Variants.Count == 0)
            return;
        product.Price = product.Variants.Min(v => v.Price);
        product.Stock = product.Variants.All(v => v.Stock is not null) ? product.Variants.Sum(v => v.Stock) : null;
    }

    private static ProductVariant Variant(Product product, RowFields fields)
    {
        var id = RowFields.Required("variant_id", fields.Id("variant_id"));
        var variant = new ProductVariant { Id = id, ProductId = product.Id, Price = fields.Price("price")?.Value, Stock = fields.Integer("stock", 0, 1_000_000_000) };
        variant.Options.AddRange(fields.WithPrefix("option:").Select(pair => new VariantOption { VariantId = id, Key = Key(pair.Key), Value = Localized.Of(pair.Value) }));
        return variant;
    }

    private static ProductAttribute Attribute(string productId, string name, string value)
    {
        var number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed) ? parsed : (double?)null;
        return new() { ProductId = productId, Key = Key(name), Name = Localized.Of(name), Value = Localized.Of(value), Number = number };
    }

    /// <summary>A path below the picture folder or an http(s) address; anything else could run in a page or leave the folder.</summary>
    private static bool IsImage(string url)
    {
        if (url.Length > 2_000 || url.Contains('\\', StringComparison.Ordinal))
            return false;
        if (url.Contains(':', StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal))
            return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        return url.Length > 0 && !url.Split('/').Contains("..");
    }

    private static string Key(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_');
}
