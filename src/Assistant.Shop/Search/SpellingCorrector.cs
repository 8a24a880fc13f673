using Assistant.Shop.Text;

namespace Assistant.Shop.Search;

/// <summary>Replaces words of a query that no product has by those that were probably meant.</summary>
internal sealed class SpellingCorrector(ISearchIndex index, TextAnalyzer analyzer)
{
    /// <summary>
    /// The query with its unknown words corrected, and the words changed. A word that the synonyms file knows is spelt right: the shop
    /// just does not have it.
    /// </summary>
    public async Task<(ParsedQuery Query, IReadOnlyList<(string Old, string New)> Changes)> CorrectAsync(
        ParsedQuery query, IReadOnlyDictionary<string, int> counts, CancellationToken cancellationToken)
    {
        var changes = new List<(string, string)>();
        foreach (var concept in query.Required.Where(concept => IsMisspelt(concept, counts)))
        {
            var vocabulary = await index.VocabularyAsync(cancellationToken);
            if (Meant(concept.Text, vocabulary) is not { } meant)
                continue;
            query = query.Replace(concept, ParsedQuery.Of(meant, analyzer).Required);
            changes.Add((concept.Text, meant));
        }
        return (query, changes);
    }

    private static bool IsMisspelt(SearchConcept concept, IReadOnlyDictionary<string, int> counts) =>
        concept.Text.All(char.IsAsciiLetter) && concept.DocumentCount(counts) == 0 && !concept.IsKnown;

    private static string? Meant(string word, Vocabulary vocabulary) =>
        vocabulary.Nearest(word) ?? (vocabulary.Split(word) is { } parts ? $"{parts.First} {parts.Second}" : null);
}
