namespace Assistant.Shop.Text;

/// <summary>What the words of a group do in a search.</summary>
public enum SynonymKind
{
    /// <summary>What a product is: shoes. A search for it finds nothing else.</summary>
    Product,

    /// <summary>What qualifies a product: red, cotton, wireless.</summary>
    Property,

    /// <summary>An opinion that ranks but never filters: good, comfortable.</summary>
    Soft,

    /// <summary>Words that say nothing about a product: the, please, 我想买.</summary>
    Ignored,
}

/// <summary>Words that mean the same thing in either language.</summary>
/// <param name="Id">The first term, lower case.</param>
/// <param name="Kind">What they do in a search.</param>
/// <param name="Terms">All spellings.</param>
public sealed record SynonymGroup(string Id, SynonymKind Kind, IReadOnlyList<string> Terms)
{
    /// <summary>The token that stands for the group in an index. It starts with a character that no word has.</summary>
    public string Token { get; } = "=" + string.Concat(Id.Select(c => char.IsLetterOrDigit(c) ? c : '_'));

    /// <summary>Groups of which this one is a kind, with theirs: sneakers are shoes.</summary>
    public IReadOnlyList<SynonymGroup> Broader { get; internal set; } = [];
}
