namespace Assistant.Inference.Tests.Llama;

internal static class TestTokens
{
    /// <summary>Ordinary tokens of guide-mini (8,192 entries), the same for the same seed.</summary>
    public static int[] Random(int length, int seed, int most = 8000)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(300, most))];
    }
}
