using System.Text.Json;
using Assistant.Guide.Constraints;

namespace Assistant.Guide.Grounding;

/// <summary>Everything that the tools of a conversation have said, flat, with a pointer to each value.</summary>
internal sealed class FactIndex
{
    private const int MaxDepth = 16;
    private readonly List<Fact> _facts = [];
    private readonly List<FactItem> _items = [];
    private readonly List<string> _looseTexts = [];

    public IReadOnlyList<Fact> All => _facts;
    public IReadOnlyList<FactItem> Items => _items;

    /// <summary>Adds a result; <paramref name="source"/> is <c>tool#n</c>.</summary>
    public void Add(string source, JsonElement result) => Walk(result, source, "", null, 0);

    /// <summary>A fact whose text contains <paramref name="loose"/> (see <see cref="LooseText"/>), or null.</summary>
    public Fact? TextWith(string loose)
    {
        if (loose.Length == 0)
            return null;
        for (var i = 0; i < _facts.Count; i++)
        {
            if (_looseTexts[i].Contains(loose, StringComparison.Ordinal))
                return _facts[i];
        }
        return null;
    }

    private void Walk(JsonElement value, string source, string key, FactItem? item, int depth)
    {
        if (depth > MaxDepth)
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                item = Item(value, source) ?? item;
                foreach (var member in value.EnumerateObject())
                    Walk(member.Value, $"{source}/{Escape(member.Name)}", member.Name, item, depth + 1);
                break;
            case JsonValueKind.Array:
                Add(new Fact(source, "count", null, value.GetArrayLength(), null));
                var index = 0;
                foreach (var element in value.EnumerateArray())
                    Walk(element, $"{source}/{index++}", key, item, depth + 1);
                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                Add(new Fact(source, key, null, number, item));
                break;
            case JsonValueKind.String:
                AddText(value.GetString()!, source, key, item);
                break;
        }
    }

    private void AddText(string text, string source, string key, FactItem? item)
    {
        Add(new Fact(source, key, text, null, item));
        foreach (var number in NumberReader.Read(text).Take(64))
            Add(new Fact(source, "text", null, number.Value, item));
    }

    private void Add(Fact fact)
    {
        _facts.Add(fact);
        _looseTexts.Add(LooseText.Of(fact.Text));
    }

    // An object with a name and an id, a price or a quantity is a thing that a reply can talk about.
    private FactItem? Item(JsonElement value, string source)
    {
        if (!value.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || value.TryGetProperty("value", out _) || value.TryGetProperty("values", out _))
            return null;
        var item = new FactItem
        {
            Source = source,
            Name = name.GetString(),
            LooseName = LooseText.Of(name.GetString()),
            Id = Text(value, "id") ?? Text(value, "product_id"),
            Currency = Text(value, "currency"),
            Price = Number(value, "price"),
            Stock = (int?)Number(value, "stock"),
            Misses = value.TryGetProperty("misses", out var misses) && misses.ValueKind == JsonValueKind.Array
                ? [.. misses.EnumerateArray().Select(miss => miss.ToString())] : [],
        };
        _items.Add(item);
        return item;
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static decimal? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetDecimal(out var number) ? number : null;

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
