namespace GeoGraph.Training;

/// <summary>Random numbers that are the same for the same seed in every version of the runtime: SplitMix64 (Steele et al. 2014).</summary>
internal struct SeededRandom(int seed)
{
    private ulong _state = (ulong)seed * 0xD6E8FEB86659FD93UL;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var x = _state += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the items into a random order (Fisher–Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
