namespace Assistant.Plugins;

/// <summary>Who a tool works for. Set by the guide, never by the model: travels in <c>AIFunctionArguments.Context[typeof(ToolContext)]</c>.</summary>
public sealed class ToolContext
{
    public required string ConversationId { get; init; }

    /// <summary>The signed-in shopper, or null.</summary>
    public string? ShopperId { get; init; }

    /// <summary>Language of the turn (<see cref="Shop.Languages"/>).</summary>
    public required string Language { get; init; }

    /// <summary>What earlier turns showed; references such as "2" or "cheapest" resolve against it.</summary>
    public required ConversationState State { get; init; }

    /// <summary>True when the shopper has said yes to exactly this change; without it a tool that changes something only asks.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Names the confirmed change (such as the turn that asked): a retry with the same name changes nothing more. Null: every confirmed call is a new change.</summary>
    public string? ChangeId { get; init; }

    /// <summary>The shopper's words of this turn, or null; options such as a size are read from them.</summary>
    public string? Text { get; init; }

    /// <summary>Words the shopper ruled out; a search leaves such products out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>What was understood on the way, in the turn's language ("50 USD = ¥355"); a search repeats it in its <c>notes</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What a conversation remembers between turns; stored as JSON in <c>Conversation.State</c>.</summary>
public sealed record ConversationState
{
    /// <summary>Arguments of the last search, for follow-ups that change one of them.</summary>
    public SearchArguments? LastSearch { get; init; }

    /// <summary>Products of the last list shown, in order: ordinal 1 is the first.</summary>
    public IReadOnlyList<ShownProduct> Shown { get; init; } = [];

    /// <summary>The product the talk is about ("it"), or null.</summary>
    public string? FocusId { get; init; }

    /// <summary>A change that waits for the shopper's yes, or null.</summary>
    public PendingChange? Pending { get; init; }

    /// <summary>How often each tool was called in the conversation; numbers the sources of evidence.</summary>
    public IReadOnlyDictionary<string, int> ToolCalls { get; init; } = new Dictionary<string, int>();
}

/// <summary>The arguments of <c>search_products</c>, as in the tool's contract.</summary>
public sealed record SearchArguments
{
    public string Query { get; init; } = "";
    public string? Category { get; init; }
    public decimal? MinPrice { get; init; }
    public decimal? MaxPrice { get; init; }
    public double? MinRating { get; init; }
    public bool? InStock { get; init; }

    /// <summary><c>relevance</c>, <c>price_asc</c>, <c>price_desc</c>, <c>rating</c>, <c>newest</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>Words the shopper ruled out ("no leather"); set by the guide from the shopper's text, not by the model.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}

/// <summary>A product as the shopper saw it.</summary>
public sealed record ShownProduct(string Id, string Name, decimal? Price, double? Rating);

/// <summary>A call that changes something and waits for a yes.</summary>
/// <param name="ChangeId">Handed to the tool as <see cref="ToolContext.ChangeId"/> when the yes comes, so that a retry changes nothing twice.</param>
public sealed record PendingChange(string Tool, string ArgumentsJson, string Summary, string? ChangeId = null);
