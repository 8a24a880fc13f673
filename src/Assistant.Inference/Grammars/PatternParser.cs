namespace Assistant.Inference.Grammars;

/// <summary>
/// Reads the part of ECMAScript's regular expressions that a grammar can hold: characters, classes, groups, alternatives, quantifiers,
/// <c>^</c> at the beginning and <c>$</c> at the end. Look-around, back references, <c>\b</c>, <c>\p</c> and anchors elsewhere are refused.
/// </summary>
internal sealed class PatternParser
{
    private const int MaxRepeat = 1_000;
    private const int MaxDepth = 24;

    private static readonly CodePoints Digits = CodePoints.Of(('0', '9'));
    private static readonly CodePoints Word = CodePoints.Of(('0', '9'), ('A', 'Z'), ('a', 'z'), ('_', '_'));
    private static readonly CodePoints Space = CodePoints.Of(
        (9, 13), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));
    private static readonly CodePoints LineEnds = CodePoints.Of((10, 10), (13, 13), (0x2028, 0x2029));

    private readonly int[] _text;
    private readonly string _pointer;
    private int _position;
    private int _depth;

    private PatternParser(string pattern, string pointer)
    {
        _text = [.. pattern.EnumerateRunes().Select(rune => rune.Value)];
        _pointer = pointer;
    }

    /// <summary>The tree of a pattern, which a string must match somewhere; it stands for the whole string.</summary>
    /// <exception cref="NotSupportedException">The pattern uses something else; the message names it.</exception>
    public static PatternNode Parse(string pattern, string pointer)
    {
        var parser = new PatternParser(pattern, pointer);
        var node = parser.ReadAnchored();
        return parser._position == parser._text.Length ? node : throw parser.Refused($"an unmatched ) at {parser._position}");
    }

    private PatternNode ReadAnchored()
    {
        var options = new List<PatternNode>();
        do
        {
            var parts = new List<PatternNode>();
            if (!Take('^'))
                parts.Add(RepeatNode.AnyText);
            parts.Add(ReadSequence());
            if (!Take('$'))
                parts.Add(RepeatNode.AnyText);
            options.Add(new SequenceNode(parts));
        }
        while (Take('|'));
        return options.Count == 1 ? options[0] : new ChoiceNode(options);
    }

    private PatternNode ReadChoice()
    {
        if (++_depth > MaxDepth)
            throw Refused($"groups nested deeper than {MaxDepth}");
        var options = new List<PatternNode> { ReadSequence() };
        while (Take('|'))
            options.Add(ReadSequence());
        _depth--;
        return options.Count == 1 ? options[0] : new ChoiceNode(options);
    }

    private PatternNode ReadSequence()
    {
        var parts = new List<PatternNode>();
        while (_position < _text.Length && Peek() is not ('|' or ')' or '$'))
            parts.Add(ReadQuantified());
        return parts.Count == 1 ? parts[0] : new SequenceNode(parts);
    }

    private PatternNode ReadQuantified()
    {
        var part = ReadAtom();
        var (least, most) = Peek() switch
        {
            '*' => (0, (int?)null),
            '+' => (1, null),
            '?' => (0, 1),
            '{' => ReadCounts(),
            _ => (-1, null),
        };
        if (least < 0)
            return part;
        _position++;
        Take('?'); // A lazy quantifier matches the same texts.
        if (Peek() is '*' or '+' or '?' or '{')
            throw Refused("a quantifier after a quantifier");
        return new RepeatNode(part, least, most);
    }

    /// <summary>Reads up to the closing brace, which the caller passes over.</summary>
    private (int Least, int? Most) ReadCounts()
    {
        _position++;
        var least = ReadCount();
        int? most = least;
        if (Take(','))
            most = Peek() == '}' ? null : ReadCount();
        if (Peek() != '}' || most < least)
            throw Refused("a { that begins no {n}, {n,} or {n,m}");
        return (least, most);
    }

    private int ReadCount()
    {
        var (value, start) = (0, _position);
        while (Peek() is >= '0' and <= '9')
        {
            value = (value * 10) + _text[_position++] - '0';
            if (value > MaxRepeat)
                throw Refused($"a repetition of more than {MaxRepeat}");
        }
        return _position > start ? value : throw Refused("a { that begins no {n}, {n,} or {n,m}");
    }

    private PatternNode ReadAtom()
    {
        var character = _text[_position++];
        switch (character)
        {
            case '(':
                return ReadGroup();
            case '[':
                return new CharacterNode(ReadClass());
            case '.':
                return new CharacterNode(LineEnds.Complement());
            case '\\':
                return new CharacterNode(ReadEscape());
            case '^':
                throw Refused("^ other than at the beginning");
            case '*' or '+' or '?' or '{':
                throw Refused("a quantifier without anything before it");
            default:
                return new CharacterNode(CodePoints.Of((character, character)));
        }
    }

    private PatternNode ReadGroup()
    {
        if (Take('?') && !Take(':'))
            throw Refused("a group that begins with (? but not (?:");
        var group = ReadChoice();
        if (Peek() == '$')
            throw Refused("$ other than at the end");
        return Take(')') ? group : throw Refused("a ( without )");
    }

    private CodePoints ReadClass()
    {
        var negated = Take('^');
        var set = CodePoints.Of();
        while (Peek() != ']')
        {
            var item = ReadClassItem();
            if (Peek() == '-' && _position + 1 < _text.Length && _text[_position + 1] != ']')
            {
                _position++;
                item = Range(item, ReadClassItem());
            }
            set = set.Union(item);
        }
        _position++;
        var characters = negated ? set.Complement() : set;
        return characters.IsEmpty ? throw Refused("a class without characters") : characters;
    }

    private CodePoints ReadClassItem()
    {
        if (_position >= _text.Length)
            throw Refused("a [ without ]");
        var character = _text[_position++];
        if (character == '\\' && Take('b'))
            return CodePoints.Of((8, 8));
        return character == '\\' ? ReadEscape() : CodePoints.Of((character, character));
    }

    private CodePoints Range(CodePoints from, CodePoints to)
    {
        if (from.Ranges is not [var first] || to.Ranges is not [var last] || first.First != first.Last || last.First != last.Last || first.First > last.First)
            throw Refused("a range in a class whose ends are not two characters in order");
        return CodePoints.Of((first.First, last.First));
    }

    private CodePoints ReadEscape()
    {
        if (_position >= _text.Length)
            throw Refused("a \\ at the end");
        var character = _text[_position++];
        return character switch
        {
            'd' => Digits,
            'D' => Digits.Complement(),
            'w' => Word,
            'W' => Word.Complement(),
            's' => Space,
            'S' => Space.Complement(),
            'n' => One(10),
            'r' => One(13),
            't' => One(9),
            'f' => One(12),
            'v' => One(11),
            'x' => One(ReadHex(2)),
            'u' => One(ReadHex(4)),
            _ when character < 128 && char.IsAsciiLetterOrDigit((char)character) => throw Refused($"\\{(char)character}"),
            _ => One(character),
        };
    }

    private int ReadHex(int digits)
    {
        var value = 0;
        for (var count = 0; count < digits; count++)
        {
            if (_position >= _text.Length || _text[_position] > 127 || !char.IsAsciiHexDigit((char)_text[_position]))
                throw Refused("an escape without its hexadecimal digits");
            value = (value * 16) + Convert.ToInt32(((char)_text[_position++]).ToString(), 16);
        }
        return value is >= 0xD800 and <= 0xDFFF ? throw Refused("half of a surrogate pair") : value;
    }

    private static CodePoints One(int character) => CodePoints.Of((character, character));

    private int Peek() => _position < _text.Length ? _text[_position] : -1;

    private bool Take(int character)
    {
        if (Peek() != character)
            return false;
        _position++;
        return true;
    }

    private NotSupportedException Refused(string what) => SchemaReader.Refused(_pointer, "pattern", $"the regular expression holds {what}, which is not supported");
}
