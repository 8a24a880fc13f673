using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Guide;

/// <summary>The whole record of one turn. Its JSON (camelCase) is a contract: <c>./run ask --json</c> prints exactly this.</summary>
public sealed record TurnRecord
{
    public required string Reply { get; init; }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
    public required IReadOnlyList<ToolCallRecord> ToolCalls { get; init; }

    /// <summary>The products the reply offers, in order. Nearest ones that break a price limit are named in the reply, with what does not match, but never offered.</summary>
    public required IReadOnlyList<ProductRecord> Products { get; init; }
    public required GroundingRecord Grounding { get; init; }

    /// <summary>Name of the model, see <c>ModelDescription</c>.</summary>
    public required string Model { get; init; }
    public required UsageRecord Usage { get; init; }
    public required TimingRecord Timings { get; init; }

    /// <summary>What channels need beside the contract: never printed by <c>ask</c>.</summary>
    [JsonIgnore]
    public TurnPresentation Presentation { get; init; } = new();
}

/// <summary>A tool call as it was run: arguments after resolution and proof, result as given to the model.</summary>
public sealed record ToolCallRecord(string Name, JsonElement Arguments, JsonElement Result);

/// <summary>A product of the reply.</summary>
public sealed record ProductRecord(string Id, string Name, decimal? Price, string Currency);

/// <summary>How the reply was proved. <see cref="Outcome"/> is <c>real</c>, <c>redone</c> or <c>rendered</c>.</summary>
public sealed record GroundingRecord(string Outcome, IReadOnlyList<EvidenceRecord> Evidence);

/// <summary>A claim of the reply and where a tool result proves it (<c>search_products#1/products/0/price</c>).</summary>
public sealed record EvidenceRecord(string Claim, string Kind, string Source);

/// <summary>Tokens, over all model calls of the turn.</summary>
public sealed record UsageRecord(long PromptTokens, long CachedTokens, long GeneratedTokens);

/// <summary>Milliseconds: the whole turn, the model's part, the tools' part, the first shown text, the rest.</summary>
public sealed record TimingRecord(double TotalMs, double ModelMs, double ToolsMs, double FirstTextMs, double OverheadMs);

/// <summary>Cards and buttons for channels that can show them.</summary>
public sealed record TurnPresentation
{
    public IReadOnlyList<ProductCard> Cards { get; init; } = [];

    /// <summary>Texts to offer as next messages, at most 4, in the shopper's language.</summary>
    public IReadOnlyList<string> SuggestedActions { get; init; } = [];

    /// <summary>A change that waits for a yes or no, or null.</summary>
    public string? Confirmation { get; init; }

    /// <summary>True when the conversation was handed to a person.</summary>
    public bool HandedOff { get; init; }
}

/// <summary>A product as a card.</summary>
public sealed record ProductCard(
    string Id, string Name, decimal? Price, string Currency, double? Rating, int RatingCount, int? Stock, string? ImageUrl, IReadOnlyList<string> Misses);
