using System.Globalization;

namespace Assistant.Shop;

/// <summary>How prices are written for shoppers, the same in both languages: ¥199, $19.90, 250 SEK.</summary>
public static class Money
{
    /// <summary>Whole amounts without decimals, others with two (or as many as the amount needs); no thousands separator, as Chinese shops write.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Format(decimal amount, string currency)
    {
        var digits = Math.Abs(amount).ToString(decimal.IsInteger(amount) ? "0" : "0.00##", CultureInfo.InvariantCulture);
        var sign = amount < 0 ? "-" : "";
        return Sign(currency) is { } symbol ? sign + symbol + digits : $"{sign}{digits} {currency}";
    }

    private static string? Sign(string currency) => currency switch
    {
        "CNY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "INR" => "₹",
        "HKD" => "HK$",
        "JPY" => "JP¥",
        _ => null,
    };
}
