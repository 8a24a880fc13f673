namespace Assistant.Inference.Grammars;

/// <summary>A regular expression as a tree; it stands for whole strings.</summary>
internal abstract record PatternNode
{
    /// <summary>Code points a match has at least.</summary>
    public abstract int Shortest { get; }

    /// <summary>Code points a match has at most; null when there is no limit.</summary>
    public abstract int? Longest { get; }
}

/// <summary>One character of a set.</summary>
internal sealed record CharacterNode(CodePoints Set) : PatternNode
{
    public override int Shortest => 1;
    public override int? Longest => 1;
}

/// <summary>One after the other.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode
{
    public override int Shortest => Parts.Sum(part => part.Shortest);
    public override int? Longest => Parts.Any(part => part.Longest is null) ? null : Parts.Sum(part => part.Longest);
}

/// <summary>One of several.</summary>
internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Options) : PatternNode
{
    public override int Shortest => Options.Min(option => option.Shortest);
    public override int? Longest => Options.Any(option => option.Longest is null) ? null : Options.Max(option => option.Longest);
}

/// <summary>Repeated; no upper limit when <see cref="Most"/> is null.</summary>
internal sealed record RepeatNode(PatternNode Part, int Least, int? Most) : PatternNode
{
    public override int Shortest => Least * Part.Shortest;
    public override int? Longest => Most * Part.Longest;

    /// <summary>Any text.</summary>
    public static RepeatNode AnyText { get; } = new(new CharacterNode(CodePoints.All), 0, null);
}
