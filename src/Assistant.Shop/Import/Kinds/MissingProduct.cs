using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Import.Kinds;

/// <summary>The product that a review, event or order speaks of, for a catalogue that lacks it.</summary>
internal static class MissingProduct
{
    /// <summary>What the row says: <c>product_name</c> (else the id stands for it), category, price.</summary>
    public static Product Read(RowFields fields, string id, IReadOnlyList<Category> path, (decimal Value, string? Currency)? price, string from, ImportContext context)
    {
        var name = Localized.Read(fields, "product_name", RowFields.LongestName);
        return new()
        {
            Id = id,
            Name = (name.En ?? name.Zh) is null ? Localized.Of(id) : name,
            CategoryId = path.Count > 0 ? path[^1].Id : null,
            Price = price?.Value,
            Currency = ProductFields.Currency(fields, price?.Currency, context),
            CreatedAt = context.Now,
            Active = fields.Boolean("product_active") ?? true,
            Source = "created-from-" + from,
        };
    }
}
