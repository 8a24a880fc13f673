using Assistant.Shop.Text;

namespace Assistant.Shop.Search;

/// <summary>What a query asks for.</summary>
internal sealed record ParsedQuery
{
    /// <summary>A shopper's message can be long; what it asks for stands in its first words.</summary>
    private const int LongestQuery = 600;
    private const int MostConcepts = 12;

    // What follows one of these qualifies the thing named before it: shoes for men.
    private static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
        { "for", "with", "in", "from", "by", "that", "which", "who", "to", "on", "made", "like", "under", "without" };

    /// <summary>What a product must have to be a hit, in the order of the query.</summary>
    public required IReadOnlyList<SearchConcept> Required { get; init; }

    /// <summary>What makes a hit better: good, comfortable.</summary>
    public required IReadOnlyList<SearchConcept> Soft { get; init; }

    /// <summary>The concept that says what is wanted, or null when nothing is required.</summary>
    public SearchConcept? Head { get; init; }

    /// <summary>Reads a shopper's words.</summary>
    public static ParsedQuery Of(string query, TextAnalyzer analyzer)
    {
        var text = query.Length > LongestQuery ? query[..LongestQuery] : query;
        var terms = analyzer.Analyze(SpokenLimits.Remove(TextNormalizer.Normalize(text)));
        var content = terms.Where(term => !term.IsBreak && !term.Is(SynonymKind.Ignored)).ToArray();
        var required = Distinct(content.Where(term => !term.Is(SynonymKind.Soft)).Select(SearchConcept.Of));
        return new()
        {
            Required = required,
            Soft = Distinct(content.Where(term => term.Is(SynonymKind.Soft)).Select(term => new SearchConcept(term.Text, term.Spellings))),
            Head = HeadOf(terms, required),
        };
    }

    /// <summary>The same query with a concept replaced; the last of several new ones takes its place as head.</summary>
    public ParsedQuery Replace(SearchConcept old, IReadOnlyList<SearchConcept> corrected) => corrected.Count == 0 ? this : this with
    {
        Required = Distinct(Required.SelectMany(concept => concept == old ? corrected : [concept])),
        Head = Head == old ? corrected[^1] : Head,
    };

    private static SearchConcept[] Distinct(IEnumerable<SearchConcept> concepts) =>
        [.. concepts.DistinctBy(concept => concept.Key).Take(MostConcepts)];

    // English names what it wants before the first qualifier, Chinese at the end; both put it last of its phrase.
    private static SearchConcept? HeadOf(IReadOnlyList<Term> terms, IReadOnlyList<SearchConcept> required)
    {
        var phrase = new List<SearchConcept>();
        foreach (var term in terms)
        {
            if ((term.IsBreak || Qualifiers.Contains(term.Text)) && phrase.Any(concept => concept.IsProduct))
                break;
            if (IsContent(term))
                phrase.Add(SearchConcept.Of(term));
        }
        var head = phrase.FindLast(concept => concept.IsProduct) ?? (phrase.Count > 0 ? phrase[^1] : null);
        return required.FirstOrDefault(concept => concept.Key == head?.Key);
    }

    private static bool IsContent(Term term) => !term.IsBreak && !term.Is(SynonymKind.Ignored) && !term.Is(SynonymKind.Soft);
}
