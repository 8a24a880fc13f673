namespace Assistant.Inference.Grammars;

/// <summary>Strings as JSON writes them. A length counts code points: no escape that stands for half a character is generated.</summary>
internal static class StringGrammar
{
    /// <summary>llama.cpp writes a repetition out in full; longer maxima are lowered to this, longer minima refused.</summary>
    public const int MaxRepeat = 1_000;

    private static readonly CodePoints Controls = CodePoints.Of((0, 0x1F));
    private static readonly CodePoints NotPlain = Controls.Union(CodePoints.Of(('"', '"'), ('\\', '\\')));
    private static readonly (int Character, string Escape)[] Escapes =
        [('"', "\\\""), ('\\', "\\\\"), (8, "\\b"), (12, "\\f"), (10, "\\n"), (13, "\\r"), (9, "\\t")];

    /// <summary>One character of a free string. DEL is left out: it is never meant.</summary>
    public static string AnyCharacter { get; } = "([^\"\\\\\\x00-\\x1F\\x7F] | \"\\\\\" [\"\\\\/bfnrt])";

    /// <summary>The expression with its quotation marks, or null when it cannot be written.</summary>
    /// <param name="text">What the string must be.</param>
    /// <param name="lead">An expression for what may stand before the text, or empty.</param>
    public static string? Write(StringNode text, string lead)
    {
        var body = text.Pattern is null ? Repeat(AnyCharacter, text.MinLength, text.MaxLength) : WritePattern(text);
        return body is null ? null : Join("\"\\\"\"", lead, body, "\"\\\"\"");
    }

    private static string? WritePattern(StringNode text)
    {
        var pattern = text.Pattern!;
        if (SingleRepeat(pattern) is { } repeat)
            pattern = Narrow(repeat, text);
        var fits = pattern.Shortest >= text.MinLength && (text.MaxLength is null || pattern.Longest <= text.MaxLength);
        return fits ? Write(pattern) : null;
    }

    private static RepeatNode Narrow(RepeatNode repeat, StringNode text) => repeat with
    {
        Least = Math.Max(repeat.Least, text.MinLength),
        Most = repeat.Most is { } most ? Math.Min(most, text.MaxLength ?? most) : text.MaxLength,
    };

    /// <summary>A pattern such as <c>^[a-z]+$</c>, whose repetition can take over the lengths.</summary>
    private static RepeatNode? SingleRepeat(PatternNode pattern) => pattern switch
    {
        RepeatNode { Part: CharacterNode } repeat => repeat,
        SequenceNode { Parts: [var only] } => SingleRepeat(only),
        _ => null,
    };

    private static string? Write(PatternNode pattern) => pattern switch
    {
        CharacterNode character => WriteSet(character.Set),
        SequenceNode sequence => All(sequence.Parts.Select(Write), parts => parts.Length == 0 ? "\"\"" : string.Join(' ', parts)),
        ChoiceNode choice => Some(choice.Options.Select(Write)),
        RepeatNode { Most: null, Part.Shortest: 0 } => null, // The grammar would recurse without reading anything.
        RepeatNode { Most: { } most } repeat when most < repeat.Least => null,
        RepeatNode repeat => Write(repeat.Part) is { } part ? Repeat($"({part})", repeat.Least, repeat.Most) : repeat.Least == 0 ? "\"\"" : null,
        _ => throw new InvalidOperationException($"{pattern.GetType().Name} is not a pattern."),
    };

    private static string? WriteSet(CodePoints set)
    {
        var options = new List<string>();
        var plain = set.Except(NotPlain);
        if (!plain.IsEmpty)
            options.Add(Gbnf.Class(plain));
        options.AddRange(Escapes.Where(escape => set.Contains(escape.Character)).Select(escape => Gbnf.Literal(escape.Escape)));
        return options.Count == 0 ? null : Gbnf.Choice(options);
    }

    private static string? Repeat(string part, int least, int? most)
    {
        if (least > MaxRepeat)
            return null;
        var text = Gbnf.Repeat(part, least, most is { } limit ? Math.Min(limit, MaxRepeat) : null);
        return text.Length == 0 ? "\"\"" : text;
    }

    private static string? All(IEnumerable<string?> parts, Func<string[], string> join)
    {
        var written = parts.ToArray();
        return written.Any(part => part is null) ? null : join([.. written.OfType<string>()]);
    }

    private static string? Some(IEnumerable<string?> options)
    {
        var written = options.OfType<string>().ToArray();
        return written.Length == 0 ? null : Gbnf.Choice(written);
    }

    private static string Join(params string[] parts) => string.Join(' ', parts.Where(part => part.Length > 0));
}
