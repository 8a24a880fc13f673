namespace Assistant.Shop.Search;

/// <summary>The tokens of a passage with their weighted counts: a word of the heading or title says more than one of the text.</summary>
internal sealed class PassageTokens
{
    private const double TitleWeight = 1.5;
    private const double HeadingWeight = 3;
    private readonly Dictionary<string, double> _counts = new(StringComparer.Ordinal);
    private readonly string _all;

    public PassageTokens(string title, string heading, string text)
    {
        _all = $" {title} {heading} {text} ";
        Length = Add(title, TitleWeight) + Add(heading, HeadingWeight) + Add(text, 1);
    }

    /// <summary>Weighted number of tokens.</summary>
    public double Length { get; }

    /// <summary>Weighted number of times that a concept occurs.</summary>
    public double Count(SearchConcept concept) => concept.Spellings.Sum(Count);

    private double Count(IReadOnlyList<string> spelling) => spelling.Count == 1
        ? _counts.GetValueOrDefault(spelling[0])
        : _all.Contains($" {string.Join(' ', spelling)} ", StringComparison.Ordinal) ? spelling.Min(token => _counts.GetValueOrDefault(token)) : 0;

    private double Add(string tokens, double weight)
    {
        var words = tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
            _counts[word] = _counts.GetValueOrDefault(word) + weight;
        return words.Length * weight;
    }
}

/// <summary>BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over passages that fit in memory.</summary>
internal sealed class PassageRanking
{
    private const double K1 = 1.2;
    private const double B = 0.6;

    /// <summary>Weight of a topic (returns, delivery) against any other word: a question is about its topic.</summary>
    private const double TopicWeight = 3;
    private readonly IReadOnlyList<PassageTokens> _passages;
    private readonly (SearchConcept Concept, double Weight)[] _concepts;
    private readonly double _meanLength;

    public PassageRanking(IReadOnlyList<PassageTokens> passages, IReadOnlyList<SearchConcept> concepts)
    {
        _passages = passages;
        _meanLength = passages.Count == 0 ? 1 : Math.Max(1, passages.Average(passage => passage.Length));
        _concepts = [.. concepts.Select(concept => (concept, Weight(concept)))];
    }

    /// <summary>BM25 of a passage, 0 and up.</summary>
    public double Score(int index) => _concepts.Sum(x =>
    {
        var count = _passages[index].Count(x.Concept);
        return x.Weight * count * (K1 + 1) / (count + K1 * (1 - B + B * _passages[index].Length / _meanLength));
    });

    /// <summary>Share of the question's weight that a passage has, 0-1.</summary>
    public double Coverage(int index) =>
        _concepts.Sum(x => _passages[index].Count(x.Concept) > 0 ? x.Weight : 0) / Math.Max(1e-9, _concepts.Sum(x => x.Weight));

    private double Weight(SearchConcept concept)
    {
        var having = _passages.Count(passage => passage.Count(concept) > 0);
        return Math.Log(1 + (_passages.Count - having + 0.5) / (having + 0.5)) * (concept.IsProduct ? TopicWeight : 1);
    }
}
