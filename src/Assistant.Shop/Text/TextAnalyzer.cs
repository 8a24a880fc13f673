using System.Text;

namespace Assistant.Shop.Text;

/// <summary>
/// Turns text in Chinese, English or both into terms, the same way for products, policies and questions.
/// Chinese words come from the synonyms file first, then from the word breaker; an English word is its stem.
/// Safe to use from several threads.
/// </summary>
public sealed class TextAnalyzer(Synonyms synonyms, IWordBreaker wordBreaker)
{
    private readonly SynonymTrie _trie = new(synonyms);

    /// <summary>Changes whenever the same text may give other tokens; an index of another version is rebuilt.</summary>
    public string Version { get; } = $"1-{wordBreaker.GetType().Name}-{synonyms.Version}";

    /// <summary>The terms of a text in its order, punctuation and ignored words included.</summary>
    public IReadOnlyList<Term> Analyze(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : new TermReader(TextScanner.Scan(TextNormalizer.Normalize(text)), _trie, wordBreaker).Read();

    /// <summary>What an index holds of a text: tokens joined by blanks.</summary>
    public string IndexTokens(string? text) => Tokens(text, _ => new HashSet<Term>()).Said;

    /// <summary>The same of a product's name, with the groups of what it says it is apart from those of what it only mentions.</summary>
    public (string Said, string Mentioned) NameTokens(string? name) => Tokens(name, Naming.Mentions);

    private (string Said, string Mentioned) Tokens(string? text, Func<IReadOnlyList<Term>, IReadOnlySet<Term>> mentionsOf)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ("", "");
        var atoms = TextScanner.Scan(TextNormalizer.Normalize(text));
        var terms = new TermReader(atoms, _trie, wordBreaker).Read();
        var mentions = mentionsOf(terms);
        StringBuilder said = new(), mentioned = new();
        foreach (var atom in atoms)
            AppendAtom(said, atom);
        foreach (var term in terms.Where(term => !term.IsBreak && !term.Is(SynonymKind.Ignored)))
        {
            AppendSpellings(said, term);
            AppendGroups(mentions.Contains(term) ? mentioned : said, term);
        }
        return (said.ToString(), mentioned.ToString());
    }

    /// <summary>The English words of a text as written, in lower case, numbers and Chinese left out.</summary>
    public static IEnumerable<string> EnglishWords(string text) => TextScanner.Scan(TextNormalizer.Normalize(text))
        .Where(atom => atom.Kind == AtomKind.Word && atom.Text.All(char.IsAsciiLetterLower)).Select(atom => atom.Text);

    private static void AppendAtom(StringBuilder tokens, Atom atom)
    {
        if (atom.Kind == AtomKind.Break)
            return;
        if (atom.Kind != AtomKind.Han)
        {
            tokens.Append(atom.Stem).Append(' ');
            return;
        }
        foreach (var pair in TermReader.Bigrams(atom.Text))
            tokens.Append(pair).Append(' ');
    }

    // Bigrams find a Chinese word anywhere; its last character finds 皮鞋 for 鞋, and not 鞋柜.
    private static void AppendSpellings(StringBuilder tokens, Term term)
    {
        if (term.IsChinese)
            tokens.Append(term.Text[^1]).Append(' ');
        else if (term.Spellings.Count > 1)
            tokens.AppendJoin(' ', term.Spellings.SelectMany(spelling => spelling)).Append(' ');
    }

    private static void AppendGroups(StringBuilder tokens, Term term)
    {
        var groups = term.Groups.Concat(term.Implied).Where(group => group.Kind <= SynonymKind.Property);
        foreach (var group in groups.SelectMany(group => group.Broader.Prepend(group)).Distinct())
            tokens.Append(group.Token).Append(' ');
    }
}
