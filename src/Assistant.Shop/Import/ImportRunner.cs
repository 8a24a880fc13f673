using Assistant.Shop.Import.Files;
using Assistant.Shop.Import.Formats;
using Assistant.Shop.Import.Kinds;
using Assistant.Shop.Import.Readers;
using Assistant.Shop.Import.Writing;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistant.Shop.Import;

/// <summary>Loads files into the shop. The same file again changes nothing; a run that was stopped is completed by running it again.</summary>
public sealed class ImportRunner(
    IDbContextFactory<ShopDbContext> contexts, ShopDatabase database, ISearchIndex search, IOptions<ShopOptions> options, TimeProvider time)
{
    /// <summary>Names of the ready-made mappings for a kind.</summary>
    public static IReadOnlyList<string> FormatsOf(ImportKind kind) => ImportFormat.All.Where(f => f.Kind == kind).Select(f => f.Name).ToList();

    /// <summary>Names of the fields of a kind, for <see cref="ImportRequest.Map"/>.</summary>
    public static IReadOnlyList<string> FieldsOf(ImportKind kind) => KindFields.Of(kind).Names.ToList();

    /// <summary>Imports one file into the open database. Rows are stored in batches, each whole or not at all.</summary>
    /// <exception cref="ImportException">The file, its columns or the mapping cannot be used.</exception>
    public async Task<ImportSummary> RunAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var file = await ImportFile.OpenAsync(request.File, cancellationToken);
        var (source, share) = await RowReader.OpenAsync(file, request.Kind, cancellationToken);
        var format = Choose(request, source.Columns, file.Path);
        var map = FieldMap.Build(KindFields.Of(request.Kind), source.Columns, format, request.Map, file.Path);
        var split = format?.Prepare is { } prepare ? await prepare(file.Path, cancellationToken) : format?.Expand ?? (row => [row]);
        await using var rejects = RejectsFile.Create(Path.Combine(Path.GetDirectoryName(database.Path)!, "rejects"), file.Name, request.Kind);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        using var writer = new ShopWriter(db);
        using var importer = KindImporter.Create(request.Kind, new(
            writer, format?.Name ?? "import", format?.Constants.GetValueOrDefault("currency") ?? options.Value.Currency, time.GetUtcNow()));
        var run = new ImportRun(db, importer, rejects, new(map, split, format?.Splits ?? false, file.Encoding.IsClean));
        await run.LoadAsync(source.Rows, rows => progress?.Report(new(rows, share())), cancellationToken);
        await search.RefreshAsync(null, cancellationToken);
        progress?.Report(new(run.Rows, 1));
        return new()
        {
            Rows = run.Rows, Loaded = run.Loaded, Unchanged = run.Unchanged, Rejected = run.Rejected,
            Rejects = rejects.Path, Format = format?.Name, Encoding = file.Encoding.Name,
        };
    }

    private static ImportFormat? Choose(ImportRequest request, IReadOnlyList<string> columns, string path)
    {
        var formats = ImportFormat.All.Where(f => f.Kind == request.Kind).ToList();
        if (request.Format is null)
            return request.Map.Count > 0 ? null : formats.FirstOrDefault(f => f.Fits(columns) && f.Kind != ImportKind.Policies);
        var format = formats.Find(f => f.Name == request.Format)
            ?? throw new ImportException($"There is no format \"{request.Format}\" for {KindFields.Of(request.Kind).Name}. The formats: {string.Join(", ", formats.Select(f => f.Name))}.");
        var missing = format.Signature.Except(columns, StringComparer.Ordinal).ToList();
        return missing.Count == 0 || columns.Count == 0 ? format
            : throw new ImportException($"{path} is not a {format.Name} file of {KindFields.Of(request.Kind).Name}: it lacks {string.Join(", ", missing)}. Its columns: {string.Join(", ", columns)}.");
    }
}
