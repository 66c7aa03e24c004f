namespace GeoGraph.Events;

/// <summary>Collects the features of one decision: numbers made of what kind of feature it is and its values.</summary>
internal sealed class FeatureBuffer
{
    /// <summary>Most features of a decision; further ones are left out.</summary>
    public const int Most = 250;

    private readonly ulong[] _keys = new ulong[Most];

    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(int kind, ulong a = 0, ulong b = 0, ulong c = 0)
    {
        if (Count < Most)
        {
            _keys[Count++] = Key(kind, a, b, c);
        }
    }

    /// <summary>The number of a feature; never 0, spread over all 64 bits (the finaliser of SplitMix64).</summary>
    public static ulong Key(int kind, ulong a, ulong b, ulong c)
    {
        var x = Mix(((ulong)kind + 1) * 0x9E3779B97F4A7C15UL);
        x = Mix(x ^ (a + 0x632BE59BD9B4E019UL));
        x = Mix(x ^ (b + 0xD6E8FEB86659FD93UL));
        x = Mix(x ^ (c + 0xA0761D6478BD642FUL));
        return x == 0 ? 1 : x;
    }

    /// <summary>A number for two values together.</summary>
    public static ulong Pair(ulong a, ulong b) => Mix((a * 0x9E3779B97F4A7C15UL) ^ (b + 0x632BE59BD9B4E019UL));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
