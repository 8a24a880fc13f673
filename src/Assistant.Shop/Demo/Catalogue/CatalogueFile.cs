namespace Assistant.Shop.Demo;

/// <summary>One file of <c>Data/Catalogue</c>; its README describes the fields.</summary>
internal sealed class CatalogueFile
{
    public string Id { get; set; } = "";
    public LocalizedText Name { get; set; } = new();
    public List<LocalizedText> Brands { get; set; } = [];
    public Dictionary<string, LocalizedText> Categories { get; set; } = [];
    public List<ProductKind> Kinds { get; set; } = [];

    /// <summary>All files, in the order of their names.</summary>
    public static IReadOnlyList<CatalogueFile> ReadAll() =>
        [.. DemoData.Names("Catalogue/").Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Select(DemoData.Yaml<CatalogueFile>)];
}

/// <summary>A kind of product, such as over-ear headphones.</summary>
internal sealed class ProductKind
{
    public string Id { get; set; } = "";
    public string Category { get; set; } = "";
    public LocalizedText Name { get; set; } = new();
    public LocalizedText Noun { get; set; } = new();
    public string Drawing { get; set; } = "";

    /// <summary>A textile, shoe or bag: buyers talk of seams and fit, not of buttons and scratches.</summary>
    public bool Cloth { get; set; }

    /// <summary>Brands of this kind alone; empty: those of its file.</summary>
    public List<LocalizedText> Brands { get; set; } = [];

    /// <summary>Model names, one a product; empty where products of the kind have none.</summary>
    public List<string> Models { get; set; } = [];

    /// <summary>Colours a buyer can choose.</summary>
    public List<string> Colours { get; set; } = [];

    /// <summary>Colours of the drawing where a buyer has no choice.</summary>
    public List<string> Paint { get; set; } = [];
    public SizeChoice? Sizes { get; set; }
    public List<AttributeRange> Attributes { get; set; } = [];
    public List<ProductStyle> Styles { get; set; } = [];
    public List<LocalizedText> Selling { get; set; } = [];
    public List<LocalizedText> Points { get; set; } = [];
    public List<LocalizedText> Queries { get; set; } = [];
}

/// <summary>Sizes (or capacities, packs ...) that a buyer can choose; <c>256 GB=1.12</c> costs 1.12 times the base price.</summary>
internal sealed class SizeChoice
{
    public string Key { get; set; } = "";
    public List<string> Values { get; set; } = [];
}

/// <summary>An attribute and the values that products of the kind have.</summary>
internal sealed class AttributeRange
{
    public string Key { get; set; } = "";
    public LocalizedText Name { get; set; } = new();

    /// <summary>Null for words; empty for a number without a unit.</summary>
    public string? Unit { get; set; }
    public List<string> Values { get; set; } = [];

    /// <summary>Words that get better with the price; numbers always do.</summary>
    public bool Rising { get; set; }
}

/// <summary>A style of a kind; two products are made of each.</summary>
internal sealed class ProductStyle
{
    public LocalizedText Name { get; set; } = new();
    public decimal Price { get; set; }
    public Dictionary<string, List<string>> Set { get; set; } = [];

    /// <summary>Colours of this style alone; empty: those of the kind.</summary>
    public List<string> Colours { get; set; } = [];
    public LocalizedText Note { get; set; } = new();

    /// <summary>Selling points of this style alone; empty: those of the kind.</summary>
    public List<LocalizedText> Selling { get; set; } = [];

    /// <summary>The drawing of this style alone; null: that of the kind.</summary>
    public string? Drawing { get; set; }
}
