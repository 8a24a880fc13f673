using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Shop.Import;

/// <summary>Reads prices as shops write them: <c>1,299.00</c>, <c>¥99</c>, <c>1.299,00 €</c>, <c>Rs. 1,299</c>, <c>99元</c>, <c>-5</c>.</summary>
internal static partial class Amount
{
    private static readonly (string Sign, string Currency)[] Signs =
    [
        ("US$", "USD"), ("HK$", "HKD"), ("CNY", "CNY"), ("RMB", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("块", "CNY"), ("¥", "CNY"),
        ("USD", "USD"), ("$", "USD"), ("EUR", "EUR"), ("€", "EUR"), ("GBP", "GBP"), ("£", "GBP"), ("INR", "INR"), ("Rs.", "INR"), ("Rs", "INR"), ("₹", "INR"),
    ];

    /// <summary>The amount and the currency that its sign names, if any; null when the text is no amount.</summary>
    public static (decimal Value, string? Currency)? Read(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var simple))
            return (simple, null);
        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        string? currency = null;
        foreach (var (sign, code) in Signs)
        {
            if (plain.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                (currency, plain) = (code, plain.Replace(sign, "", StringComparison.OrdinalIgnoreCase).Trim());
                break;
            }
        }
        return Number(plain) is { } value ? (value, currency) : null;
    }

    private static decimal? Number(string text)
    {
        if (!Shape().IsMatch(text))
            return null;
        // A comma is decimal when it comes last and not exactly three digits follow: 99,90 but 1,299.
        var comma = text.LastIndexOf(',');
        var isDecimalComma = comma > text.LastIndexOf('.') && text.Count(c => c == ',') == 1 && (text.Contains('.', StringComparison.Ordinal) || text.Length - comma - 1 != 3);
        text = isDecimalComma ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(text.Replace(" ", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"^[-+]?\d[\d,. ]*(?:[eE][-+]?\d{1,2})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
