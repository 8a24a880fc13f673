using static Assistant.Shop.Import.Formats.ImportFormat;

namespace Assistant.Shop.Import.Formats;

/// <summary>
/// UCI Online Retail: invoice lines of one British shop. Invoices that begin with C are returns, with negative quantities as
/// invoiced; those with A adjust bad debt and are no purchase; other negative quantities write off stock. Postage, fees and samples make products that are not for sale.
/// </summary>
internal static class OnlineRetail
{
    private static readonly HashSet<string> NotForSale = new(StringComparer.OrdinalIgnoreCase)
    {
        "POST", "DOT", "C2", "D", "M", "S", "B", "BANK CHARGES", "AMAZONFEE", "CRUK", "PADS",
    };

    public static ImportFormat[] Formats { get; } =
    [
        new("online-retail-uci", ImportKind.Orders)
        {
            Signature = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"],
            Constants = Map(("currency", "GBP")),
            Expand = Expand,
        },
    ];

    private static IEnumerable<Row> Expand(Row row)
    {
        var invoice = row.Values.GetValueOrDefault("InvoiceNo") ?? "";
        if (invoice.StartsWith('A'))
            throw new RowRejectedException("the invoice adjusts bad debt: no purchase");
        var product = row.Values.GetValueOrDefault("StockCode");
        yield return row.With(Values(
            ("order_id", invoice),
            ("status", invoice.StartsWith('C') ? "returned" : "delivered"),
            ("product_id", product),
            ("product_name", row.Values.GetValueOrDefault("Description")),
            ("product_active", NotForSale.Contains(product ?? "") ? "0" : "1"),
            ("quantity", row.Values.GetValueOrDefault("Quantity")),
            ("unit_price", row.Values.GetValueOrDefault("UnitPrice")),
            ("placed_at", row.Values.GetValueOrDefault("InvoiceDate")),
            ("shopper_id", Customer(row.Values.GetValueOrDefault("CustomerID"))),
            ("country", row.Values.GetValueOrDefault("Country"))));
    }

    /// <summary>Customers were saved as floating point numbers: 17850.0 is 17850.</summary>
    private static string? Customer(string? id) => id is not null && id.EndsWith(".0", StringComparison.Ordinal) ? id[..^2] : id;
}
