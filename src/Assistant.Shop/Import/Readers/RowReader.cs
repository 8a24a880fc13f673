using System.Runtime.CompilerServices;
using Assistant.Shop.Import.Files;

namespace Assistant.Shop.Import.Readers;

/// <summary>Picks the reader for a file: by its extension, else by how it begins.</summary>
internal static class RowReader
{
    /// <summary>The rows of <paramref name="file"/>. <paramref name="progress"/> gives the share read, 0-1.</summary>
    /// <exception cref="ImportException">The file does not hold rows of this kind.</exception>
    public static async Task<(RowSource Source, Func<double> Progress)> OpenAsync(ImportFile file, ImportKind kind, CancellationToken cancellationToken)
    {
        var layout = await LayoutAsync(file, kind, cancellationToken);
        if (layout == Layout.Document)
            return await DocumentReader.OpenAsync(file, cancellationToken);
        if (layout == Layout.Table)
            return await TableReader.OpenAsync(file, cancellationToken);
        var rows = layout == Layout.Json ? JsonReader.Read(file, out var progress) : NdjsonReader.Read(file, out progress);
        return (await WithColumnsAsync(rows, cancellationToken), progress);
    }

    private static async Task<Layout> LayoutAsync(ImportFile file, ImportKind kind, CancellationToken cancellationToken)
    {
        var extension = Path.GetExtension(file.Name).ToUpperInvariant();
        return extension switch
        {
            ".CSV" or ".TSV" or ".TAB" => Layout.Table,
            ".NDJSON" or ".JSONL" => Layout.Ndjson,
            ".MD" or ".MARKDOWN" or ".TXT" or ".TEXT" when kind == ImportKind.Policies => Layout.Document,
            ".MD" or ".MARKDOWN" => throw new ImportException($"{file.Path} is a document, and only policies are imported from documents."),
            ".JSON" => await SniffAsync(file, Layout.Json, cancellationToken),
            _ => await SniffAsync(file, Layout.Table, cancellationToken),
        };
    }

    private static async Task<Layout> SniffAsync(ImportFile file, Layout otherwise, CancellationToken cancellationToken)
    {
        using var reader = new LineLimitReader(file.OpenText(out _), file.Path);
        var start = new char[4096];
        var length = await reader.ReadBlockAsync(start, cancellationToken);
        var text = start.AsSpan(0, length).TrimStart();
        if (text.StartsWith("["))
            return Layout.Json;
        if (!text.StartsWith("{"))
            return otherwise;
        var line = text.IndexOf('\n');
        return line > 0 && text[..line].TrimEnd().EndsWith("}") && text[(line + 1)..].TrimStart().StartsWith("{") ? Layout.Ndjson : Layout.Json;
    }

    /// <summary>JSON names its columns row by row: the first rows stand for all.</summary>
    private static async Task<RowSource> WithColumnsAsync(IAsyncEnumerable<Row> rows, CancellationToken cancellationToken)
    {
        const int Looked = 50;
        var enumerator = rows.GetAsyncEnumerator(cancellationToken);
        var first = new List<Row>();
        while (first.Count < Looked && await enumerator.MoveNextAsync())
            first.Add(enumerator.Current);
        return new(first.SelectMany(row => row.Values.Keys).Distinct(StringComparer.Ordinal).ToList(), Continue(first, enumerator, cancellationToken));
    }

    private static async IAsyncEnumerable<Row> Continue(
        List<Row> first, IAsyncEnumerator<Row> rest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (rest)
        {
            foreach (var row in first)
                yield return row;
            while (await rest.MoveNextAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return rest.Current;
            }
        }
    }

    private enum Layout { Table, Json, Ndjson, Document }
}
