namespace Assistant.Benchmarks;

/// <summary>Entry points of the measurements that <c>./run bench</c> prints.</summary>
internal static class BenchmarkCatalogue;
