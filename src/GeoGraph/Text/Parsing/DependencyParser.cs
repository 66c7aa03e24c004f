using System.Runtime.CompilerServices;

namespace GeoGraph.Text.Parsing;

/// <summary>
/// Builds the dependency tree of a tagged sentence with greedy arc-hybrid transitions (Kuhlmann et al. 2011), trained with a dynamic oracle
/// (Goldberg &amp; Nivre 2013).
/// </summary>
/// <param name="actions">Shift, left arc, right arc.</param>
/// <param name="arcs">The relation of an arc.</param>
/// <param name="groups">Bit of each relation in <see cref="Configuration.Dependents"/>.</param>
/// <param name="guided">Whether it looks at what another parser said before it (stacking: Nivre &amp; McDonald 2008).</param>
internal sealed class DependencyParser(WeightTable actions, WeightTable arcs, ulong[] groups, bool guided)
{
    /// <summary>How far the best choice of the guide must lead after the first step of scoring: its scores are sums over models and grow faster.</summary>
    private const float GuideLead = 4;

    private readonly StepwiseScorer _actions = guided
        ? new(actions, StepwiseScorer.Lead, ParserFeatures.ActionTemplates, ParserFeatures.GuidedActionTemplates)
        : new(actions, GuideLead, ParserFeatures.ActionTemplates);

    private readonly StepwiseScorer _arcs = guided
        ? new(arcs, StepwiseScorer.Lead, ParserFeatures.ArcTemplates, ParserFeatures.GuidedArcTemplates)
        : new(arcs, GuideLead, ParserFeatures.ArcTemplates);

    /// <summary>Leaves the tree in <paramref name="z"/>.</summary>
    /// <param name="confidence">Takes for each token the probability of the action that attached it, in [0, 1].</param>
    [SkipLocalsInit]
    public void Parse(ParseBuffer buffer, Configuration z, Span<float> confidence)
    {
        Span<ulong> atoms = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        Span<short> scores = stackalloc short[Math.Max(_actions.ScoreLength, _arcs.ScoreLength)];
        z.Start(buffer.Count);
        while (!z.IsFinal)
        {
            var (action, probability) = Choose(buffer, z, atoms, scores);
            if (action == Configuration.Shift)
            {
                z.Push();
                continue;
            }

            var head = z.HeadFor(action);
            var dependent = z.Top(0);
            confidence[dependent] = probability;
            var relation = Relation(buffer, z, head, dependent, atoms, scores);
            z.Attach(head, relation, groups[relation]);
        }
    }

    /// <summary>The relation of a token of a finished tree to its head, from 0, as the parser would have given it.</summary>
    public int Relation(ParseBuffer buffer, Configuration z, int head, int dependent)
    {
        // As when the parser makes an arc: the dependent has all of its own; the head those between the two and, when it comes first, those before it.
        z.Recount(dependent, 1, z.Count, groups);
        z.Recount(head, head < dependent ? 1 : dependent + 1, head < dependent ? dependent - 1 : head - 1, groups);
        return Relation(buffer, z, head, dependent, stackalloc ulong[FeatureTemplates.MaximumAtoms], stackalloc short[_arcs.ScoreLength]);
    }

    private int Relation(ParseBuffer buffer, Configuration z, int head, int dependent, Span<ulong> atoms, Span<short> scores)
    {
        ParserFeatures.ReadArc(buffer, z, head, dependent, atoms, guided);
        return _arcs.Best(atoms, scores);
    }

    private (int Action, float Probability) Choose(ParseBuffer buffer, Configuration z, Span<ulong> atoms, Span<short> scores)
    {
        bool shift = z.Allows(Configuration.Shift), left = z.Allows(Configuration.LeftArc), right = z.Allows(Configuration.RightArc);
        if (!left && !right)
        {
            return (Configuration.Shift, 1);
        }

        if (!shift && left != right)
        {
            return (left ? Configuration.LeftArc : Configuration.RightArc, 1);
        }

        ParserFeatures.ReadAction(buffer, z, atoms, guided);
        _actions.ScoreTelling(atoms, scores);
        var (best, lead, third) = Best(scores, shift, left, right);
        if (_actions.IsEnough(lead))
        {
            return (best, Probability(lead * StepwiseScorer.Growth, third * StepwiseScorer.Growth));
        }

        _actions.AddOthers(atoms, scores);
        (best, lead, third) = Best(scores, shift, left, right);
        return (best, best == Configuration.Shift ? 1 : Probability(lead, third));
    }

    /// <summary>The best of the allowed actions, and how far it leads before the two others.</summary>
    private static (int Action, float Lead, float Third) Best(ReadOnlySpan<short> scores, bool shift, bool left, bool right)
    {
        float a = shift ? scores[0] : float.NegativeInfinity, b = left ? scores[1] : float.NegativeInfinity, c = right ? scores[2] : float.NegativeInfinity;
        var (best, high, low) = a >= b ? (Configuration.Shift, a, b) : (Configuration.LeftArc, b, a);
        return high >= c ? (best, high - Math.Max(low, c), high - Math.Min(low, c)) : (Configuration.RightArc, c - high, c - low);
    }

    private float Probability(float second, float third) => 1 / (1 + MathF.Exp(-second / _actions.Scale) + MathF.Exp(-third / _actions.Scale));
}
