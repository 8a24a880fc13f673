using Assistant.Shop.Text;

namespace Assistant.Shop.Search;

/// <summary>One thing a query asks for. A product has it when one of the spellings occurs.</summary>
/// <param name="Text">As the shopper wrote it, normalised.</param>
/// <param name="Spellings">Sequences of consecutive index tokens, any of which will do.</param>
public sealed record SearchConcept(string Text, IReadOnlyList<IReadOnlyList<string>> Spellings)
{
    /// <summary>Concepts that together are another way to have this one: leather and shoes for leather shoes. Empty for most.</summary>
    public IReadOnlyList<SearchConcept> Parts { get; init; } = [];

    /// <summary>True when the concept says what the product is (shoes), not how (red).</summary>
    public bool IsProduct { get; init; }

    /// <summary>True when the synonyms file has the word.</summary>
    public bool IsKnown { get; init; }

    /// <summary>A wider thing to show when the shop has none of these: sneakers -> shoes.</summary>
    public IReadOnlyList<SynonymGroup> Broader { get; init; } = [];

    /// <summary>
    /// A term of known meaning is searched by its group alone, so that "phone" passes over "phone case";
    /// one that the synonyms file does not know by its own spellings.
    /// </summary>
    public static SearchConcept Of(Term term)
    {
        var groups = term.Groups.Where(group => group.Kind <= SynonymKind.Property).ToArray();
        return new(term.Text, groups.Length > 0 ? [.. groups.Select(group => (IReadOnlyList<string>)[group.Token])] : term.Spellings)
        {
            Parts = [.. term.Parts.Select(Of)],
            IsKnown = groups.Length > 0,
            IsProduct = groups.Any(group => group.Kind == SynonymKind.Product),
            Broader = [.. groups.SelectMany(group => group.Broader).Distinct()],
        };
    }

    /// <summary>The members of a group.</summary>
    public static SearchConcept Of(SynonymGroup group) => new(group.Id, [[group.Token]]) { IsKnown = true, IsProduct = group.Kind == SynonymKind.Product, Broader = group.Broader };

    /// <summary>A term by its group and by its own spellings, for what must not occur at all.</summary>
    public static SearchConcept AnySpellingOf(Term term)
    {
        var concept = Of(term);
        return concept.IsKnown ? concept with { Spellings = [.. concept.Spellings, .. term.Spellings] } : concept;
    }

    /// <summary>Products that may have the concept: of each spelling the rarest token, of all spellings the sum.</summary>
    public int DocumentCount(IReadOnlyDictionary<string, int> counts) =>
        Spellings.Sum(spelling => spelling.Min(token => counts.GetValueOrDefault(token)));

    /// <summary>Two concepts with the same spellings are one.</summary>
    public string Key => string.Join('|', Spellings.Select(spelling => string.Join(' ', spelling)));
}
