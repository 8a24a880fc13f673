using System.Globalization;
using Microsoft.Extensions.Options;

namespace Assistant.Shop.Tests;

public sealed class CurrencyConverterTests
{
    private static CurrencyConverter Converter()
    {
        var options = new ShopOptions { Currency = "CNY" };
        options.ExchangeRates["USD"] = 7.1m;
        return new CurrencyConverter(Options.Create(options));
    }

    [Theory]
    [InlineData("50", "USD", "355")]
    [InlineData("50", "usd", "355")]
    [InlineData("9.99", "USD", "70.93")]
    [InlineData("50", "CNY", "50")]
    [InlineData("50", null, "50")]
    [InlineData("50", "EUR", "50")]
    public void An_amount_is_converted_when_a_rate_is_known_and_else_taken_as_it_is(string amount, string? currency, string expected) =>
        Converter().Convert(Amount(amount), currency).Amount.ShouldBe(Amount(expected));

    [Theory]
    [InlineData("USD", "en", "$50 is about ¥355 (at 1 USD = 7.1 CNY)")]
    [InlineData("USD", "zh", "$50 约合 ¥355（按 1 USD = 7.1 CNY 折算）")]
    [InlineData("EUR", "en", "Prices here are in CNY and no EUR rate is set, so I took this as ¥50")]
    [InlineData("EUR", "zh", "本店以 CNY 标价，没有 EUR 的汇率，已按 ¥50 理解")]
    [InlineData("CNY", "en", null)]
    public void What_was_converted_or_assumed_is_told(string currency, string language, string? note) =>
        Converter().Convert(50, currency).Note(language).ShouldBe(note);

    [Theory]
    [InlineData("199", "CNY", "¥199")]
    [InlineData("19.9", "USD", "$19.90")]
    [InlineData("1299.5", "CNY", "¥1299.50")]
    [InlineData("-5", "EUR", "-€5")]
    [InlineData("250", "SEK", "250 SEK")]
    public void Money_is_written_alike_everywhere(string amount, string currency, string text) => Money.Format(Amount(amount), currency).ShouldBe(text);

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
