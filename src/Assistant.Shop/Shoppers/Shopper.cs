namespace Assistant.Shop.Shoppers;

/// <summary>A person with an account. Holds no name, address or phone number: behaviour is kept apart from identity.</summary>
public sealed class Shopper
{
    public required string Id { get; init; }

    /// <summary><see cref="Languages"/>, or null when unknown.</summary>
    public string? Language { get; set; }
    public string? Country { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string Source { get; set; }
}

/// <summary>What someone did in the shop, signed in (<see cref="ShopperId"/>) or not (<see cref="AnonymousKey"/>).</summary>
public sealed class ShopEvent
{
    public long Id { get; init; }
    public string? ShopperId { get; set; }
    public string? AnonymousKey { get; set; }
    public required EventKind Kind { get; set; }
    public string? ProductId { get; set; }

    /// <summary>The words searched for; only for <see cref="EventKind.Search"/>.</summary>
    public string? Query { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Makes an import repeatable: a row with a key that exists is unchanged.</summary>
    public required string ImportKey { get; init; }
}

/// <summary>What happened. Stored as text.</summary>
public enum EventKind { View, Search, Favourite, Cart, Buy }

/// <summary>The open cart of a shopper, or of a conversation without sign-in (its id in <see cref="OwnerKey"/>).</summary>
public sealed class Cart
{
    public long Id { get; init; }

    /// <summary><c>shopper:ID</c> or <c>conversation:ID</c>; unique.</summary>
    public required string OwnerKey { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public List<CartLine> Lines { get; } = [];
}

/// <summary>A product in a cart.</summary>
public sealed class CartLine
{
    public long Id { get; init; }
    public long CartId { get; init; }
    public required string ProductId { get; init; }
    public Catalogue.Product? Product { get; set; }
    public string? VariantId { get; set; }

    /// <summary>1-99.</summary>
    public int Quantity { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}
