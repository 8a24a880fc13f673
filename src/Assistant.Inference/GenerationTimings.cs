namespace Assistant.Inference;

/// <summary>How long the parts of one answer took, in milliseconds. Stands in a response's additional properties under <see cref="Key"/>.</summary>
/// <param name="QueueMs">Waiting for a place.</param>
/// <param name="PromptMs">Evaluating the prompt, up to the first token.</param>
/// <param name="FirstTokenMs">From the request to the first token: queue and prompt.</param>
/// <param name="PerTokenMs">Between two generated tokens, on average; 0 for fewer than two.</param>
/// <param name="TotalMs">From the request to the end.</param>
public sealed record GenerationTimings(double QueueMs, double PromptMs, double FirstTokenMs, double PerTokenMs, double TotalMs)
{
    /// <summary>Key in <c>AdditionalProperties</c>.</summary>
    public const string Key = "timings";
}
