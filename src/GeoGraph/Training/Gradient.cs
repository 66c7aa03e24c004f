namespace GeoGraph.Training;

/// <summary>The logistic loss: its gradient in the scores, and the choice it stands for.</summary>
internal static class Gradient
{
    /// <summary>A probability below this learns nothing: it saves most of the work on many outcomes.</summary>
    private const float Negligible = 0.001f;

    /// <summary>From an example whose right outcome is so probable nothing more is learnt.</summary>
    public const float Certain = 0.995f;

    /// <summary>The first of the highest.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }

    /// <summary>For one right outcome.</summary>
    /// <returns>The probability of the right outcome.</returns>
    public static float Of(ReadOnlySpan<float> scores, int right, Span<float> gradient)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0f;
        for (var c = 0; c < scores.Length; c++)
        {
            sum += gradient[c] = MathF.Exp(scores[c] - highest);
        }

        for (var c = 0; c < scores.Length; c++)
        {
            gradient[c] /= sum;
            if (gradient[c] < Negligible && c != right)
            {
                gradient[c] = 0;
            }
        }

        var probability = gradient[right];
        gradient[right] -= 1;
        return probability;
    }

    /// <summary>For several right outcomes, any of which will do, among those allowed.</summary>
    /// <returns>The probability of the right outcomes together.</returns>
    public static float Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> allowed, ReadOnlySpan<bool> right, Span<float> gradient)
    {
        var highest = float.NegativeInfinity;
        for (var c = 0; c < allowed.Length; c++)
        {
            highest = allowed[c] ? Math.Max(highest, scores[c]) : highest;
        }

        float sum = 0, rightSum = 0;
        for (var c = 0; c < allowed.Length; c++)
        {
            gradient[c] = allowed[c] ? MathF.Exp(scores[c] - highest) : 0;
            sum += gradient[c];
            rightSum += right[c] ? gradient[c] : 0;
        }

        for (var c = 0; c < allowed.Length; c++)
        {
            gradient[c] = (gradient[c] / sum) - (right[c] ? gradient[c] / Math.Max(rightSum, 1e-20f) : 0);
        }

        return rightSum / sum;
    }
}
