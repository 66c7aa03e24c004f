namespace GeoGraph.Text.Parsing;

/// <summary>
/// Looks at a finished tree once more and attaches doubtful tokens anew, each to one of a few heads near the one it has (Hall &amp; Novák 2005:
/// "Corrective modeling"; Attardi &amp; Ciaramita 2007: "Tree revision learning"): the greedy parser saw only what stood before it, the reviser sees
/// the whole tree. The tree stays one, and projective.
/// </summary>
/// <param name="heads">Scores a head.</param>
/// <param name="parser">Tells the relation to a new head.</param>
/// <param name="groups">Bit of each relation in a set of dependents.</param>
internal sealed class TreeReviser(WeightTable heads, DependencyParser parser, ulong[] groups)
{
    /// <param name="z">Holds the tree.</param>
    /// <param name="confidence">The parser's, for each token.</param>
    public void Revise(ParseBuffer buffer, Configuration z, ReadOnlySpan<float> confidence)
    {
        Span<ulong> keys = stackalloc ulong[RevisionFeatures.Templates.Count];
        Span<int> candidates = stackalloc int[RevisionFeatures.MaximumCandidates];
        Span<short> score = stackalloc short[heads.ScoreLength];
        for (var d = 1; d <= buffer.Count && heads.Count > 0; d++)
        {
            var count = IsDoubtful(buffer, z, d) ? RevisionFeatures.Candidates(buffer, z, d, candidates) : 1;
            int best = z.Head[d], highest = int.MinValue;
            for (var k = 0; k < count && count > 1; k++)
            {
                RevisionFeatures.Fill(buffer, z, confidence, groups, d, candidates[k], keys);
                heads.Score(keys, score);
                (best, highest) = score[0] > highest ? (candidates[k], score[0]) : (best, highest);
            }

            if (best != z.Head[d])
            {
                z.Head[d] = best;
                z.Relation[d] = parser.Relation(buffer, z, best, d) + 1;
            }
        }
    }

    /// <summary>Whether the parsers disagree, or the first was not sure.</summary>
    private static bool IsDoubtful(ParseBuffer buffer, Configuration z, int d) => buffer.GuideHead[d] != z.Head[d] || buffer.GuideConfidence[d] < ParseBuffer.Sure;
}
