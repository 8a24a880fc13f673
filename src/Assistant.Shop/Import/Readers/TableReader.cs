using System.Runtime.CompilerServices;
using Assistant.Shop.Import.Files;

namespace Assistant.Shop.Import.Readers;

/// <summary>Reads CSV and TSV; the first line names the columns.</summary>
internal static class TableReader
{
    private static readonly char[] Delimiters = [',', '\t', ';', '|'];
    private const int FaultRawLength = 2_000;

    public static async Task<(RowSource Source, Func<double> Progress)> OpenAsync(ImportFile file, CancellationToken cancellationToken)
    {
        var delimiter = await DelimiterAsync(file, cancellationToken);
        var parser = new DelimitedParser(file.OpenText(out var progress), delimiter, file.Path);
        var header = await parser.ReadAsync(cancellationToken)
            ?? throw new ImportException($"{file.Path} is empty: the first line must name the columns.");
        var columns = Columns(header, file);
        return (new(columns, ReadAsync(parser, columns, cancellationToken)), progress);
    }

    private static async IAsyncEnumerable<Row> ReadAsync(
        DelimitedParser parser, string[] columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (parser)
        {
            for (long number = 1; await parser.ReadAsync(cancellationToken) is { } fields; number++)
                yield return fields.Count == columns.Length && !parser.IsUnclosed ? Whole(fields, columns, number) : Faulty(parser, fields, columns.Length, number);
        }
    }

    private static Row Whole(IReadOnlyList<string> fields, string[] columns, long number)
    {
        var values = new Dictionary<string, string?>(columns.Length, StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
            values[columns[i]] = fields[i];
        return new(number, values);
    }

    private static Row Faulty(DelimitedParser parser, IReadOnlyList<string> fields, int expected, long number)
    {
        var raw = string.Join(" | ", fields);
        return new(number, new Dictionary<string, string?>(StringComparer.Ordinal) { ["fields"] = raw[..Math.Min(raw.Length, FaultRawLength)] })
        {
            Fault = parser.IsUnclosed ? $"line {parser.Line}: a quotation mark never closes"
                : $"line {parser.Line}: the row has {fields.Count} fields and the header {expected}; a quotation mark or a delimiter may be missing",
        };
    }

    private static string[] Columns(IReadOnlyList<string> header, ImportFile file)
    {
        var columns = header.Select(column => column.Trim().TrimStart('\ufeff')).ToArray();
        var twice = columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? columns : throw new ImportException($"{file.Path} names the column \"{twice.Key}\" twice: rename one.");
    }

    /// <summary>The delimiter that the header has most of; a comma when it has none.</summary>
    private static async Task<char> DelimiterAsync(ImportFile file, CancellationToken cancellationToken)
    {
        using var reader = new LineLimitReader(file.OpenText(out _), file.Path);
        var header = await reader.ReadLineAsync(cancellationToken) ?? "";
        return Delimiters.MaxBy(c => header.Count(h => h == c));
    }
}
