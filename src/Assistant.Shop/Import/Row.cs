using System.Text.Json;

namespace Assistant.Shop.Import;

/// <summary>One row of a file: its number from 1 (the header is not counted) and its values by column.</summary>
internal sealed record Row(long Number, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>The row as JSON when the file is JSON; nested values stay whole here.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Why the row could not even be split into values, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>The row with other values, such as one child of a nested row.</summary>
    public Row With(IReadOnlyDictionary<string, string?> values) => new(Number, values);
}

/// <summary>The rows of a file with the columns that are known before the first one.</summary>
internal sealed record RowSource(IReadOnlyList<string> Columns, IAsyncEnumerable<Row> Rows);

/// <summary>This row cannot be loaded; the message is the reason in the rejects file.</summary>
internal sealed class RowRejectedException(string reason) : Exception(reason);
