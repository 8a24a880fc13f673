using System.CommandLine;
using System.Text.Json;
using Assistant.Shop;
using Assistant.Shop.Import;
using Assistant.Shop.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run import KIND FILE</c>: loads a file into the shop.</summary>
internal static class ImportVerb
{
    private static readonly Argument<ImportKind> Kind = new("KIND") { Description = "What the file holds.", HelpName = "products|reviews|events|orders|policies" };
    private static readonly Argument<string> File = new("FILE") { Description = "CSV, TSV, JSON or NDJSON (policies: also Markdown and text), in UTF-8, UTF-16, GB18030 or Latin-1; may be gzipped." };
    private static readonly Option<string[]> Map = new("--map") { Description = "Column of the file = field of the shop; may be repeated.", HelpName = "COLUMN=FIELD" };
    private static readonly Option<string?> Format = new("--format") { Description = "A ready-made mapping: " + Formats() + ".", HelpName = "NAME" };
    private static readonly Option<bool> Json = new("--json") { Description = "End with one line of JSON: {rows, loaded, unchanged, rejected, rejects}." };
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new Command("import", "Load products, reviews, events, orders or policies. Rows that cannot be loaded go to a rejects file with the reason; running it again changes nothing that is there.")
        {
            Kind, File, Map, Format, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var request = new ImportRequest
        {
            Kind = parse.GetRequiredValue(Kind),
            File = Path.GetFullPath(parse.GetRequiredValue(File)),
            Format = parse.GetValue(Format),
            Map = CommonOptions.Pairs("--map", parse.GetValue(Map) ?? []),
        };
        await using var services = ShopServicesFor(CommonOptions.Settings(parse));
        await services.GetRequiredService<ShopDatabase>().OpenAsync(DatabaseUse.Tool, cancellationToken);
        var runner = services.GetRequiredService<ImportRunner>();
        var summary = await Waiting.WithBarAsync(
            "Importing",
            report => runner.RunAsync(request, new InlineProgress<ImportProgress>(progress => report($"{progress.Rows} rows", progress.Share)), cancellationToken));
        Console.WriteLine(parse.GetValue(Json)
            ? JsonSerializer.Serialize(new { summary.Rows, summary.Loaded, summary.Unchanged, summary.Rejected, summary.Rejects }, Line)
            : Text(summary));
        return 0;
    }

    private static ServiceProvider ShopServicesFor(IReadOnlyDictionary<string, string?> settings) =>
        new ServiceCollection().AddLogging(Settings.LogToStandardError).AddShop(Settings.Configuration(settings)).BuildServiceProvider();

    private static string Text(ImportSummary summary)
    {
        var counts = $"{summary.Rows} rows ({summary.Encoding}{(summary.Format is null ? "" : $", {summary.Format}")}): {summary.Loaded} loaded, {summary.Unchanged} unchanged, {summary.Rejected} rejected.";
        return summary.Rejected == 0 ? counts : $"{counts}{Environment.NewLine}The rejected rows with their reasons: {summary.Rejects}";
    }

    private static string Formats() =>
        string.Join(", ", Enum.GetValues<ImportKind>().SelectMany(ImportRunner.FormatsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
