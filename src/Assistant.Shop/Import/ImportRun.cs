using Assistant.Shop.Import.Kinds;
using Assistant.Shop.Import.Writing;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Import;

/// <summary>How rows of the file become rows to load.</summary>
/// <param name="Map">Field to column.</param>
/// <param name="Expand">The rows that a row of the file holds.</param>
/// <param name="Splits">True when each of them counts by itself.</param>
/// <param name="IsClean">False when U+FFFD in a value stands for bytes that did not decode.</param>
internal sealed record RowPlan(FieldMap Map, Func<Row, IEnumerable<Row>> Expand, bool Splits, bool IsClean);

/// <summary>One import under way: counts rows, commits them in batches, writes down the rejected ones.</summary>
internal sealed class ImportRun(ShopDbContext db, KindImporter importer, RejectsFile rejects, RowPlan plan)
{
    /// <summary>Rows a transaction: large enough to be quick, small enough that a serving shop never waits long for the write lock.</summary>
    private const int BatchSize = 2_000;

    public long Rows { get; private set; }
    public long Loaded { get; private set; }
    public long Unchanged { get; private set; }
    public long Rejected { get; private set; }

    public async Task LoadAsync(IAsyncEnumerable<Row> rows, Action<long> progress, CancellationToken cancellationToken)
    {
        await using var enumerator = rows.GetAsyncEnumerator(cancellationToken);
        for (var more = true; more;)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            for (var end = Rows + BatchSize; Rows < end && (more = await enumerator.MoveNextAsync());)
                await AddAsync(enumerator.Current, cancellationToken);
            await importer.BeforeCommitAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            progress(Rows);
        }
        await using var last = await db.Database.BeginTransactionAsync(cancellationToken);
        await importer.FinishAsync(cancellationToken);
        await last.CommitAsync(cancellationToken);
    }

    private async Task AddAsync(Row row, CancellationToken cancellationToken)
    {
        List<Row> parts;
        try
        {
            parts = row.Fault is { } fault ? throw new RowRejectedException(fault) : plan.Expand(row).ToList();
        }
        catch (RowRejectedException cause)
        {
            await RejectAsync(row, cause.Message);
            return;
        }
        if (!plan.Splits)
            await LoadAsync(parts, row, cancellationToken);
        else
        {
            foreach (var part in parts)
                await LoadAsync([part], part with { Number = Rows + 1 }, cancellationToken);
        }
    }

    private async Task LoadAsync(List<Row> parts, Row row, CancellationToken cancellationToken)
    {
        try
        {
            RefuseBroken(row);
            if (await importer.ImportAsync(parts.ConvertAll(part => new RowFields(part, plan.Map)), cancellationToken))
                Loaded++;
            else
                Unchanged++;
            Rows++;
        }
        catch (RowRejectedException cause)
        {
            await RejectAsync(row, cause.Message);
        }
    }

    private void RefuseBroken(Row row)
    {
        foreach (var (column, value) in row.Values)
        {
            if (value is null)
                continue;
            if (!plan.IsClean && value.Contains('\ufffd', StringComparison.Ordinal))
                throw new RowRejectedException($"{column} holds bytes that the file's encoding does not have");
            if (value.Contains('\0', StringComparison.Ordinal))
                throw new RowRejectedException($"{column} holds a NUL character");
        }
    }

    private async Task RejectAsync(Row row, string reason)
    {
        await rejects.AddAsync(row, reason);
        Rejected++;
        Rows++;
    }
}
