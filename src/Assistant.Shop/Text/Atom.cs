namespace Assistant.Shop.Text;

/// <summary>What an atom is made of.</summary>
internal enum AtomKind { Word, Number, Han, Break }

/// <summary>The smallest piece of text that search knows: a word, a number with its unit, a run of Chinese characters, or punctuation.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Text">Lower case; a number with its unit as one (<c>16gb</c>); for punctuation the character.</param>
/// <param name="Glued">True when a hyphen joins it to the atom before: <c>usb-c</c>.</param>
internal sealed record Atom(AtomKind Kind, string Text, bool Glued)
{
    /// <summary>The form in the index.</summary>
    public string Stem { get; } = Kind == AtomKind.Word ? EnglishStemmer.Stem(Text) : Text;

    /// <summary>The parts that capitals mark (<c>AirPods</c>: air, pods), else empty.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}
