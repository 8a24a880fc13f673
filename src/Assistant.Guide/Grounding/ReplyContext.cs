namespace Assistant.Guide.Grounding;

/// <summary>What a reply may refer to: the facts, the shopper's own words, and what happened in this turn.</summary>
internal sealed record ReplyContext
{
    /// <summary>Results of the conversation's tools, this turn's last.</summary>
    public required FactIndex Facts { get; init; }

    /// <summary>What the shopper wrote, this turn's message last.</summary>
    public required IReadOnlyList<string> ShopperTexts { get; init; }
    public required string Language { get; init; }

    /// <summary>ISO 4217 code of the shop's prices.</summary>
    public required string Currency { get; init; }

    /// <summary>The price limits in force: a reply may repeat them, and may show nothing beyond them without saying so.</summary>
    public decimal? MinPrice { get; init; }
    public decimal? MaxPrice { get; init; }

    /// <summary>Limits as the shopper named them, before conversion.</summary>
    public IReadOnlyList<decimal> NamedLimits { get; init; } = [];

    /// <summary>True when the search of this turn found nothing that meets every constraint: the reply has to say so.</summary>
    public bool NothingMatched { get; init; }

    /// <summary>True when a product was added to the cart in this turn.</summary>
    public bool Added { get; init; }

    /// <summary>True when the conversation stands in the queue for a person.</summary>
    public bool HandedOff { get; init; }
}

/// <summary>What was found about a part of a reply.</summary>
/// <param name="Evidence">Claims that are proved.</param>
/// <param name="Problems">Claims that are not; empty: the part may be shown. Written for the model's second try.</param>
internal sealed record Verdict(IReadOnlyList<EvidenceRecord> Evidence, IReadOnlyList<string> Problems)
{
    public bool IsGrounded => Problems.Count == 0;
}
