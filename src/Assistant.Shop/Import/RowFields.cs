using System.Globalization;

namespace Assistant.Shop.Import;

/// <summary>The fields of a row under their standard names, read and checked. A value that cannot be used rejects the row with a reason that names it.</summary>
internal sealed class RowFields(Row row, FieldMap map)
{
    public const int LongestId = 64, LongestName = 500, LongestText = 20_000;
    public const decimal HighestPrice = 1_000_000_000m;
    private static readonly string[] Nothing = ["", "null", "none", "n/a", "na", "-", "\\N"];
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd HH", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d", "yyyyMMdd", "yyyyMMddHHmmss",
        "yyyy年M月d日", "yyyy年M月d日 H:mm", "yyyy年M月d日 H:mm:ss",
    ];

    public Row Row => row;

    /// <summary>The value as it stands in the file, trimmed; null when absent or empty.</summary>
    public string? Raw(string field) => map.Read(row, field)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Plain text of at most <paramref name="longest"/> characters, or null.</summary>
    public string? Text(string field, int longest = LongestText)
    {
        if (Raw(field) is not { } raw)
            return null;
        if (raw.Length > 20 * LongestText)
            throw new RowRejectedException($"{field} is longer than {longest} characters");
        var text = PlainText.Of(raw);
        return text.Length <= longest ? text.Length > 0 ? text : null : throw new RowRejectedException($"{field} is longer than {longest} characters");
    }

    /// <summary>An id of 1-64 characters, or null.</summary>
    public string? Id(string field) => Raw(field) switch
    {
        null => null,
        { Length: > LongestId } => throw new RowRejectedException($"{field} is longer than {LongestId} characters"),
        var id when id.Any(char.IsControl) => throw new RowRejectedException($"{field} holds a control character"),
        var id => id,
    };

    public static T Required<T>(string field, T? value) where T : class => value ?? throw Missing(field);

    public static T Required<T>(string field, T? value) where T : struct => value ?? throw Missing(field);

    /// <summary>A price from 0 to 1,000,000,000 with the currency that its sign names, or null.</summary>
    public (decimal Value, string? Currency)? Price(string field) => Money(field) switch
    {
        null => null,
        { Value: < 0 } => throw new RowRejectedException($"{field} is negative: {Raw(field)}"),
        var price => price,
    };

    public int? Integer(string field, int lowest, int highest) => Number(field, lowest, highest) switch
    {
        null => null,
        var number when number != Math.Truncate(number.Value) => throw new RowRejectedException($"{field} is not a whole number: {Raw(field)}"),
        var number => (int)number,
    };

    public double? Number(string field, double lowest, double highest)
    {
        if (Known(field) is not { } raw)
            return null;
        if (Amount.Read(raw) is not { } number)
            throw new RowRejectedException($"{field} is not a number: {Short(raw)}");
        var value = (double)number.Value;
        return value >= lowest && value <= highest ? value : throw new RowRejectedException($"{field} is not between {lowest} and {highest}: {Short(raw)}");
    }

    public bool? Boolean(string field) => Known(field)?.ToUpperInvariant() switch
    {
        null => null,
        "1" or "TRUE" or "YES" or "Y" or "T" or "是" => true,
        "0" or "FALSE" or "NO" or "N" or "F" or "否" => false,
        var other => throw new RowRejectedException($"{field} is neither true nor false: {Short(other)}"),
    };

    /// <summary>A time; without a zone it is taken as UTC. Numbers are seconds or milliseconds since 1970.</summary>
    public DateTimeOffset? Instant(string field)
    {
        if (Known(field) is not { } raw)
            return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(raw, TimeFormats, CultureInfo.InvariantCulture, Utc, out var time) || FromEpoch(raw, out time)
            || DateTimeOffset.TryParse(raw, CultureInfo.InvariantCulture, Utc, out time))
            return time.Year is >= 1970 and <= 2200 ? time : throw new RowRejectedException($"{field} is not between 1970 and 2200: {Short(raw)}");
        throw new RowRejectedException($"{field} is not a time: {Short(raw)} (2026-01-31 or 2026-01-31T08:30:00Z is)");
    }

    /// <summary>Several values, one a line or separated by <c>|</c>.</summary>
    public string[] Many(string field) =>
        Raw(field)?.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Fields whose name starts with <paramref name="prefix"/>, such as <c>attribute:material</c>, without the prefix.</summary>
    public IEnumerable<(string Key, string Value)> WithPrefix(string prefix) =>
        map.FieldsWithPrefix(row, prefix).Select(field => (field[prefix.Length..], Text(field, LongestName)!)).Where(pair => pair.Item2 is not null);

    private (decimal Value, string? Currency)? Money(string field)
    {
        if (Known(field) is not { } raw)
            return null;
        if (Amount.Read(raw) is not { } amount)
            throw new RowRejectedException($"{field} is not an amount: {Short(raw)}");
        return Math.Abs(amount.Value) <= HighestPrice ? amount : throw new RowRejectedException($"{field} is above {HighestPrice}: {Short(raw)}");
    }

    private static bool FromEpoch(string raw, out DateTimeOffset time)
    {
        time = default;
        if (raw.Length is not (10 or 13) || !long.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        time = raw.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return true;
    }

    private string? Known(string field) =>
        Raw(field) is { } raw && !Nothing.Contains(raw, StringComparer.OrdinalIgnoreCase) ? raw : null;

    private static RowRejectedException Missing(string field) => new($"{field} is missing");

    private static string Short(string raw) => raw.Length <= 40 ? raw : raw[..40] + "...";
}
