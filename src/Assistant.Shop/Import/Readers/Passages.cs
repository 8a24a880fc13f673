using System.Buffers;
using System.Text;

namespace Assistant.Shop.Import.Readers;

/// <summary>Packs paragraphs into passages that can be quoted by themselves.</summary>
internal static class Passages
{
    /// <summary>Characters of a passage; a shopper reads no more at a time, a small model not much more.</summary>
    public const int Length = 600;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?;。！？；\n");

    /// <summary>Passages of at most <see cref="Length"/> characters; a longer paragraph is cut after a sentence.</summary>
    public static IEnumerable<string> Pack(IEnumerable<string> blocks)
    {
        var passage = new StringBuilder();
        foreach (var block in blocks.SelectMany(Split))
        {
            if (passage.Length > 0 && passage.Length + 1 + block.Length > Length)
            {
                yield return passage.ToString();
                passage.Clear();
            }
            if (passage.Length > 0)
                passage.Append('\n');
            passage.Append(block);
        }
        if (passage.Length > 0)
            yield return passage.ToString();
    }

    private static IEnumerable<string> Split(string block)
    {
        var rest = block.Trim();
        while (rest.Length > Length)
        {
            var cut = rest.AsSpan(0, Length).LastIndexOfAny(SentenceEnds) + 1;
            if (cut < Length / 4)
                cut = rest.AsSpan(0, Length).LastIndexOf(' ') + 1;
            if (cut < Length / 4)
                cut = char.IsHighSurrogate(rest[Length - 1]) ? Length - 1 : Length;
            yield return rest[..cut].Trim();
            rest = rest[cut..].Trim();
        }
        if (rest.Length > 0)
            yield return rest;
    }
}
