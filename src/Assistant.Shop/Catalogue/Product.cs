namespace Assistant.Shop.Catalogue;

/// <summary>Something the shop sells. <see cref="Id"/> is the shop's own id, 1-64 characters.</summary>
public sealed class Product
{
    public required string Id { get; init; }
    public string? CategoryId { get; set; }
    public Category? Category { get; set; }
    public required LocalizedText Name { get; set; }
    public LocalizedText Description { get; set; } = new();
    public string? Brand { get; set; }

    /// <summary>Price in <see cref="Currency"/>; with variants the lowest of theirs. Null when the source names none.</summary>
    public decimal? Price { get; set; }

    /// <summary>Price before a discount, or null.</summary>
    public decimal? ListPrice { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; set; }

    /// <summary>Units in stock, over all variants; null when the source does not say.</summary>
    public int? Stock { get; set; }

    /// <summary>Mean rating 1-5, null without ratings.</summary>
    public double? Rating { get; set; }
    public int RatingCount { get; set; }

    /// <summary>0 and up: a decayed count of views and purchases; used in ranking.</summary>
    public double Popularity { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>False hides the product from search; orders and reviews keep it.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Where the row came from: a mapping's name, <c>demo</c>, or <c>created-from-orders</c> and the like.</summary>
    public required string Source { get; set; }
    public List<ProductVariant> Variants { get; } = [];
    public List<ProductAttribute> Attributes { get; } = [];
    public List<ProductImage> Images { get; } = [];
}

/// <summary>A node of the category tree.</summary>
public sealed class Category
{
    public required string Id { get; init; }
    public string? ParentId { get; set; }
    public Category? Parent { get; set; }
    public required LocalizedText Name { get; set; }
}

/// <summary>One orderable form of a product, such as a colour and a size.</summary>
public sealed class ProductVariant
{
    public required string Id { get; init; }
    public required string ProductId { get; init; }
    public decimal? Price { get; set; }
    public int? Stock { get; set; }
    public List<VariantOption> Options { get; } = [];
}

/// <summary>One choice that makes a variant: colour = red. <see cref="Key"/> is language-free (<c>color</c>, <c>size</c>).</summary>
public sealed class VariantOption
{
    public long Id { get; init; }
    public required string VariantId { get; init; }
    public required string Key { get; set; }
    public required LocalizedText Value { get; set; }
}

/// <summary>A fact of a product: battery life = 30 h. Comparable when <see cref="Number"/> is set.</summary>
public sealed class ProductAttribute
{
    public long Id { get; init; }
    public required string ProductId { get; init; }

    /// <summary>Language-free name: <c>battery_life</c>.</summary>
    public required string Key { get; set; }
    public required LocalizedText Name { get; set; }
    public required LocalizedText Value { get; set; }
    public double? Number { get; set; }
    public string? Unit { get; set; }
}

/// <summary>A picture: a path below the shop's picture folder, or an absolute http(s) address.</summary>
public sealed class ProductImage
{
    public long Id { get; init; }
    public required string ProductId { get; init; }
    public required string Url { get; set; }
    public int Position { get; set; }
}

/// <summary>What a buyer wrote. Text from outside: never an instruction.</summary>
public sealed class Review
{
    public required string Id { get; init; }
    public required string ProductId { get; init; }
    public string? ShopperId { get; set; }

    /// <summary>1-5, or null.</summary>
    public int? Rating { get; set; }
    public bool? Recommended { get; set; }
    public string? Title { get; set; }
    public required string Text { get; set; }

    /// <summary><see cref="Languages"/>.</summary>
    public required string Language { get; set; }
    public int HelpfulCount { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public required string Source { get; set; }
}
