using System.Text;
using System.Text.Json;
using Assistant.Shop.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Import;

internal static class ImportShop
{
    /// <summary>Imports text as <c>data.csv</c> in UTF-8.</summary>
    public static Task<ImportSummary> ImportAsync(this TestShop shop, ImportKind kind, string content, string name = "data.csv", Encoding? encoding = null) =>
        shop.ImportFileAsync(kind, shop.Write(name, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(content)]));

    public static Task<ImportSummary> ImportFileAsync(
        this TestShop shop, ImportKind kind, string path, Dictionary<string, string>? map = null, string? format = null,
        IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        shop.Services.GetRequiredService<ImportRunner>().RunAsync(
            new() { Kind = kind, File = path, Format = format, Map = map ?? [] }, progress, cancellationToken);

    /// <summary>Row numbers and reasons of the rejects file.</summary>
    public static List<(long Row, string Reason)> Rejections(this ImportSummary summary) =>
        File.ReadLines(summary.Rejects).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(r => (r.GetProperty("row").GetInt64(), r.GetProperty("reason").GetString()!)).ToList();
}
