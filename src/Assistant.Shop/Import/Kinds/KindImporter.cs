using Assistant.Shop.Import.Writing;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Turns rows of one kind into the shop's entities and writes them.</summary>
internal abstract class KindImporter(ImportContext context) : IDisposable
{
    protected ImportContext Context => context;
    protected ShopWriter Writer => context.Writer;

    /// <summary>
    /// Loads one row of the file, given as its parts (one, or several for a nested row). Reads everything before it writes, so that
    /// a rejected row leaves nothing behind. True when the shop changed.
    /// </summary>
    /// <exception cref="RowRejectedException">The row cannot be loaded.</exception>
    public abstract Task<bool> ImportAsync(IReadOnlyList<RowFields> parts, CancellationToken cancellationToken);

    /// <summary>Brings derived values up to date, inside the transaction of the rows they derive from.</summary>
    public virtual Task BeforeCommitAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs once after the last row, in a transaction of its own.</summary>
    public virtual Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual void Dispose() => GC.SuppressFinalize(this);

    public static KindImporter Create(ImportKind kind, ImportContext context) => kind switch
    {
        ImportKind.Products => new ProductImporter(context),
        ImportKind.Reviews => new ReviewImporter(context),
        ImportKind.Events => new EventImporter(context),
        ImportKind.Orders => new OrderImporter(context),
        _ => new PolicyImporter(context),
    };
}

/// <summary>What an importer needs to know.</summary>
/// <param name="Writer">Writes into the open transaction.</param>
/// <param name="Source">The mapping's name, or <c>import</c>; marks rows and their made-up ids.</param>
/// <param name="Currency">ISO code for prices that name none.</param>
/// <param name="Now">The time of this import, for rows that carry none.</param>
internal sealed record ImportContext(ShopWriter Writer, string Source, string Currency, DateTimeOffset Now);
