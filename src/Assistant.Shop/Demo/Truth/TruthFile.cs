using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Shop.Demo;

/// <summary>
/// Writes what the database must not hold: the hidden qualities, tastes and stages behind the demo shop, for measuring models against.
/// One JSON object a line, gzipped; <c>docs/demo-shop.md</c> describes the lines.
/// </summary>
internal static class TruthFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static async Task WriteAsync(string path, DemoShopOptions options, DemoContent content, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        await using var lines = new StreamWriter(gzip) { NewLine = "\n" };
        foreach (var line in Lines(options, content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await lines.WriteLineAsync(JsonSerializer.Serialize(line, Json));
        }
    }

    private static IEnumerable<object> Lines(DemoShopOptions options, DemoContent content)
    {
        yield return new { Type = "about", Schema = 1, options.Seed, options.ReferenceTime };
        foreach (var product in content.Products)
            yield return new { Type = "product", product.Product.Id, Kind = product.Kind.Id, Tier = Math.Round(product.Tier, 3), product.Qualities };
        foreach (var shopper in content.Shoppers)
            yield return new { Type = "shopper", shopper.Id, Activity = Math.Round(shopper.Activity, 3), shopper.PriceSensitivity, shopper.QualitySensitivity, shopper.Tastes };
        foreach (var episode in content.Behaviour.Episodes)
            yield return new
            {
                Type = "episode", episode.Number, Shopper = episode.Shopper.Id, Need = episode.Need.Id,
                Stages = episode.Stages.Select(entered => new { entered.Stage, entered.From }), episode.Outcome, Order = episode.OrderId,
            };
        foreach (var happened in content.Behaviour.Events)
            yield return new { Type = "event", happened.Key, Episode = happened.Episode.Number, happened.Stage };
        foreach (var review in content.Reviews)
            yield return new { Type = "review", review.Review.Id, Opinions = review.Opinions.Select(opinion => new { opinion.Aspect, opinion.Positive }), review.Flag };
    }
}
