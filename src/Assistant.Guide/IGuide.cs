namespace Assistant.Guide;

/// <summary>Answers turns. One turn of a conversation runs at a time; others of the same conversation wait.</summary>
public interface IGuide
{
    /// <summary>
    /// Runs one turn and streams what may be shown: text only after it was checked against the shop's data.
    /// The last update is always a <see cref="TurnCompleted"/>, also when the model is dead or a tool fails.
    /// </summary>
    /// <exception cref="TurnRefusedException">The request cannot be answered at all: too long, too many waiting, an agent owns the conversation, the shopper does not exist.</exception>
    IAsyncEnumerable<TurnUpdate> RunAsync(TurnRequest request, CancellationToken cancellationToken);
}

/// <summary>What a channel hands over.</summary>
public sealed record TurnRequest
{
    /// <summary>1-128 characters; created at its first turn.</summary>
    public required string ConversationId { get; init; }

    /// <summary><c>webchat</c>, <c>msteams</c>, <c>cli</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The signed-in shopper as the channel knows it, or null. Never taken from the message.</summary>
    public string? ShopperId { get; init; }

    /// <summary>The channel's id of the activity; a repeated one is answered with the stored record and does nothing.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What the shopper wrote, at most 4,000 characters.</summary>
    public string Text { get; init; } = "";

    /// <summary>A button that was pressed, or null.</summary>
    public ButtonAction? Action { get; init; }

    /// <summary>BCP 47 tag of the client, used only when the text does not tell.</summary>
    public string? Locale { get; init; }
}

/// <summary>A card's button: <c>details</c>, <c>compare</c>, <c>add_to_cart</c>, <c>confirm</c>, <c>cancel</c>, <c>hand_off</c>, with the product it stands on.</summary>
public sealed record ButtonAction(string Name, string? ProductId = null, int? Quantity = null);

/// <summary>Something that may be shown while a turn runs.</summary>
public abstract record TurnUpdate;

/// <summary>What the guide is doing ("looking through the shop"), in the shopper's language.</summary>
public sealed record TurnStatus(string Text) : TurnUpdate;

/// <summary>More of the reply; already checked.</summary>
public sealed record TurnText(string Delta) : TurnUpdate;

/// <summary>The reply so far is taken back: what follows replaces it (a second try, or the rendered reply).</summary>
public sealed record TurnRestart : TurnUpdate;

/// <summary>The turn has ended and is stored.</summary>
public sealed record TurnCompleted(TurnRecord Record) : TurnUpdate;

/// <summary>A turn that was refused; the message is meant for the shopper.</summary>
public sealed class TurnRefusedException : Exception
{
    public TurnRefusedException(string code, string message) : base(message) => Code = code;

    /// <summary><c>too_long</c>, <c>busy</c>, <c>owned_by_agent</c>, <c>unknown_shopper</c>.</summary>
    public string Code { get; }
}
