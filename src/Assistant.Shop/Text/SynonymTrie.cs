namespace Assistant.Shop.Text;

/// <summary>Finds the longest synonym that starts at a place, over stems and single Chinese characters.</summary>
internal sealed class SynonymTrie
{
    private readonly Node _root = new();

    public SynonymTrie(Synonyms synonyms)
    {
        foreach (var group in synonyms.Groups)
        {
            foreach (var term in group.Terms)
                Add(term, group);
        }
    }

    /// <summary>The steps of the trie that a text takes: the stem of a word, or one Chinese character.</summary>
    public static List<string> Steps(IEnumerable<Atom> atoms)
    {
        var steps = new List<string>();
        foreach (var atom in atoms)
        {
            if (atom.Kind == AtomKind.Han)
                steps.AddRange(atom.Text.Select(c => c.ToString()));
            else
                steps.Add(atom.Stem);
        }
        return steps;
    }

    /// <summary>The groups of the longest term at <paramref name="start"/> for which <paramref name="accept"/> takes the end (exclusive), else an end of -1.</summary>
    public (int End, IReadOnlyList<SynonymGroup> Groups) Longest(IReadOnlyList<string> steps, int start, Func<int, bool> accept)
    {
        (int End, IReadOnlyList<SynonymGroup> Groups) best = (-1, []);
        var node = _root;
        for (var i = start; i < steps.Count && node.Next.TryGetValue(steps[i], out var next); i++)
        {
            node = next;
            if (node.Groups.Count > 0 && accept(i + 1))
                best = (i + 1, node.Groups);
        }
        return best;
    }

    // A hyphenated term is also found written as one word.
    private void Add(string term, SynonymGroup group)
    {
        var atoms = TextScanner.Scan(TextNormalizer.Normalize(term));
        Add(Steps(atoms), group);
        if (atoms.Skip(1).Any(atom => atom.Glued))
            Add([EnglishStemmer.Stem(string.Concat(atoms.Select(atom => atom.Text)))], group);
    }

    private void Add(List<string> steps, SynonymGroup group)
    {
        var node = _root;
        foreach (var step in steps)
        {
            if (!node.Next.TryGetValue(step, out var next))
                node.Next[step] = next = new();
            node = next;
        }
        if (!node.Groups.Contains(group))
            node.Groups.Add(group);
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);
        public List<SynonymGroup> Groups { get; } = [];
    }
}
