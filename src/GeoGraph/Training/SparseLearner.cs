using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeoGraph.Training;

/// <summary>Multinomial logistic regression over sparse binary features, learnt by AdaGrad (Duchi et al. 2011) and averaged over all steps.</summary>
/// <remarks>Single-threaded and deterministic.</remarks>
internal sealed class SparseLearner
{
    private const float Ridge = 0.1f;
    private const int Block = 8;

    private readonly float _rate;

    /// <summary>For each row of features: weights, sums of squared gradients, and sums of changes times the clock.</summary>
    private readonly float[] _rows;
    private readonly int _stride;
    private double _clock = 1;

    /// <param name="features">What is learnt from; frozen.</param>
    /// <param name="classes">Number of outcomes.</param>
    /// <param name="rate">Step size.</param>
    public SparseLearner(FeatureSet features, int classes, float rate)
    {
        Features = features;
        Classes = classes;
        _rate = rate;
        ScoreLength = classes <= Block / 2 ? Block / 2 : (classes + Block - 1) / Block * Block;
        _stride = ScoreLength * 3;
        _rows = new float[(long)features.Rows * _stride];
    }

    public FeatureSet Features { get; }

    public int Classes { get; }

    /// <summary><see cref="Classes"/> rounded up to whole vectors: the length of score buffers.</summary>
    public int ScoreLength { get; }

    public void Score(ReadOnlySpan<int> rows, Span<float> scores)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var sums = ref MemoryMarshal.GetReference(scores[..ScoreLength]);
        if (ScoreLength < Block)
        {
            var sum = Vector128<float>.Zero;
            foreach (var row in rows)
            {
                sum += Vector128.LoadUnsafe(ref weights, (nuint)row * (nuint)_stride);
            }

            sum.StoreUnsafe(ref sums);
            return;
        }

        scores[..ScoreLength].Clear();
        foreach (var row in rows)
        {
            var at = (nuint)row * (nuint)_stride;
            for (var c = 0; c < ScoreLength; c += Block)
            {
                (Vector256.LoadUnsafe(ref sums, (nuint)c) + Vector256.LoadUnsafe(ref weights, at + (nuint)c)).StoreUnsafe(ref sums, (nuint)c);
            }
        }
    }

    /// <summary>Takes a step against the gradient of the loss in the scores.</summary>
    /// <param name="gradient">As long as <see cref="ScoreLength"/>; 0 behind the outcomes.</param>
    public void Step(ReadOnlySpan<int> rows, Span<float> gradient)
    {
        gradient[Classes..ScoreLength].Clear();
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var gradients = ref MemoryMarshal.GetReference(gradient[..ScoreLength]);
        nuint width = (nuint)ScoreLength;
        if (ScoreLength < Block)
        {
            var g = Vector128.LoadUnsafe(ref gradients);
            var (step, square, clock) = (g * -_rate, g * g, Vector128.Create((float)_clock));
            foreach (var row in rows)
            {
                var at = (nuint)row * (nuint)_stride;
                var squares = Vector128.LoadUnsafe(ref weights, at + width) + square;
                var change = step / Vector128.Sqrt(squares + Vector128.Create(Ridge));
                squares.StoreUnsafe(ref weights, at + width);
                (Vector128.LoadUnsafe(ref weights, at) + change).StoreUnsafe(ref weights, at);
                (Vector128.LoadUnsafe(ref weights, at + width + width) + (change * clock)).StoreUnsafe(ref weights, at + width + width);
            }

            return;
        }

        for (nuint c = 0; c < width; c += Block)
        {
            var g = Vector256.LoadUnsafe(ref gradients, c);
            if (g == Vector256<float>.Zero)
            {
                continue;
            }

            var (step, square, clock) = (g * -_rate, g * g, Vector256.Create((float)_clock));
            foreach (var row in rows)
            {
                var at = ((nuint)row * (nuint)_stride) + c;
                var squares = Vector256.LoadUnsafe(ref weights, at + width) + square;
                var change = step / Vector256.Sqrt(squares + Vector256.Create(Ridge));
                squares.StoreUnsafe(ref weights, at + width);
                (Vector256.LoadUnsafe(ref weights, at) + change).StoreUnsafe(ref weights, at);
                (Vector256.LoadUnsafe(ref weights, at + width + width) + (change * clock)).StoreUnsafe(ref weights, at + width + width);
            }
        }
    }

    /// <summary>Tells that an example is done, learnt from or not.</summary>
    public void Tick() => _clock++;

    /// <summary>Adds the averaged weights of every feature, those of its copy for the domain included.</summary>
    /// <param name="sums">For each of the keys of <see cref="Features"/> a number for each outcome.</param>
    public void AddAverages(float[] sums, int domain)
    {
        for (var i = 0; i < Features.Keys.Length; i++)
        {
            var (general, copy) = Features.RowsOf(Features.Keys[i], domain);
            var sum = sums.AsSpan(i * Classes, Classes);
            Add(general, sum);
            if (copy >= 0)
            {
                Add(copy, sum);
            }
        }
    }

    private void Add(int row, Span<float> sum)
    {
        var weights = _rows.AsSpan(row * _stride, _stride);
        var clock = (float)_clock;
        for (var c = 0; c < Classes; c++)
        {
            sum[c] += weights[c] - (weights[(2 * ScoreLength) + c] / clock);
        }
    }
}
