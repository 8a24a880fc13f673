using System.Globalization;
using System.Text;

namespace Assistant.Inference.Tests.Grammars;

/// <summary>A grammar read back, to draw texts from it and to ask whether it lets a text through. An own reading of llama.cpp's notation, independent of the writer.</summary>
internal sealed class GbnfModel
{
    private readonly Dictionary<string, Node> _rules = [];
    private readonly Dictionary<string, int> _depths = [];

    public GbnfModel(string grammar)
    {
        foreach (var line in grammar.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(" ::= ", StringComparison.Ordinal);
            at.ShouldBeGreaterThan(0, line);
            var reader = new Reader(line[(at + 5)..]);
            _rules.TryAdd(line[..at], reader.ReadChoice()).ShouldBeTrue($"{line[..at]} is defined twice");
            reader.ShouldBeAtEnd();
        }
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (name, node) in _rules)
            {
                var depth = Depth(node);
                if (depth < _depths.GetValueOrDefault(name, int.MaxValue))
                    (_depths[name], changed) = (depth, true);
            }
        }
        _rules.Keys.ShouldAllBe(name => _depths.ContainsKey(name), "a rule cannot end");
    }

    public int RuleCount => _rules.Count;

    /// <summary>A random text of the grammar; deep grammars are led to an end.</summary>
    public string Sample(Random random)
    {
        var text = new StringBuilder();
        Sample(_rules["root"], random, text, 0);
        return text.ToString();
    }

    /// <summary>True when the grammar lets the whole text through.</summary>
    public bool Accepts(string text)
    {
        int[] runes = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        return Ends(_rules["root"], runes, 0, []).Contains(runes.Length);
    }

    private void Sample(Node node, Random random, StringBuilder text, int depth)
    {
        switch (node)
        {
            case Set set:
                text.Append(set.Sample(random));
                break;
            case Rule rule:
                Sample(_rules[rule.Name], random, text, depth + 1);
                break;
            case Sequence sequence:
                foreach (var part in sequence.Parts)
                    Sample(part, random, text, depth);
                break;
            case Choice choice:
                var options = depth < 24 ? choice.Options : choice.Options.OrderBy(Depth).Take(1).ToArray();
                Sample(options[random.Next(options.Count)], random, text, depth);
                break;
            case Repeat repeat:
                var most = depth < 24 ? Math.Min(repeat.Most ?? int.MaxValue, repeat.Least + (random.Next(8) == 0 ? 30 : 3)) : repeat.Least;
                for (var count = random.Next(repeat.Least, most + 1); count > 0; count--)
                    Sample(repeat.Part, random, text, depth);
                break;
        }
    }

    private HashSet<int> Ends(Node node, int[] text, int start, Dictionary<(Node, int), HashSet<int>> known)
    {
        if (known.TryGetValue((node, start), out var ends))
            return ends;
        ends = node switch
        {
            Set set => start < text.Length && set.Contains(text[start]) ? [start + 1] : [],
            Rule rule => Ends(_rules[rule.Name], text, start, known),
            Sequence sequence => sequence.Parts.Aggregate<Node, HashSet<int>>([start], (at, part) => [.. at.SelectMany(place => Ends(part, text, place, known))]),
            Choice choice => [.. choice.Options.SelectMany(option => Ends(option, text, start, known))],
            Repeat repeat => EndsOf(repeat, text, start, known),
            _ => [],
        };
        return known[(node, start)] = ends;
    }

    private HashSet<int> EndsOf(Repeat repeat, int[] text, int start, Dictionary<(Node, int), HashSet<int>> known)
    {
        HashSet<int> reached = [start];
        HashSet<int> ends = repeat.Least == 0 ? [start] : [];
        for (var count = 1; reached.Count > 0 && (repeat.Most is null || count <= repeat.Most) && count <= repeat.Least + text.Length + 1; count++)
        {
            reached = [.. reached.SelectMany(place => Ends(repeat.Part, text, place, known))];
            if (count >= repeat.Least)
                ends.UnionWith(reached);
        }
        return ends;
    }

    private int Depth(Node node) => node switch
    {
        Rule rule => !_rules.ContainsKey(rule.Name) ? throw new InvalidOperationException($"no rule {rule.Name}")
            : _depths.TryGetValue(rule.Name, out var depth) ? depth + 1 : int.MaxValue,
        Sequence sequence => sequence.Parts.Select(Depth).DefaultIfEmpty(0).Max() is var deepest && deepest == int.MaxValue ? int.MaxValue : deepest,
        Choice choice => choice.Options.Min(Depth),
        Repeat repeat => repeat.Least == 0 ? 0 : Depth(repeat.Part),
        _ => 0,
    };

    private abstract record Node;

    private sealed record Rule(string Name) : Node;

    private sealed record Sequence(IReadOnlyList<Node> Parts) : Node;

    private sealed record Choice(IReadOnlyList<Node> Options) : Node;

    private sealed record Repeat(Node Part, int Least, int? Most) : Node;

    private sealed record Set(bool Negated, IReadOnlyList<(int First, int Last)> Ranges) : Node
    {
        public bool Contains(int rune) => Ranges.Any(range => range.First <= rune && rune <= range.Last) != Negated;

        public Rune Sample(Random random)
        {
            for (var attempt = 0; attempt < 2000; attempt++)
            {
                var (first, last) = Negated
                    ? (0x20, random.Next(3) switch { 0 => 0x7E, 1 => 0x9FFF, _ => 0x10FFFF })
                    : Ranges[random.Next(Ranges.Count)];
                var value = random.Next(first, last + 1);
                if (Rune.IsValid(value) && Contains(value))
                    return new Rune(value);
            }
            throw new InvalidOperationException("a class without characters");
        }
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public void ShouldBeAtEnd() => text[_at..].Trim().ShouldBeEmpty();

        public Node ReadChoice()
        {
            var options = new List<Node> { ReadSequence() };
            while (Peek() == '|')
            {
                _at++;
                options.Add(ReadSequence());
            }
            return options.Count == 1 ? options[0] : new Choice(options);
        }

        private Sequence ReadSequence()
        {
            var parts = new List<Node>();
            while (Peek() is not ('|' or ')' or '\0'))
                parts.Add(ReadRepeated());
            return new Sequence(parts);
        }

        private Node ReadRepeated()
        {
            var part = ReadAtom();
            switch (_at < text.Length ? text[_at] : '\0')
            {
                case '*':
                    _at++;
                    return new Repeat(part, 0, null);
                case '+':
                    _at++;
                    return new Repeat(part, 1, null);
                case '?':
                    _at++;
                    return new Repeat(part, 0, 1);
                case '{':
                    var end = text.IndexOf('}', _at);
                    var counts = text[(_at + 1)..end].Split(',');
                    _at = end + 1;
                    var least = int.Parse(counts[0], CultureInfo.InvariantCulture);
                    return new Repeat(part, least, counts.Length == 1 ? least : counts[1].Length == 0 ? null : int.Parse(counts[1], CultureInfo.InvariantCulture));
                default:
                    return part;
            }
        }

        private Node ReadAtom()
        {
            switch (Peek())
            {
                case '"':
                    return ReadLiteral();
                case '[':
                    return ReadClass();
                case '(':
                    _at++;
                    var inner = ReadChoice();
                    Peek().ShouldBe(')', text);
                    _at++;
                    return inner;
                default:
                    var start = _at;
                    while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '-'))
                        _at++;
                    _at.ShouldBeGreaterThan(start, $"unexpected at {start}: {text}");
                    return new Rule(text[start.._at]);
            }
        }

        private Sequence ReadLiteral()
        {
            _at++;
            var parts = new List<Node>();
            while (text[_at] != '"')
            {
                var value = ReadCharacter();
                parts.Add(new Set(false, [(value, value)]));
            }
            _at++;
            return new Sequence(parts);
        }

        private Set ReadClass()
        {
            _at++;
            var negated = text[_at] == '^';
            _at += negated ? 1 : 0;
            var ranges = new List<(int, int)>();
            while (text[_at] != ']')
            {
                var first = ReadCharacter();
                var last = first;
                if (text[_at] == '-' && text[_at + 1] != ']')
                {
                    _at++;
                    last = ReadCharacter();
                }
                ranges.Add((first, last));
            }
            _at++;
            return new Set(negated, ranges);
        }

        private int ReadCharacter()
        {
            if (text[_at] != '\\')
            {
                var rune = Rune.GetRuneAt(text, _at);
                _at += rune.Utf16SequenceLength;
                return rune.Value;
            }
            var kind = text[_at + 1];
            _at += 2;
            var digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                _at += digits;
                return int.Parse(text[(_at - digits).._at], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
            // What llama.cpp's parse_char knows, and nothing else.
            return kind switch { 't' => 9, 'r' => 13, 'n' => 10, '\\' or '"' or '[' or ']' => kind, _ => throw new InvalidOperationException($"unknown escape \\{kind}") };
        }

        private char Peek()
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
            return _at < text.Length ? text[_at] : '\0';
        }
    }
}
