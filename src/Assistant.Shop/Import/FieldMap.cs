namespace Assistant.Shop.Import;

/// <summary>Which column of a file holds which field.</summary>
internal sealed class FieldMap
{
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _constants;

    private FieldMap(IReadOnlyDictionary<string, string> constants) => _constants = constants;

    /// <summary>The field's value: from its column, else from a column of its own name, else the mapping's constant.</summary>
    public string? Read(Row row, string field) =>
        row.Values.TryGetValue(_columns.GetValueOrDefault(field, field), out var value) && !string.IsNullOrEmpty(value) ? value : _constants.GetValueOrDefault(field);

    public IEnumerable<string> FieldsWithPrefix(Row row, string prefix) =>
        _columns.Keys.Concat(row.Values.Keys).Where(field => field.StartsWith(prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    /// <summary>Joins the mapping (or the column names), and what the user says, which wins.</summary>
    /// <exception cref="ImportException">A column or a field does not exist, or a field that the kind needs has no column.</exception>
    public static FieldMap Build(
        KindFields kind, IReadOnlyList<string> columns, Formats.ImportFormat? format, IReadOnlyDictionary<string, string> map, string path)
    {
        var result = new FieldMap(format?.Constants ?? new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (field, column) in format?.Columns.Select(pair => (pair.Key, pair.Value)) ?? kind.ByName(columns))
            result._columns[field] = column;
        foreach (var (column, field) in map)
            result.Add(kind, columns, column, field, path);
        if (format is null)
            result.RequireAll(kind, columns, path);
        return result;
    }

    private void Add(KindFields kind, IReadOnlyList<string> columns, string column, string field, string path)
    {
        if (columns.Count > 0 && !columns.Contains(column, StringComparer.Ordinal))
            throw new ImportException($"{path} has no column \"{column}\". Its columns: {string.Join(", ", columns)}.");
        if (!kind.Knows(field))
            throw new ImportException($"{kind.Name} have no field \"{field}\". The fields: {string.Join(", ", kind.Names)}.");
        _columns[field] = column;
    }

    private void RequireAll(KindFields kind, IReadOnlyList<string> columns, string path)
    {
        var missing = kind.Required.Where(field => !_columns.ContainsKey(field)).ToList();
        if (missing.Count > 0)
            throw new ImportException(
                $"{path}: {kind.Name} need {string.Join(", ", missing)}, and no column holds it. Name one with --map COLUMN={missing[0]}. Columns of the file: {string.Join(", ", columns)}.");
    }
}
