namespace Assistant.Inference.Grammars;

/// <summary>A set of Unicode code points as sorted ranges; surrogates are never in it.</summary>
internal sealed class CodePoints
{
    private const int Last = 0x10FFFF;
    private readonly (int First, int Last)[] _ranges;

    private CodePoints(IEnumerable<(int First, int Last)> ranges) => _ranges = Normalise(ranges);

    /// <summary>Every code point.</summary>
    public static CodePoints All { get; } = new([(0, Last)]);

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    public bool IsEmpty => _ranges.Length == 0;

    public static CodePoints Of(params (int First, int Last)[] ranges) => new(ranges);

    public bool Contains(int codePoint) => _ranges.Any(range => range.First <= codePoint && codePoint <= range.Last);

    public CodePoints Union(CodePoints other) => new(_ranges.Concat(other._ranges));

    public CodePoints Except(CodePoints other) => Complement().Union(other).Complement();

    public CodePoints Complement()
    {
        var gaps = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            gaps.Add((next, first - 1));
            next = last + 1;
        }
        gaps.Add((next, Last));
        return new CodePoints(gaps);
    }

    private static (int First, int Last)[] Normalise(IEnumerable<(int First, int Last)> ranges)
    {
        var sorted = ranges.SelectMany(WithoutSurrogates).Where(range => range.First <= range.Last).OrderBy(range => range.First);
        var merged = new List<(int First, int Last)>();
        foreach (var range in sorted)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            else
                merged.Add(range);
        }
        return [.. merged];
    }

    private static (int First, int Last)[] WithoutSurrogates((int First, int Last) range) =>
        range.Last < 0xD800 || range.First > 0xDFFF ? [range] : [(range.First, 0xD7FF), (0xE000, range.Last)];
}
