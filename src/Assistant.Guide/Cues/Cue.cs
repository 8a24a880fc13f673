namespace Assistant.Guide.Cues;

/// <summary>What a message asks for beyond doubt.</summary>
/// <param name="Tool">The tool, or null for small talk.</param>
/// <param name="Arguments">The tool's arguments as far as the words tell.</param>
internal sealed record Cue(string? Tool, IReadOnlyDictionary<string, object?> Arguments)
{
    public static Cue Talk { get; } = new(null, new Dictionary<string, object?>());

    public static Cue Of(string tool, params (string Name, object? Value)[] arguments) =>
        new(tool, arguments.Where(argument => argument.Value is not null).ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal));
}
