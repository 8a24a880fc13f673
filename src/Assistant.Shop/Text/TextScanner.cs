namespace Assistant.Shop.Text;

/// <summary>Cuts normalised text into atoms.</summary>
internal ref struct TextScanner(string text)
{
    private readonly List<Atom> _atoms = [];
    private int _at;

    /// <summary>The atoms of a text that <see cref="TextNormalizer"/> has normalised.</summary>
    public static List<Atom> Scan(string normalized)
    {
        var scanner = new TextScanner(normalized);
        scanner.ScanAll();
        return scanner._atoms;
    }

    private void ScanAll()
    {
        while (_at < text.Length)
        {
            var glued = _at > 1 && text[_at - 1] is '-' or '_' or '‑' && char.IsLetterOrDigit(text[_at - 2]);
            if (Han.Is(text[_at]))
                AddHan();
            else if (char.IsAsciiDigit(text[_at]))
                AddNumber(glued);
            else if (char.IsLetterOrDigit(text[_at]))
                AddWord(glued);
            else
                SkipSeparator();
        }
    }

    private void AddHan()
    {
        var start = _at;
        while (_at < text.Length && Han.Is(text[_at]))
            _at++;
        _atoms.Add(new(AtomKind.Han, text[start.._at], Glued: false));
    }

    // 1,000 is 1000; 3.5mm is one word; 5000 mAh too; 1000xm5 is a model and stays whole.
    private void AddNumber(bool glued)
    {
        var number = ReadNumber();
        var wordStart = _at < text.Length && text[_at] is ' ' or '-' ? _at + 1 : _at;
        var wordEnd = EndOfWord(wordStart);
        var word = text[wordStart..wordEnd].ToLowerInvariant();
        if (Units.Of(word) is { } unit)
            (number, _at) = (number + unit, wordEnd);
        else if (wordStart == _at && word == "in")
            (number, _at) = (number + "inch", wordEnd);
        else if (wordStart == _at && wordEnd > _at)
            (number, _at) = (number + word, wordEnd);
        else if (Units.At(text.AsSpan(_at)) is { Length: > 0 } han)
            (number, _at) = (number + han.Unit, _at + han.Length);
        _atoms.Add(new(AtomKind.Number, number, glued));
    }

    private string ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or ',' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
            _at++;
        return text[start.._at].Replace(",", "", StringComparison.Ordinal);
    }

    private readonly int EndOfWord(int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && !Han.Is(text[end]))
            end++;
        return end;
    }

    private void AddWord(bool glued)
    {
        var word = text[_at..EndOfWord(_at)];
        _at += word.Length;
        SkipPossessive();
        _atoms.Add(new(AtomKind.Word, word.ToLowerInvariant(), glued) { Parts = PartsOf(word) });
    }

    // men's is men, levi's is levi.
    private void SkipPossessive()
    {
        if (_at + 1 < text.Length && text[_at] is '\'' or '’' && text[_at + 1] is 's' or 'S' && EndOfWord(_at + 1) == _at + 2)
            _at += 2;
    }

    private static string[] PartsOf(string word)
    {
        var cut = 1;
        while (cut < word.Length && !(char.IsLower(word[cut - 1]) && char.IsUpper(word[cut])))
            cut++;
        return cut >= word.Length ? [] : [word[..cut].ToLowerInvariant(), .. Rest(word[cut..])];

        static string[] Rest(string rest) => PartsOf(rest) is { Length: > 0 } parts ? parts : [rest.ToLowerInvariant()];
    }

    private void SkipSeparator()
    {
        if (!char.IsWhiteSpace(text[_at]) && text[_at] is not ('-' or '_' or '\'' or '’' or '‑') && _atoms is not [.., { Kind: AtomKind.Break }])
            _atoms.Add(new(AtomKind.Break, text[_at].ToString(), Glued: false));
        _at++;
    }
}
