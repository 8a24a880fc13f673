namespace Assistant.Inference.Grammars;

/// <summary>How a model writes JSON.</summary>
internal sealed record JsonStyle
{
    /// <summary>As most models do: white space after <c>{ [ , :</c> and before <c>} ]</c>, at most one space or a line end with 16 spaces.</summary>
    public static JsonStyle Loose { get; } = new();

    /// <summary>No white space at all.</summary>
    public bool IsCompact { get; init; }

    /// <summary>Strings may begin with a space that the parser takes away again (guide-mini).</summary>
    public bool StringsMayLead { get; init; }

    /// <summary>Members are written in this order, or null for any order (up to <see cref="ObjectGrammar.MaxFreeOrder"/>).</summary>
    public IReadOnlyList<string>? MemberOrder { get; init; }
}
