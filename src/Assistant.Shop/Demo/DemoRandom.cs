using System.Text;

namespace Assistant.Shop.Demo;

/// <summary>
/// A random stream that is the same on every machine and .NET version (SplitMix64: Steele, Lea, Flood, OOPSLA 2014).
/// Each purpose has its own stream, so that a change in one part of the shop leaves the others as they are.
/// </summary>
internal sealed class DemoRandom
{
    private ulong _state;

    public DemoRandom(int seed, string purpose)
    {
        // FNV-1a of the purpose, stirred with the seed.
        _state = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(purpose))
            _state = (_state ^ b) * 1099511628211UL;
        _state ^= (ulong)seed * 0x9E3779B97F4A7C15UL;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [from, to).</summary>
    public double Between(double from, double to) => from + ((to - from) * Unit());

    /// <summary>A whole number in [0, count).</summary>
    public int Below(int count) => (int)(Unit() * count);

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Standard normal (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Picks an index with probability proportional to its weight; weights are 0 and up, not all 0.</summary>
    public int PickWeighted(IReadOnlyList<double> weights)
    {
        var point = Unit() * weights.Sum();
        for (var i = 0; i < weights.Count - 1; i++)
        {
            point -= weights[i];
            if (point < 0)
                return i;
        }
        return weights.Count - 1;
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
        return list;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
