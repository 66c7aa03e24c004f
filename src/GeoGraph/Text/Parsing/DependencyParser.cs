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
    /// <summary>Leaves the tree in <paramref name="z"/>.</summary>
    /// <param name="confidence">Takes for each token the probability of the action that attached it, in [0, 1].</param>
    public void Parse(ParseBuffer buffer, Configuration z, Span<float> confidence)
    {
        Span<ulong> keys = stackalloc ulong[ParserFeatures.MaximumKeys];
        Span<short> scores = stackalloc short[Math.Max(actions.ScoreLength, arcs.ScoreLength)];
        z.Start(buffer.Count);
        while (!z.IsFinal)
        {
            var (action, probability) = Choose(buffer, z, keys, scores);
            if (action == Configuration.Shift)
            {
                z.Push();
                continue;
            }

            var head = z.HeadFor(action);
            var dependent = z.Top(0);
            confidence[dependent] = probability;
            var relation = Relation(buffer, z, head, dependent, keys, scores);
            z.Attach(head, relation, groups[relation]);
        }
    }

    /// <summary>The relation of a token of a finished tree to its head, from 0, as the parser would have given it.</summary>
    public int Relation(ParseBuffer buffer, Configuration z, int head, int dependent)
    {
        Span<ulong> keys = stackalloc ulong[ParserFeatures.MaximumKeys];
        Span<short> scores = stackalloc short[arcs.ScoreLength];
        // As when the parser makes an arc: the dependent has all of its own; the head those between the two and, when it comes first, those before it.
        z.Recount(dependent, 1, z.Count, groups);
        z.Recount(head, head < dependent ? 1 : dependent + 1, head < dependent ? dependent - 1 : head - 1, groups);
        return Relation(buffer, z, head, dependent, keys, scores);
    }

    private int Relation(ParseBuffer buffer, Configuration z, int head, int dependent, Span<ulong> keys, Span<short> scores)
    {
        arcs.Score(keys[..ParserFeatures.FillArc(buffer, z, head, dependent, keys, guided)], scores);
        return Tagger.Best(scores[..arcs.Classes]);
    }

    private (int Action, float Probability) Choose(ParseBuffer buffer, Configuration z, Span<ulong> keys, Span<short> scores)
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

        actions.Score(keys[..ParserFeatures.FillAction(buffer, z, keys, guided)], scores);
        float a = shift ? scores[0] : float.NegativeInfinity, b = left ? scores[1] : float.NegativeInfinity, c = right ? scores[2] : float.NegativeInfinity;
        var (best, high) = a >= b ? (Configuration.Shift, a) : (Configuration.LeftArc, b);
        (best, high) = high >= c ? (best, high) : (Configuration.RightArc, c);
        return (best, best == Configuration.Shift ? 1 : 1 / (Odds(a, high) + Odds(b, high) + Odds(c, high)));
    }

    private float Odds(float score, float best) => MathF.Exp((score - best) / actions.Scale);
}
