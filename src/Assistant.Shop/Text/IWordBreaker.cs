namespace Assistant.Shop.Text;

/// <summary>Finds where words end in text without spaces.</summary>
public interface IWordBreaker
{
    /// <summary>
    /// Ends of the words of a run of Chinese characters: ascending offsets, the last one the length of the run.
    /// Safe to call from several threads.
    /// </summary>
    IReadOnlyList<int> WordEnds(string run);
}

/// <summary>ICU's dictionary for Chinese (Unicode Standard Annex 29 plus the CJK dictionary).</summary>
internal sealed class IcuWordBreaker : IWordBreaker, IDisposable
{
    // ICU's break iterators keep state, and opening one loads the dictionary: one for each thread.
    private readonly ThreadLocal<Icu.BreakIterator> _iterators = new(
        () => Icu.BreakIterator.CreateWordInstance(new Icu.Locale("zh")), trackAllValues: true);

    public IReadOnlyList<int> WordEnds(string run)
    {
        if (run.Length < 2)
            return [run.Length];
        var iterator = _iterators.Value!;
        iterator.SetText(run);
        return [.. iterator.Boundaries.Where(end => end > 0)];
    }

    public void Dispose()
    {
        foreach (var iterator in _iterators.Values)
            iterator.Dispose();
        _iterators.Dispose();
    }
}

/// <summary>Where ICU is missing: a word may end after every character, and the synonyms file alone says which do.</summary>
internal sealed class CharacterBreaker : IWordBreaker
{
    public IReadOnlyList<int> WordEnds(string run) => [.. Enumerable.Range(1, run.Length)];
}
