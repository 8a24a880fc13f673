namespace Assistant.Shop.Policies;

/// <summary>A document of the shop: returns, delivery, payment.</summary>
public sealed class PolicyDocument
{
    public required string Id { get; init; }
    public required string Title { get; set; }

    /// <summary><see cref="Languages"/>.</summary>
    public required string Language { get; set; }

    /// <summary>The file or page it came from, shown to shoppers as the source.</summary>
    public required string Source { get; set; }
    public List<PolicyPassage> Passages { get; } = [];
}

/// <summary>A passage of at most about 600 characters that can be quoted by itself.</summary>
public sealed class PolicyPassage
{
    public required string Id { get; init; }
    public required string DocumentId { get; init; }
    public PolicyDocument? Document { get; set; }
    public int Position { get; set; }
    public string Heading { get; set; } = "";
    public required string Text { get; set; }
}
