using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Demo;

/// <summary>Writes names and descriptions in both languages.</summary>
internal static class ProductWords
{
    /// <summary>Brand, model where the kind has one, and what it is: 澜鸣 Pro 2 主动降噪头戴式蓝牙耳机.</summary>
    public static LocalizedText Name(ProductKind kind, ProductStyle style, LocalizedText brand, string? model) => new()
    {
        Zh = Join(brand.Zh, model, style.Name.Zh!.Replace("~", kind.Name.Zh, StringComparison.Ordinal)),
        En = Join(brand.En, model, style.Name.En!.Replace("~", kind.Name.En, StringComparison.Ordinal)),
    };

    /// <summary>The style's note, two selling points and the first three facts.</summary>
    public static LocalizedText Description(ProductKind kind, ProductStyle style, List<ProductAttribute> attributes, DemoRandom random)
    {
        var points = random.Shuffled(style.Selling.Count > 0 ? style.Selling : kind.Selling).Take(2).ToList();
        var facts = attributes.Take(3).ToList();
        return new()
        {
            Zh = style.Note.Zh + string.Concat(points.Select(point => point.Zh)) + string.Join('，', facts.Select(fact => $"{fact.Name.Zh} {fact.Value.Zh}")) + "。",
            En = style.Note.En + " " + string.Join(' ', points.Select(point => point.En)) + " " + Sentence(facts.Select(fact => $"{fact.Name.En} {fact.Value.En}")),
        };
    }

    private static string Join(params string?[] words) => string.Join(' ', words.Where(word => word is not null));

    private static string Sentence(IEnumerable<string> facts) =>
        string.Join(", ", facts.Select((fact, i) => i == 0 || char.IsUpper(fact[1]) || fact.StartsWith("Bluetooth", StringComparison.Ordinal) ? fact : char.ToLowerInvariant(fact[0]) + fact[1..])) + ".";
}
