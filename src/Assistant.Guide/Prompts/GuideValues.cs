namespace Assistant.Guide.Prompts;

/// <summary>Values of <see cref="PromptNames.Guide"/>. The same for every shopper: the prompt is a prefix that all conversations share.</summary>
public sealed record GuideValues
{
    /// <summary>ISO 4217 code of the shop's prices.</summary>
    public required string Currency { get; init; }
}

/// <summary>Values of <see cref="PromptNames.GuideState"/>.</summary>
public sealed record GuideStateValues
{
    /// <summary>"Chinese" or "English".</summary>
    public required string Language { get; init; }
    public bool SignedIn { get; init; }

    /// <summary>The list last shown, in order.</summary>
    public IReadOnlyList<StateProduct> Shown { get; init; } = [];

    /// <summary>Name of the product the talk is about, or null.</summary>
    public string? Focus { get; init; }

    /// <summary>The change that waits for a yes, in words, or null.</summary>
    public string? Pending { get; init; }
}

/// <summary>A product of the list last shown.</summary>
public sealed record StateProduct(int Number, string Name, decimal? Price, string Currency);

/// <summary>Values of <see cref="PromptNames.Redo"/>.</summary>
public sealed record RedoValues
{
    /// <summary>"Chinese" or "English".</summary>
    public required string Language { get; init; }

    /// <summary>What the first try said and no tool result proves.</summary>
    public required IReadOnlyList<string> Claims { get; init; }
}

/// <summary>For prompts without variables.</summary>
public sealed record NoValues
{
    public static NoValues Instance { get; } = new();
}
