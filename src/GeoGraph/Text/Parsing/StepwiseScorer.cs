using System.Runtime.CompilerServices;

namespace GeoGraph.Text.Parsing;

/// <summary>
/// Scores the outcomes of a situation in two steps: by the telling templates, and by the others only where these leave a doubt (Strubell et al. 2015:
/// "Learning Dynamic Feature Selection for Fast Sequential Prediction").
/// </summary>
/// <remarks>Four situations in five are decided in the first step, so that less than half of the features are looked up.</remarks>
/// <param name="weights">Of all features.</param>
/// <param name="lead">How far one outcome must lead after the first step, in the logarithm of the odds.</param>
/// <param name="templates">Sets of templates of the same atoms.</param>
internal sealed class StepwiseScorer(WeightTable weights, float lead, params FeatureTemplates[] templates)
{
    /// <summary>How far one outcome must lead where nothing speaks for more.</summary>
    public const float Lead = 2;

    /// <summary>About so much further it would lead after the second step.</summary>
    public const float Growth = 2.5f;

    private readonly int _keys = templates.Max(t => t.Count);
    private readonly int _enough = (int)MathF.Ceiling(lead * weights.Scale);

    /// <summary>Length of the buffer for the scores.</summary>
    public int ScoreLength => weights.ScoreLength;

    /// <summary>How many units of a score make 1 in the logarithm of the odds.</summary>
    public float Scale => weights.Scale;

    /// <summary>Sets the scores to those by the telling templates.</summary>
    [SkipLocalsInit]
    public void ScoreTelling(ReadOnlySpan<ulong> atoms, Span<short> scores)
    {
        Span<ulong> keys = stackalloc ulong[_keys];
        scores[..weights.ScoreLength].Clear();
        foreach (var set in templates)
        {
            set.FillTelling(atoms, keys);
            weights.Add(keys[..set.Telling], scores);
        }
    }

    /// <summary>Adds the scores by the other templates.</summary>
    [SkipLocalsInit]
    public void AddOthers(ReadOnlySpan<ulong> atoms, Span<short> scores)
    {
        Span<ulong> keys = stackalloc ulong[_keys];
        foreach (var set in templates)
        {
            set.FillOthers(atoms, keys);
            weights.Add(keys[..(set.Count - set.Telling)], scores);
        }
    }

    /// <summary>Whether the telling templates decide.</summary>
    /// <param name="lead">Of the best outcome before the second best, in units of scores.</param>
    public bool IsEnough(float lead) => lead >= _enough;

    /// <summary>The best outcome; the first of several.</summary>
    public int Best(ReadOnlySpan<ulong> atoms, Span<short> scores)
    {
        ScoreTelling(atoms, scores);
        var (best, lead) = BestOf(scores[..weights.Classes]);
        if (IsEnough(lead))
        {
            return best;
        }

        AddOthers(atoms, scores);
        return BestOf(scores[..weights.Classes]).Best;
    }

    private static (int Best, int Lead) BestOf(ReadOnlySpan<short> scores)
    {
        int best = 0, second = int.MinValue / 2;
        for (var c = 1; c < scores.Length; c++)
        {
            var score = scores[c];
            if (score > scores[best])
            {
                (second, best) = (scores[best], c);
            }
            else if (score > second)
            {
                second = score;
            }
        }

        return (best, scores[best] - second);
    }
}
