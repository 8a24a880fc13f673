namespace Assistant.Benchmarks;

internal static class Benchmarks;
