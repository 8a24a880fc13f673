using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistant.Shop.Storage;

/// <summary>Money as a whole number of ten-thousandths of the currency unit, so that every database compares and sorts it exactly.</summary>
public sealed class MoneyConverter() : ValueConverter<decimal, long>(
    amount => (long)decimal.Round(amount * 10_000m), stored => stored / 10_000m);

/// <summary>An instant as milliseconds since 1970-01-01T00:00:00Z.</summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
