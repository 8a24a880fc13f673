namespace Assistant.Shop.Search;

/// <summary>The English words of a catalogue, to find the one that a misspelt word meant.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> _counts;
    private readonly ILookup<int, string> _byLength;

    /// <param name="counts">Words in lower case with the number of products that have them.</param>
    public Vocabulary(IEnumerable<KeyValuePair<string, int>> counts)
    {
        _counts = new(counts, StringComparer.Ordinal);
        _byLength = _counts.Keys.ToLookup(word => word.Length);
    }

    /// <summary>True when a product has the word.</summary>
    public bool Contains(string word) => _counts.ContainsKey(word);

    /// <summary>
    /// The word that <paramref name="word"/> most likely meant: one edit away, two from eight letters on; of equally near ones the most
    /// frequent. Null when there is none, and for words of fewer than four letters, which have too many neighbours.
    /// </summary>
    public string? Nearest(string word)
    {
        if (word.Length < 4)
            return null;
        var most = word.Length < 8 ? 1 : 2;
        return Enumerable.Range(word.Length - most, most * 2 + 1).SelectMany(length => _byLength[length])
            .Select(candidate => (candidate, distance: EditDistance.Between(word, candidate, most)))
            .Where(x => x.distance <= most)
            .OrderBy(x => x.distance).ThenByDescending(x => x.candidate[0] == word[0]).ThenByDescending(x => _counts[x.candidate]).ThenBy(x => x.candidate, StringComparer.Ordinal)
            .Select(x => x.candidate).FirstOrDefault();
    }

    /// <summary>Two words of the catalogue that make up <paramref name="word"/> when a blank was forgotten, else null.</summary>
    public (string First, string Second)? Split(string word) =>
        Enumerable.Range(3, Math.Max(0, word.Length - 5)).Select(at => (First: word[..at], Second: word[at..]))
            .Where(parts => Contains(parts.First) && Contains(parts.Second))
            .OrderByDescending(parts => Math.Min(_counts[parts.First], _counts[parts.Second]))
            .Select(parts => ((string, string)?)parts).FirstOrDefault();
}
