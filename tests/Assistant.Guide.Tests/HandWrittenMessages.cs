using System.Text.Json;
using Assistant.Plugins;

namespace Assistant.Guide.Tests;

/// <summary>The 4,600 messages written by hand for guide-mini-0, with the right call of each.</summary>
internal sealed record HandWrittenMessage(string Language, string Text, string Tool, JsonElement Arguments, JsonElement? Previous, int Shown)
{
    public const string Folder = "models/guide-mini-0/data";

    public static IEnumerable<HandWrittenMessage> All() =>
        from file in Directory.GetFiles(Shared.PathOf(Folder), "*.jsonl").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        where line.Length > 0
        let row = JsonSerializer.Deserialize<JsonElement>(line)
        select new HandWrittenMessage(
            row.GetProperty("l").GetString()!, row.GetProperty("t").GetString()!, row.GetProperty("c").GetString()!,
            row.GetProperty("a"), row.TryGetProperty("prev", out var previous) ? previous : null,
            row.TryGetProperty("shown", out var shown) ? shown.GetInt32() : row.TryGetProperty("products", out var products) ? products.GetArrayLength() : 0);

    /// <summary>What the conversation showed before the message.</summary>
    public ConversationState State => new()
    {
        LastSearch = Previous is { } previous && previous.TryGetProperty("query", out var query) ? new SearchArguments { Query = query.ToString() } : null,
        Shown = [.. Enumerable.Range(1, Shown).Select(number => new ShownProduct($"P{number}", $"Product {number}", 100 * number, 4))],
    };

    public static decimal? Number(JsonElement? arguments, string name) =>
        arguments is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDecimal() : null;
}
