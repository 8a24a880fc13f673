namespace Assistant.Shop.Text;

/// <summary>One word of a text as search understands it.</summary>
public sealed record Term
{
    /// <summary>The word as written, normalised and in lower case.</summary>
    public required string Text { get; init; }

    /// <summary>Ways to find the word in an index: any of these sequences of consecutive tokens. Empty for punctuation.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Spellings { get; init; }

    /// <summary>The groups of which the word is a spelling; empty when the synonyms file does not know it.</summary>
    public IReadOnlyList<SynonymGroup> Groups { get; init; } = [];

    /// <summary>Groups that hold by the way: a 皮鞋 is a kind of 鞋, as Chinese compounds end in what they are.</summary>
    public IReadOnlyList<SynonymGroup> Implied { get; init; } = [];

    /// <summary>
    /// What a known term is made of when that is a product with properties (leather shoes: leather, shoes), else empty: something that is
    /// both is found too.
    /// </summary>
    public IReadOnlyList<Term> Parts { get; init; } = [];

    /// <summary>Terms with the same number are written together without a blank, as Chinese words are.</summary>
    public int Run { get; init; }

    /// <summary>True for punctuation, which ends a phrase.</summary>
    public bool IsBreak => Spellings.Count == 0;

    /// <summary>True for a word of Chinese characters.</summary>
    public bool IsChinese => Text.Length > 0 && Han.Is(Text[^1]);

    /// <summary>True when the word acts as <paramref name="kind"/>; one of several groups acts as the most telling of them.</summary>
    public bool Is(SynonymKind kind) => Groups.Count > 0 && Groups.Min(group => group.Kind) == kind;
}
