namespace Assistant.Cli.Bench;

/// <summary>A copy of the shop's database for measurements that write; deleted at the end.</summary>
internal sealed class ScratchShop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-bench-");

    private ScratchShop(IReadOnlyDictionary<string, string?> settings) =>
        Settings = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase) { ["Shop:Database"] = Path.Combine(_folder.FullName, "shop.db") };

    /// <summary>The settings given, with the copy as database.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<ScratchShop> CopyAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var shop = ShopFile.Of(settings);
        await shop.EnsureAsync(cancellationToken);
        var copy = new ScratchShop(settings);
        shop.CopyTo(copy.Settings["Shop:Database"]!);
        return copy;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
