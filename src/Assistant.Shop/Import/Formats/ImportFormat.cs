namespace Assistant.Shop.Import.Formats;

/// <summary>How the files of one source are read: which column holds which field, and what each row splits into.</summary>
internal sealed record ImportFormat(string Name, ImportKind Kind)
{
    /// <summary>Columns that every such file has; by them the mapping is chosen and checked.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>Field to column.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Field to value, for fields that the row leaves empty.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Makes the rows to load of a row of the file, its values by field; null takes the row as it is.</summary>
    public Func<Row, IEnumerable<Row>>? Expand { get; init; }

    /// <summary>Like <see cref="Expand"/> for a source with a second file beside the first, which is read before; gets the first one's path.</summary>
    public Func<string, CancellationToken, Task<Func<Row, IEnumerable<Row>>>>? Prepare { get; init; }

    /// <summary>True when each expanded row counts as a row of its own (the reviews inside a product), false when they are parts of one (the lines of an order).</summary>
    public bool Splits { get; init; }

    /// <summary>True when a file with these columns is of this source.</summary>
    public bool Fits(IReadOnlyCollection<string> columns) => Signature.All(columns.Contains);

    /// <summary>Every ready-made mapping.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } =
    [
        .. AwsRetailDemoStore.Formats, .. DummyJson.Formats, .. NewbeeMall.Formats, .. Flipkart.Formats, .. OnlineRetail.Formats,
        .. Tianchi.Formats, .. WomensClothing.Formats, .. OnlineShopping10Cats.Formats, .. TauBench.Formats,
    ];

    /// <summary>A dictionary for <see cref="Columns"/> and the values of an expanded row.</summary>
    public static Dictionary<string, string?> Values(params (string Field, string? Value)[] values) =>
        values.ToDictionary(pair => pair.Field, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>A dictionary for <see cref="Columns"/> or <see cref="Constants"/>.</summary>
    public static Dictionary<string, string> Map(params (string Field, string Value)[] map) =>
        map.ToDictionary(pair => pair.Field, pair => pair.Value, StringComparer.Ordinal);
}
