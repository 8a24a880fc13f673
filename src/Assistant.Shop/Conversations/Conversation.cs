namespace Assistant.Shop.Conversations;

/// <summary>A conversation with the guide over one channel.</summary>
public sealed class Conversation
{
    public required string Id { get; init; }

    /// <summary><c>webchat</c>, <c>msteams</c>, <c>cli</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The signed-in shopper, or null.</summary>
    public string? ShopperId { get; set; }

    /// <summary>Who answers: <see cref="GuideOwner"/> or the id of a service agent.</summary>
    public string Owner { get; set; } = GuideOwner;

    /// <summary>Language of the last turn (<see cref="Languages"/>).</summary>
    public string? Language { get; set; }

    /// <summary>What the next turn needs to know, as JSON: last search, products shown with their ordinals, a change that waits for a yes.</summary>
    public string State { get; set; } = "{}";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    public const string GuideOwner = "guide";
}

/// <summary>One turn: what the shopper sent, what was answered, and how.</summary>
public sealed class Turn
{
    public long Id { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>From 1, unique in the conversation.</summary>
    public int Number { get; set; }

    /// <summary>The channel's id of the incoming activity; unique with the conversation, so that a repeated delivery is dropped.</summary>
    public string? ActivityId { get; init; }
    public required string Text { get; init; }
    public string? Language { get; set; }

    /// <summary>Null while the turn runs or when it was cancelled.</summary>
    public string? Reply { get; set; }

    /// <summary>Stored as text; null while the turn runs.</summary>
    public GroundingOutcome? Grounding { get; set; }

    /// <summary>The whole record of the turn as <c>./run ask --json</c> prints it; null while the turn runs.</summary>
    public string? Record { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
    public List<Evidence> Evidence { get; } = [];
}

/// <summary>How the reply came to be: the model's own words, its second try, or the template that renders tool results.</summary>
public enum GroundingOutcome { Real, Redone, Rendered }

/// <summary>One claim of a reply and the place in a tool result that proves it.</summary>
public sealed class Evidence
{
    public long Id { get; init; }
    public long TurnId { get; init; }

    /// <summary>The words of the reply.</summary>
    public required string Claim { get; init; }

    /// <summary><c>number</c>, <c>price</c>, <c>product</c>, <c>id</c>, <c>date</c>, <c>policy</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Tool, number of its call in the conversation and JSON Pointer (RFC 6901) into its result: <c>search_products#1/products/0/price</c>.</summary>
    public required string Source { get; init; }
}

/// <summary>A shopper who waits for a person.</summary>
public sealed class HandOff
{
    public long Id { get; init; }
    public required string ConversationId { get; init; }
    public required string Reason { get; set; }
    public required HandOffStatus Status { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? AgentId { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>Stored as text.</summary>
public enum HandOffStatus { Waiting, Taken, Closed }

/// <summary>An activity as the channel sent or received it, in the order of its watermark.</summary>
public sealed class StoredActivity
{
    /// <summary>The watermark: grows by insertion, never re-used.</summary>
    public long Id { get; init; }
    public required string ConversationId { get; init; }
    public required string ActivityId { get; init; }

    /// <summary>The activity as JSON (Bot Framework Activity schema).</summary>
    public required string Json { get; init; }

    /// <summary>True for a shopper's message until its reply is stored, in the same transaction: what a killed server owes is found by it.</summary>
    public bool AwaitsReply { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}
