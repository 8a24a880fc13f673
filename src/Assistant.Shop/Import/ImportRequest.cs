namespace Assistant.Shop.Import;

/// <summary>What a file holds.</summary>
public enum ImportKind { Products, Reviews, Events, Orders, Policies }

/// <summary>A file to load into the shop.</summary>
public sealed record ImportRequest
{
    public required ImportKind Kind { get; init; }

    /// <summary>CSV, TSV, JSON, NDJSON, for policies also Markdown and text; gzip allowed.</summary>
    public required string File { get; init; }

    /// <summary>A ready-made mapping (<see cref="ImportRunner.FormatsOf"/>); null: the one whose columns the file has, else by column names.</summary>
    public string? Format { get; init; }

    /// <summary>Column of the file to field of the kind (<see cref="ImportRunner.FieldsOf"/>); wins over the mapping.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How far an import is.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Share">Share of the file read, 0-1.</param>
public sealed record ImportProgress(long Rows, double Share);

/// <summary>What an import did: <see cref="Rows"/> = <see cref="Loaded"/> + <see cref="Unchanged"/> + <see cref="Rejected"/>.</summary>
public sealed record ImportSummary
{
    public required long Rows { get; init; }

    /// <summary>Rows that added or changed something.</summary>
    public required long Loaded { get; init; }

    /// <summary>Rows that the shop held already.</summary>
    public required long Unchanged { get; init; }
    public required long Rejected { get; init; }

    /// <summary>Full path of the NDJSON file with one line a rejected row: <c>{row, reason, raw}</c>; an empty file when none was.</summary>
    public required string Rejects { get; init; }

    /// <summary>The mapping that was used; null: column names.</summary>
    public string? Format { get; init; }

    /// <summary>Name of the encoding that was found.</summary>
    public required string Encoding { get; init; }
}

/// <summary>A file cannot be imported. The message says what is wrong, where, and what to do.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
