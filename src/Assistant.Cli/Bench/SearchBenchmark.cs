using System.Diagnostics;
using Assistant.Shop;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Cli.Bench;

/// <summary>Search in a catalogue of 50,000 products: words in both languages, constraints, sentences, misspelt words, things the shop lacks.</summary>
internal static class SearchBenchmark
{
    private const int Products = 50_000;
    private const int Searches = 600;
    private const int WarmUp = 60;

    /// <summary>The entry of <c>./run bench</c>.</summary>
    public static Benchmark Benchmark { get; } = new("search", "search in 50,000 products, and indexing them", RunAsync);

    /// <summary>Makes the catalogue in a temporary folder, indexes it, searches it and deletes it.</summary>
    public static async Task<IReadOnlyDictionary<string, Measurement>> RunAsync(BenchmarkContext context, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-bench-search-");
        try
        {
            return await MeasureAsync(Path.Combine(folder.FullName, "shop.db"), context, cancellationToken);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<string, Measurement>> MeasureAsync(string database, BenchmarkContext context, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"{ShopOptions.Section}:{nameof(ShopOptions.Database)}", database)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddShop(configuration).BuildServiceProvider();
        await services.GetRequiredService<ShopDatabase>().OpenAsync(DatabaseUse.Tool, cancellationToken);
        context.Progress($"making {Products} products");
        await SyntheticCatalogue.StoreAsync(services.GetRequiredService<IDbContextFactory<ShopDbContext>>(), Products, cancellationToken);
        context.Progress("indexing");
        var indexing = Stopwatch.GetTimestamp();
        await services.GetRequiredService<ISearchIndex>().RefreshAsync(null, cancellationToken);
        var indexed = Stopwatch.GetElapsedTime(indexing);
        context.Progress("searching");
        var times = await SearchAsync(services.GetRequiredService<IProductSearch>(), cancellationToken);
        return new Dictionary<string, Measurement>
        {
            ["search_ms_p95_50k"] = new(Percentile.Of(times, 0.95), "ms", times.Count),
            ["search_ms_median_50k"] = new(Percentile.Of(times, 0.5), "ms", times.Count),
            ["search_index_products_per_s"] = new(Products / indexed.TotalSeconds, "1/s", Products),
        };
    }

    private static async Task<IReadOnlyList<double>> SearchAsync(IProductSearch search, CancellationToken cancellationToken)
    {
        var times = new List<double>(Searches);
        foreach (var (request, i) in SyntheticCatalogue.Searches(WarmUp + Searches).Select((request, i) => (request, i)))
        {
            var start = Stopwatch.GetTimestamp();
            await search.SearchAsync(request, cancellationToken);
            if (i >= WarmUp)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }
}
