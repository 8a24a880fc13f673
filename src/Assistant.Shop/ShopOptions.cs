using System.ComponentModel.DataAnnotations;

namespace Assistant.Shop;

/// <summary>Section <c>Shop</c> of the configuration.</summary>
public sealed class ShopOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Shop";

    /// <summary>The SQLite file, relative to the repository (or the folder in <c>ASSISTANT_HOME</c>). Default: the demo shop.</summary>
    [Required]
    public string Database { get; set; } = "data/demo-shop.db";

    /// <summary>ISO 4217 code of the shop's prices.</summary>
    [Required, RegularExpression("^[A-Z]{3}$", ErrorMessage = "Shop:Currency must be an ISO 4217 code such as CNY.")]
    public string Currency { get; set; } = "CNY";

    /// <summary>Units of the shop's currency for one unit of another: <c>{"USD": 7.1}</c>. Empty: prices in other currencies are taken as the shop's, and the reply says so.</summary>
    public Dictionary<string, decimal> ExchangeRates { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A JSON file with synonyms, relative like <see cref="Database"/>; null: the one that ships.</summary>
    public string? Synonyms { get; set; }
}
