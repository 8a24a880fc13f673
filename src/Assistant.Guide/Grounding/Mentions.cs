using System.Text.RegularExpressions;

namespace Assistant.Guide.Grounding;

/// <summary>Finds which products a sentence names, and where.</summary>
internal static partial class Mentions
{
    /// <summary>Fewest loose characters of a shortened name: "Sony WH-1000XM5" for "Sony WH-1000XM5 Wireless Headphones".</summary>
    private const int ShortestLatin = 6;
    private const int ShortestHan = 4;

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>The items named in <paramref name="sentence"/> with the position of the name, in order of position.</summary>
    public static IReadOnlyList<(FactItem Item, int Start, int End)> Find(string sentence, IReadOnlyList<FactItem> items)
    {
        var (loose, origin) = Loosen(sentence);
        List<(FactItem Item, int Start, int End)> found = [];
        foreach (var group in items.Where(item => item.LooseName.Length > 1).GroupBy(item => item.LooseName, StringComparer.Ordinal))
        {
            // The newest result tells the price of today.
            var item = group.Last();
            if (Place(loose, item) is { } place && origin[place.Start + place.Length - 1] + 1 is var end && (place.Length == item.LooseName.Length || EndsName(sentence, end)))
                found.Add((item, origin[place.Start], end));
        }
        // "Pro Kettle 2" inside "Pro Kettle 2 Plus": the longer name is meant.
        return [.. found.Where(mention => !found.Any(other => other.End - other.Start > mention.End - mention.Start && other.Start <= mention.Start && mention.End <= other.End))
            .OrderBy(mention => mention.Start)];
    }

    /// <summary>Characters that may follow a shortened Chinese name; any other makes it a different name.</summary>
    private const string AfterName = "的是售价為为和与與跟或也很更有在只仅最这那共等及还都目到就比均要卖能可不款";

    private static bool EndsName(string sentence, int end)
    {
        while (end < sentence.Length && sentence[end] == ' ')
            end++;
        return end >= sentence.Length || !LooseText.IsHan(sentence[end]) || AfterName.Contains(sentence[end], StringComparison.Ordinal);
    }

    private static (int Start, int Length)? Place(string loose, FactItem item)
    {
        var whole = loose.IndexOf(item.LooseName, StringComparison.Ordinal);
        if (whole >= 0)
            return (whole, item.LooseName.Length);
        foreach (var head in Heads(item.Name ?? ""))
        {
            var at = loose.IndexOf(head, StringComparison.Ordinal);
            if (at >= 0)
                return (at, head.Length);
        }
        return null;
    }

    // Beginnings of a name that still point at it, longest first.
    private static IEnumerable<string> Heads(string name)
    {
        var words = Word().Matches(name).Select(word => LooseText.Of(word.Value)).ToArray();
        for (var count = words.Length - 1; count >= 1; count--)
        {
            var head = string.Concat(words.Take(count));
            if (head.Length >= (head.Any(LooseText.IsHan) ? ShortestHan : ShortestLatin) && (count > 1 || head.Any(char.IsDigit)))
                yield return head;
        }
    }

    private static (string Loose, int[] Origin) Loosen(string text)
    {
        var loose = new System.Text.StringBuilder(text.Length);
        List<int> origin = [];
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in LooseText.Of(text[i].ToString()))
            {
                loose.Append(c);
                origin.Add(i);
            }
        }
        return (loose.ToString(), [.. origin]);
    }
}
