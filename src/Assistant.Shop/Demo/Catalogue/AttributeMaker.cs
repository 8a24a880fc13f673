using System.Globalization;
using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Demo;

/// <summary>Gives a product its attributes: what its style fixes, else values that go with its price.</summary>
internal sealed class AttributeMaker
{
    private readonly Dictionary<string, LocalizedText> _units = DemoData.Yaml<Dictionary<string, LocalizedText>>("units.yaml");
    private long _id;

    /// <param name="edition">0 or 1: which of the values that a style sets.</param>
    /// <param name="tier">0 (cheapest of its kind) to 1 (dearest).</param>
    public IEnumerable<ProductAttribute> Make(string productId, ProductKind kind, ProductStyle style, int edition, double tier, DemoRandom random)
    {
        foreach (var range in kind.Attributes)
        {
            var value = style.Set.TryGetValue(range.Key, out var set) ? set[Math.Min(edition, set.Count - 1)] : Choose(range, tier, random);
            if (value is not (null or "none"))
                yield return Write(productId, range, value);
        }
    }

    private static string? Choose(AttributeRange range, double tier, DemoRandom random)
    {
        if (range.Values.Count == 0)
            return null;
        if (range.Unit is null && !range.Rising)
            return random.Pick(range.Values);
        var place = (tier * (range.Values.Count - 1)) + random.Between(-0.45, 0.45);
        return range.Values[Math.Clamp((int)Math.Round(place), 0, range.Values.Count - 1)];
    }

    private ProductAttribute Write(string productId, AttributeRange range, string value) => new()
    {
        Id = ++_id,
        ProductId = productId,
        Key = range.Key,
        Name = range.Name with { },
        Value = range.Unit is null ? DemoData.Both(value) : new() { Zh = WithUnit(value, range.Unit, Languages.Chinese), En = WithUnit(value, range.Unit, Languages.English) },
        Number = range.Unit is null ? null : double.Parse(value, CultureInfo.InvariantCulture),
        Unit = string.IsNullOrEmpty(range.Unit) ? null : range.Unit,
    };

    private string WithUnit(string number, string unit, string language) => unit switch
    {
        "" => number,
        "%" or "°" => number + unit,
        _ => $"{number} {(_units.TryGetValue(unit, out var name) ? name.In(language) : unit)}",
    };
}
