using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Guide.ToolLoop;

/// <summary>
/// When nothing meets every limit, a price limit is the last to give way: products within it are shown alone, and one beyond it only when there
/// is no other (the reply then says so).
/// </summary>
internal static class NearestMatches
{
    /// <summary>A search result without needless products beyond the price limit; any other result as it is.</summary>
    public static JsonElement WithinPrice(JsonElement result)
    {
        if (!IsUnmet(result) || !result.TryGetProperty("products", out var products) || products.ValueKind != JsonValueKind.Array)
            return result;
        var within = products.EnumerateArray().Where(product => !MissesPrice(product)).ToArray();
        if (within.Length == 0 || within.Length == products.GetArrayLength())
            return result;
        var kept = JsonNode.Parse(result.GetRawText())!.AsObject();
        kept["products"] = new JsonArray([.. within.Select(product => JsonNode.Parse(product.GetRawText()))]);
        return JsonSerializer.SerializeToElement(kept);
    }

    /// <summary>True for a search that found nothing that meets every limit.</summary>
    public static bool IsUnmet(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("all_met", out var met) && met.ValueKind == JsonValueKind.False;

    private static bool MissesPrice(JsonElement product) => product.TryGetProperty("misses", out var misses) && misses.ValueKind == JsonValueKind.Array
        && misses.EnumerateArray().Any(miss => miss.ToString() is "max_price" or "min_price");
}
