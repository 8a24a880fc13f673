using System.Globalization;
using Microsoft.Extensions.Options;

namespace Assistant.Shop;

/// <summary>Turns amounts that a shopper names into the shop's currency, by <see cref="ShopOptions.ExchangeRates"/>.</summary>
public sealed class CurrencyConverter(IOptions<ShopOptions> options)
{
    /// <summary>ISO 4217 code of the shop's prices.</summary>
    public string ShopCurrency => options.Value.Currency;

    /// <summary>
    /// The amount in the shop's currency, rounded to two decimals. Without a rate the number is taken as the shop's currency
    /// (<see cref="ConvertedAmount.Rate"/> is null): the reply has to say so.
    /// </summary>
    /// <param name="amount">0 or more.</param>
    /// <param name="currency">ISO 4217 code; null when the shopper named none.</param>
    /// <exception cref="OverflowException">The product of amount and rate is no decimal.</exception>
    public ConvertedAmount Convert(decimal amount, string? currency)
    {
        if (currency is null || string.Equals(currency, ShopCurrency, StringComparison.OrdinalIgnoreCase))
            return new(amount, amount, ShopCurrency, ShopCurrency, 1);
        var code = currency.ToUpperInvariant();
        return options.Value.ExchangeRates.TryGetValue(code, out var rate) && rate > 0
            ? new(decimal.Round(amount * rate, 2), amount, code, ShopCurrency, rate)
            : new(amount, amount, code, ShopCurrency, null);
    }
}

/// <summary>An amount in the shop's currency (<paramref name="Currency"/>) and what the shopper named.</summary>
/// <param name="Rate">Units of the shop's currency for one of the named one; null: none is known and the number was taken as it is.</param>
public sealed record ConvertedAmount(decimal Amount, decimal NamedAmount, string NamedCurrency, string Currency, decimal? Rate)
{
    /// <summary>What the shopper has to be told, in their language; null when the shop's own currency was named.</summary>
    public string? Note(string language)
    {
        if (NamedCurrency == Currency)
            return null;
        var (named, own) = (Money.Format(NamedAmount, NamedCurrency), Money.Format(Amount, Currency));
        if (Rate is { } rate)
        {
            var text = rate.ToString("0.####", CultureInfo.InvariantCulture);
            return language == Languages.Chinese
                ? $"{named} 约合 {own}（按 1 {NamedCurrency} = {text} {Currency} 折算）"
                : $"{named} is about {own} (at 1 {NamedCurrency} = {text} {Currency})";
        }
        return language == Languages.Chinese
            ? $"本店以 {Currency} 标价，没有 {NamedCurrency} 的汇率，已按 {own} 理解"
            : $"Prices here are in {Currency} and no {NamedCurrency} rate is set, so I took this as {own}";
    }
}
