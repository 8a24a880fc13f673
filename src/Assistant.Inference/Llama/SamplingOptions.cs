using System.Globalization;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Llama;

/// <summary>How the next token is chosen.</summary>
/// <param name="Temperature">0: always the most likely token. 0-2 is usual.</param>
/// <param name="TopK">Keep so many of the most likely tokens; 0: all.</param>
/// <param name="TopP">Keep the most likely tokens that together have this probability, 0-1; 1: all (Holtzman et al., "The Curious Case of Neural Text Degeneration").</param>
/// <param name="MinP">Drop tokens less likely than this share of the most likely one, 0-1; 0: none.</param>
/// <param name="RepeatPenalty">Divides the logits of tokens already generated; 1: off.</param>
/// <param name="FrequencyPenalty">Subtracted once for every time a token was generated, -2 to 2.</param>
/// <param name="PresencePenalty">Subtracted once for tokens that were generated, -2 to 2.</param>
/// <param name="Seed">For temperatures above 0; null: a random one.</param>
internal sealed record SamplingOptions(
    float Temperature = 0,
    int TopK = 0,
    float TopP = 1,
    float MinP = 0,
    float RepeatPenalty = 1,
    float FrequencyPenalty = 0,
    float PresencePenalty = 0,
    uint? Seed = null)
{
    /// <summary>True when a penalty changes the logits.</summary>
    public bool HasPenalties => RepeatPenalty != 1 || FrequencyPenalty != 0 || PresencePenalty != 0;

    /// <summary>Reads the standard options, and <c>min_p</c> and <c>repeat_penalty</c> from the additional properties.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range; the message names it.</exception>
    public static SamplingOptions From(ChatOptions? options) => new(
        InRange(options?.Temperature ?? 0, 0, 100, "Temperature"),
        (int)InRange(options?.TopK ?? 0, 0, int.MaxValue, "TopK"),
        InRange(options?.TopP ?? 1, 0, 1, "TopP"),
        InRange(Additional(options, "min_p", 0), 0, 1, "min_p"),
        InRange(Additional(options, "repeat_penalty", 1), 0.01f, 100, "repeat_penalty"),
        InRange(options?.FrequencyPenalty ?? 0, -2, 2, "FrequencyPenalty"),
        InRange(options?.PresencePenalty ?? 0, -2, 2, "PresencePenalty"),
        options?.Seed is { } seed ? unchecked((uint)seed) : null);

    private static float InRange(float value, float least, float most, string name) =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between {least} and {most}.");

    private static float Additional(ChatOptions? options, string name, float otherwise) =>
        options?.AdditionalProperties?.TryGetValue(name, out var value) == true && value is not null
            ? Convert.ToSingle(value.ToString(), CultureInfo.InvariantCulture)
            : otherwise;
}
