using System.IO.Compression;
using System.Text.Json;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Demo;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Search;

/// <summary>The demo shop's catalogue and policies with little behaviour, and what kind of thing each product really is.</summary>
public sealed class DemoCatalogue : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-quality-");
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    internal TestShop Shop { get; private set; } = null!;

    public string KindOf(Product product) => _kinds[product.Id];

    public async Task InitializeAsync()
    {
        var options = new DemoShopOptions { Reviews = 200, Shoppers = 50, Events = 1_000, Orders = 20 };
        var summary = await DemoShop.CreateAsync(Path.Combine(_folder.FullName, "shop.db"), options, null, CancellationToken.None);
        using var truth = new StreamReader(new GZipStream(File.OpenRead(summary.TruthPath), CompressionMode.Decompress));
        while (await truth.ReadLineAsync() is { } line)
        {
            var entry = JsonDocument.Parse(line).RootElement;
            if (entry.GetProperty("type").GetString() == "product")
                _kinds[entry.GetProperty("id").GetString()!] = entry.GetProperty("kind").GetString()!;
        }
        Shop = TestShop.Closed(_folder.FullName);
        await Shop.Database.OpenAsync(DatabaseUse.Tool, CancellationToken.None);
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}

/// <summary>Searches judged by hand, with floors under what was measured when they were written (docs/benchmarks.md).</summary>
public sealed class SearchQualityTests(DemoCatalogue demo) : IClassFixture<DemoCatalogue>
{
    [Theory]
    [InlineData("en.tsv")]
    [InlineData("zh.tsv")]
    public async Task The_first_four_products_are_of_the_kind_that_was_meant(string file)
    {
        var precision = new List<double>();
        var failed = new List<string>();
        var exact = 0;
        foreach (var (query, kinds) in Judged(file))
        {
            var result = await demo.Shop.SearchAsync(query);
            var shown = result.Hits.Count > 0 ? result.Hits : [.. result.Nearest.Select(miss => miss.Product)];
            exact += result.Hits.Count > 0 ? 1 : 0;
            precision.Add(shown.Count == 0 ? 0 : (double)shown.Count(product => kinds.Contains(demo.KindOf(product))) / shown.Count);
            if (precision[^1] == 0)
                failed.Add(query);
        }
        precision.Count.ShouldBeGreaterThanOrEqualTo(60);
        failed.ShouldBeEmpty();
        precision.Average().ShouldBeGreaterThanOrEqualTo(0.97);
        (exact / (double)precision.Count).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public async Task The_first_passage_answers_the_question()
    {
        var search = demo.Shop.Services.GetRequiredService<IPolicySearch>();
        var failed = new List<string>();
        var judged = Judged("policies.tsv");
        foreach (var (question, documents) in judged)
        {
            var language = Languages.Of(question);
            var hits = await search.SearchAsync(question, language, 1, CancellationToken.None);
            if (hits.Count == 0 || !documents.Any(document => hits[0].Document.Id == $"{document}-{language}"))
                failed.Add(question);
        }
        failed.Count.ShouldBeLessThanOrEqualTo(judged.Count / 20, string.Join("; ", failed));
    }

    [Theory]
    [InlineData("red dress", "color", "red")]
    [InlineData("红色连衣裙", "color", "red")]
    [InlineData("white running shoes", "color", "white")]
    public async Task Every_hit_has_the_colour_that_was_asked_for(string query, string key, string value)
    {
        var result = await demo.Shop.SearchAsync(query, request => request with { Limit = 20 });
        result.Hits.ShouldNotBeEmpty();
        result.Hits.ShouldAllBe(product => product.Variants.Any(variant => variant.Options.Any(option => option.Key == key && option.Value.En == value)));
    }

    [Fact]
    public async Task The_same_search_gives_the_same_order()
    {
        var first = await demo.Shop.SearchAsync("backpack", request => request with { Limit = 10 });
        var second = await demo.Shop.SearchAsync("backpack", request => request with { Limit = 10 });
        second.Ids().ShouldBe(first.Ids());
    }

    private static List<(string Query, string[] Expected)> Judged(string file) =>
    [
        .. File.ReadLines(Path.Combine(Shared.RepositoryRoot, "tests", "Assistant.Shop.Tests", "Search", "Judged", file))
            .Select(line => line.Split('\t')).Select(columns => (columns[0], columns[1].Split(','))),
    ];
}
