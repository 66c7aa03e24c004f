using System.Numerics;
using System.Runtime.InteropServices;

namespace GeoGraph.Training;

/// <summary>Multinomial logistic regression over sparse binary features, learnt by AdaGrad (Duchi et al. 2011) and averaged over all steps.</summary>
/// <remarks>
/// Single-threaded and deterministic. Features are counted first (<see cref="Observe"/>), those seen often enough are learnt. Each feature may
/// have a copy for each domain beside the general one (Daumé 2007: "Frustratingly easy domain adaptation").
/// </remarks>
internal sealed class SparseLearner
{
    private const int Chunk = 4096;
    private const float Ridge = 0.1f;

    private readonly int _stride;
    private readonly float _rate;
    private readonly bool _domains;
    private readonly List<float[]> _chunks = [];
    private KeyIndex _rows = new();
    private KeyIndex _domainRows = new();
    private double _clock = 1;

    /// <param name="classes">Number of outcomes.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="domains">Whether features have copies for their domain.</param>
    public SparseLearner(int classes, float rate, bool domains)
    {
        Classes = classes;
        _domains = domains;
        _rate = rate;
        ScoreLength = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _stride = ScoreLength * 3;
    }

    public int Classes { get; }

    /// <summary><see cref="Classes"/> rounded up to whole vectors: the length of score buffers.</summary>
    public int ScoreLength { get; }

    /// <summary>Counts an occurrence of each feature.</summary>
    public void Observe(ReadOnlySpan<ulong> keys, int domain)
    {
        foreach (var key in keys)
        {
            _rows.At(key)++;
            if (_domains)
            {
                _domainRows.At(InDomain(key, domain))++;
            }
        }
    }

    /// <summary>Ends counting and makes room for the features seen at least <paramref name="minimum"/> times.</summary>
    public void Freeze(int minimum)
    {
        var count = 0;
        (_rows, _domainRows) = (Frequent(_rows), Frequent(_domainRows));
        for (var i = 0; i * Chunk < count; i++)
        {
            _chunks.Add(new float[Chunk * _stride]);
        }

        KeyIndex Frequent(KeyIndex counts)
        {
            var rows = new KeyIndex();
            foreach (var (key, seen) in counts.Entries())
            {
                if (seen >= minimum)
                {
                    rows.At(key) = count++;
                }
            }

            return rows;
        }
    }

    /// <summary>The rows of those of the features that are learnt.</summary>
    /// <param name="keys">The features of an example.</param>
    /// <param name="domain">Where the example comes from.</param>
    /// <param name="drop">Share of features left out at random, so that none is relied on alone (dropout).</param>
    /// <param name="random">Decides which.</param>
    /// <param name="rows">Takes the rows: twice as long as <paramref name="keys"/>.</param>
    /// <returns>How many rows.</returns>
    public int Resolve(ReadOnlySpan<ulong> keys, int domain, float drop, Random random, Span<int> rows)
    {
        var n = 0;
        foreach (var key in keys)
        {
            if (_rows.Find(key) is var row and >= 0 && (drop == 0 || random.NextSingle() >= drop))
            {
                rows[n++] = row;
            }

            if (_domains && _domainRows.Find(InDomain(key, domain)) is var copy and >= 0 && (drop == 0 || random.NextSingle() >= drop))
            {
                rows[n++] = copy;
            }
        }

        return n;
    }

    public void Score(ReadOnlySpan<int> rows, Span<float> scores)
    {
        scores = scores[..ScoreLength];
        scores.Clear();
        foreach (var row in rows)
        {
            var weights = Row(row);
            for (var c = 0; c < ScoreLength; c += Vector<float>.Count)
            {
                (new Vector<float>(scores[c..]) + new Vector<float>(weights[c..])).CopyTo(scores[c..]);
            }
        }
    }

    /// <summary>Takes a step against the gradient of the loss in the scores.</summary>
    public void Step(ReadOnlySpan<int> rows, ReadOnlySpan<float> gradient)
    {
        var clock = (float)_clock;
        foreach (var row in rows)
        {
            var weights = Row(row);
            for (var c = 0; c < Classes; c++)
            {
                var g = gradient[c];
                if (g == 0)
                {
                    continue;
                }

                ref var squares = ref weights[(2 * ScoreLength) + c];
                squares += g * g;
                var change = -_rate * g / MathF.Sqrt(squares + Ridge);
                weights[c] += change;
                weights[ScoreLength + c] += change * clock;
            }
        }
    }

    /// <summary>Tells that an example is done, learnt from or not.</summary>
    public void Tick() => _clock++;

    /// <summary>Adds the averaged weights of every feature, those of its copy for the domain included, to <paramref name="sums"/>.</summary>
    public void AddAverages(Dictionary<ulong, float[]> sums, int domain)
    {
        foreach (var (key, row) in _rows.Entries())
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
            sum ??= new float[Classes];
            Add(row, sum);
            if (_domains && _domainRows.Find(InDomain(key, domain)) is var copy and >= 0)
            {
                Add(copy, sum);
            }
        }
    }

    private static ulong InDomain(ulong key, int domain)
    {
        var x = (key ^ (0x5DEECE66DUL * (ulong)(domain + 1))) * 0x9E3779B97F4A7C15UL;
        return (x ^ (x >> 31)) | 1;
    }

    private void Add(int row, float[] sum)
    {
        var weights = Row(row);
        var clock = (float)_clock;
        for (var c = 0; c < Classes; c++)
        {
            sum[c] += weights[c] - (weights[ScoreLength + c] / clock);
        }
    }

    private Span<float> Row(int row) => _chunks[row / Chunk].AsSpan(row % Chunk * _stride, _stride);
}
