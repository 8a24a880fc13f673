namespace Assistant.Shop.Text;

/// <summary>Joins atoms to terms: the longest synonym first, then compounds, then words.</summary>
internal sealed class TermReader
{
    private const int LongestUnknownWord = 4;
    private const int LongestAccident = 3;
    private readonly List<Atom> _atoms;
    private readonly SynonymTrie _trie;
    private readonly List<string> _steps;

    // For each step: the atom that it belongs to, and whether a word may start there.
    private readonly List<int> _atomOf = [];
    private readonly List<bool> _starts = [];
    private readonly List<Term> _terms = [];

    public TermReader(List<Atom> atoms, SynonymTrie trie, IWordBreaker wordBreaker)
    {
        (_atoms, _trie, _steps) = (atoms, trie, SynonymTrie.Steps(atoms));
        for (var i = 0; i < atoms.Count; i++)
            AddSteps(i, wordBreaker);
        _starts.Add(true);
    }

    /// <summary>Overlapping pairs of characters: 降噪耳机 gives 降噪, 噪耳, 耳机.</summary>
    public static IEnumerable<string> Bigrams(string run) => Enumerable.Range(0, Math.Max(0, run.Length - 1)).Select(i => run.Substring(i, 2));

    public IReadOnlyList<Term> Read()
    {
        for (var at = 0; at < _steps.Count;)
        {
            var atom = _atoms[_atomOf[at]];
            var (end, groups) = Synonym(at);
            if (end > at)
                _terms.Add(Known(at, end, groups));
            else if (atom.Kind == AtomKind.Break)
                _terms.Add(new() { Text = atom.Text, Spellings = [] });
            else if (atom.Kind == AtomKind.Han)
                _terms.Add(ChineseWord(at, end = EndOfChineseWord(at)));
            else
                _terms.Add(LatinWord(at, end = EndOfCompound(at)));
            at = Math.Max(end, at + 1);
        }
        return _terms;
    }

    private void AddSteps(int index, IWordBreaker wordBreaker)
    {
        var atom = _atoms[index];
        if (atom.Kind != AtomKind.Han)
        {
            _atomOf.Add(index);
            _starts.Add(true);
            return;
        }
        var ends = wordBreaker.WordEnds(atom.Text).ToHashSet();
        for (var i = 0; i < atom.Text.Length; i++)
        {
            _atomOf.Add(index);
            _starts.Add(i == 0 || ends.Contains(i));
        }
    }

    // A few characters may be accidental neighbours of two words (以上 衣物, 无线 充电宝): they count only where the word breaker agrees.
    private (int End, IReadOnlyList<SynonymGroup> Groups) Synonym(int at) =>
        _trie.Longest(_steps, at, end => end - at > LongestAccident || !IsChinese(at) || !IsChinese(end - 1) || _starts[at] && _starts[end]);

    private bool IsChinese(int at) => _atoms[_atomOf[at]].Kind == AtomKind.Han;

    private Term Known(int at, int end, IReadOnlyList<SynonymGroup> groups) => new()
    {
        Text = TextOf(at, end), Groups = groups, Spellings = [SpellingOf(at, end)], Run = _atomOf[end - 1], Parts = PartsOf(at, end),
    };

    private Term[] PartsOf(int at, int end)
    {
        var parts = new List<Term>();
        for (var i = at; i < end && end - at > 1;)
        {
            var start = i;
            var (partEnd, groups) = _trie.Longest(_steps, i, after => after <= end && (start > at || after < end));
            if (partEnd < 0 || groups.Any(group => group.Kind != (partEnd == end ? SynonymKind.Product : SynonymKind.Property)))
                return [];
            parts.Add(new() { Text = TextOf(i, partEnd), Groups = groups, Spellings = [SpellingOf(i, partEnd)], Run = _atomOf[partEnd - 1] });
            i = partEnd;
        }
        return [.. parts];
    }

    private string TextOf(int at, int end)
    {
        var text = "";
        for (var i = at; i < end; i++)
        {
            var piece = IsChinese(i) ? _steps[i] : _atoms[_atomOf[i]].Text;
            var blank = i > at && !IsChinese(i) && !IsChinese(i - 1);
            text += (blank ? _atoms[_atomOf[i]].Glued ? "-" : " " : "") + piece;
        }
        return text;
    }

    private List<string> SpellingOf(int at, int end)
    {
        var tokens = new List<string>();
        for (var i = at; i < end;)
        {
            var runEnd = i + 1;
            while (runEnd < end && IsChinese(i) && _atomOf[runEnd] == _atomOf[i])
                runEnd++;
            tokens.AddRange(runEnd - i > 1 ? Bigrams(string.Concat(_steps[i..runEnd])) : [_steps[i]]);
            i = runEnd;
        }
        return tokens;
    }

    // Neighbouring single characters that nobody knows are one unknown word: 降 + 噪.
    private int EndOfChineseWord(int at)
    {
        var end = NextStart(at);
        if (end > at + 1)
            return end;
        while (end - at < LongestUnknownWord && end < _steps.Count && _atomOf[end] == _atomOf[at] && NextStart(end) == end + 1 && Synonym(end).End < 0)
            end++;
        return end;
    }

    private int NextStart(int at)
    {
        var next = at + 1;
        while (!_starts[next])
            next++;
        return next;
    }

    private Term ChineseWord(int at, int end)
    {
        var word = string.Concat(_steps[at..end]);
        return new()
        {
            Text = word,
            Run = _atomOf[at],
            Spellings = [word.Length == 1 ? [word] : [.. Bigrams(word)]],
            Implied = word.Length == 1 ? [] : _trie.Longest([word[^1].ToString()], 0, _ => true).Groups,
        };
    }

    private int EndOfCompound(int at)
    {
        var end = at + 1;
        while (end < _steps.Count && _atoms[_atomOf[end]].Glued && Synonym(end).End < 0)
            end++;
        return end;
    }

    // usb-c is found as usb c and as usbc; AirPods as airpods and as air pods.
    private Term LatinWord(int at, int end)
    {
        var atoms = _atoms.GetRange(_atomOf[at], end - at);
        var parts = atoms.SelectMany(atom => atom.Parts.Count > 0 ? atom.Parts.Select(EnglishStemmer.Stem) : [atom.Stem]).ToArray();
        var joined = EnglishStemmer.Stem(string.Concat(atoms.Select(atom => atom.Text)));
        return new() { Text = TextOf(at, end), Run = _atomOf[at], Spellings = parts.Length > 1 ? [parts, [joined]] : [[joined]] };
    }
}
