namespace Assistant.Guide.Prompts;

/// <summary>A prompt file that cannot be used. The message names file, line and what to do.</summary>
public sealed class PromptException : Exception
{
    public PromptException(string file, int line, string problem, Exception? cause = null)
        : base($"{file}:{line}: {problem}", cause) => Line = line;

    /// <summary>From 1.</summary>
    public int Line { get; }
}
