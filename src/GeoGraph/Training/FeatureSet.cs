using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace GeoGraph.Training;

/// <summary>The features that are learnt: those seen often enough in the training data, each with a row of weights.</summary>
/// <remarks>
/// Features are counted first (<see cref="Observe"/>), then those worth learning are kept (<see cref="Freeze"/>, <see cref="Select"/>). Once
/// frozen it does not change and serves all restarts. A feature may have a copy for each domain beside the general one (Daumé 2007:
/// "Frustratingly easy domain adaptation"); its rows stand one behind the other.
/// </remarks>
internal sealed class FeatureSet
{
    private readonly bool _domains;
    private readonly KeyIndex[] _counts = [new KeyIndex(), new KeyIndex()];

    /// <summary>Open addressing: the key, the row times 4, and for each domain a bit that tells that it has a copy.</summary>
    private Entry[] _entries = [];
    private ulong _mask;

    /// <param name="domains">Whether features have copies for their domain.</param>
    public FeatureSet(bool domains) => _domains = domains;

    /// <summary>The features kept, in ascending order of their keys.</summary>
    public ulong[] Keys { get; private set; } = [];

    /// <summary>Number of rows, copies included.</summary>
    public int Rows { get; private set; }

    /// <summary>Counts an occurrence of each feature.</summary>
    public void Observe(ReadOnlySpan<ulong> keys, int domain)
    {
        foreach (var key in keys)
        {
            _counts[domain].At(key)++;
        }
    }

    /// <summary>Ends counting and keeps the features seen at least <paramref name="minimum"/> times.</summary>
    public void Freeze(int minimum)
    {
        var keys = new List<(ulong Key, uint Copies)>();
        foreach (var (key, count) in _counts[0].Entries())
        {
            Keep(key, count, Math.Max(_counts[1].Find(key), 0));
        }

        foreach (var (key, count) in _counts[1].Entries())
        {
            if (_counts[0].Find(key) < 0)
            {
                Keep(key, 0, count);
            }
        }

        Array.Fill(_counts, new KeyIndex());
        Index(keys);

        void Keep(ulong key, int general, int special)
        {
            if (general + special >= minimum)
            {
                keys.Add((key, !_domains ? 0 : (general >= minimum ? 1u : 0) | (special >= minimum ? 2u : 0)));
            }
        }
    }

    /// <summary>The features for which <paramref name="choose"/> is true of their place among <see cref="Keys"/>.</summary>
    public FeatureSet Select(Func<int, bool> choose)
    {
        var chosen = new FeatureSet(_domains);
        chosen.Index([.. Keys.Where((_, i) => choose(i)).Select(key => (key, _entries[Place(key)].Row & 3))]);
        return chosen;
    }

    /// <summary>The rows of those of the features that are learnt.</summary>
    /// <param name="keys">The features of an example.</param>
    /// <param name="domain">Where the example comes from.</param>
    /// <param name="drop">Share of features left out at random, so that none is relied on alone (dropout: Srivastava et al. 2014).</param>
    /// <param name="random">Decides which.</param>
    /// <param name="rows">Takes the rows: twice as long as <paramref name="keys"/>.</param>
    /// <returns>How many rows.</returns>
    public int Resolve(ReadOnlySpan<ulong> keys, int domain, float drop, ref SeededRandom random, Span<int> rows)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        if (Sse.IsSupported)
        {
            unsafe
            {
                foreach (var key in keys)
                {
                    Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref entries, (nint)Home(key))));
                }
            }
        }

        var n = 0;
        var least = (uint)(drop * ushort.MaxValue);
        var copy = 1u << domain;
        foreach (var key in keys)
        {
            ref var entry = ref _entries[Place(key)];
            if (entry.Key == 0)
            {
                continue;
            }

            var chance = random.Next();
            var row = (int)(entry.Row >> 2);
            if ((chance & ushort.MaxValue) >= least)
            {
                rows[n++] = row;
            }

            if ((entry.Row & copy) != 0 && ((chance >> 16) & ushort.MaxValue) >= least)
            {
                rows[n++] = row + 1 + (int)(entry.Row & (copy - 1));
            }
        }

        return n;
    }

    /// <summary>The row of a feature and, when it has one, of its copy for the domain; -1 for none.</summary>
    public (int General, int Copy) RowsOf(ulong key, int domain)
    {
        var entry = _entries[Place(key)].Row;
        var copy = 1u << domain;
        return ((int)(entry >> 2), (entry & copy) != 0 ? (int)(entry >> 2) + 1 + (int)(entry & (copy - 1)) : -1);
    }

    private void Index(List<(ulong Key, uint Copies)> keys)
    {
        keys.Sort((a, b) => a.Key.CompareTo(b.Key));
        Keys = [.. keys.Select(k => k.Key)];
        _entries = new Entry[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(keys.Count * 2, 16))];
        _mask = (ulong)_entries.Length - 1;
        foreach (var (key, copies) in keys)
        {
            _entries[Place(key)] = new Entry(key, ((uint)Rows << 2) | copies);
            Rows += 1 + System.Numerics.BitOperations.PopCount(copies);
        }
    }

    private ulong Home(ulong key) => (key >> 20) & _mask;

    /// <summary>Where the key is, or would be.</summary>
    private ulong Place(ulong key)
    {
        var i = Home(key);
        while (_entries[i].Key != key && _entries[i].Key != 0)
        {
            i = (i + 1) & _mask;
        }

        return i;
    }

    private readonly record struct Entry(ulong Key, uint Row);
}
