namespace Assistant.Inference.Grammars;

/// <summary>Matches whole texts by following all ways at once: the time grows with text length times pattern size, whatever the pattern.</summary>
internal static class PatternMatcher
{
    public static bool Matches(PatternNode pattern, IReadOnlyList<int> text) => Ends(pattern, text, [0]).Contains(text.Count);

    private static HashSet<int> Ends(PatternNode pattern, IReadOnlyList<int> text, HashSet<int> starts)
    {
        switch (pattern)
        {
            case CharacterNode character:
                return [.. starts.Where(start => start < text.Count && character.Set.Contains(text[start])).Select(start => start + 1)];
            case SequenceNode sequence:
                return sequence.Parts.Aggregate(starts, (ends, part) => Ends(part, text, ends));
            case ChoiceNode choice:
                return [.. choice.Options.SelectMany(option => Ends(option, text, starts))];
            case RepeatNode repeat:
                return Repeated(repeat, text, starts);
            default:
                throw new InvalidOperationException($"{pattern.GetType().Name} is not a pattern.");
        }
    }

    private static HashSet<int> Repeated(RepeatNode repeat, IReadOnlyList<int> text, HashSet<int> starts)
    {
        var reached = starts;
        for (var count = 0; count < repeat.Least && reached.Count > 0; count++)
            reached = Ends(repeat.Part, text, reached);
        var ends = new HashSet<int>(reached);
        for (var count = repeat.Least; (repeat.Most is null || count < repeat.Most) && reached.Count > 0; count++)
        {
            reached = [.. Ends(repeat.Part, text, reached).Except(repeat.Most is null ? ends : [])];
            ends.UnionWith(reached);
        }
        return ends;
    }
}
