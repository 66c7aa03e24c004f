namespace GeoGraph.Evaluation;

/// <summary>One-to-one alignment of what the readers found with what was coded.</summary>
internal sealed class Alignment
{
    private readonly Dictionary<int, (int Predicted, double Score)> _byGold = [];
    private readonly HashSet<int> _predicted = [];

    /// <summary>Aligns greedily, best score first, then in the order of gold and of prediction.</summary>
    public static Alignment Of(IEnumerable<(double Score, int Gold, int Predicted)> pairs)
    {
        var alignment = new Alignment();
        foreach (var (score, gold, predicted) in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Gold).ThenBy(p => p.Predicted))
        {
            if (!alignment._byGold.ContainsKey(gold) && alignment._predicted.Add(predicted))
            {
                alignment._byGold.Add(gold, (predicted, score));
            }
        }

        return alignment;
    }

    public bool TryGet(int gold, out int predicted, out double score)
    {
        var found = _byGold.TryGetValue(gold, out var pair);
        (predicted, score) = pair;
        return found;
    }

    public bool HasPredicted(int predicted) => _predicted.Contains(predicted);

    /// <summary>Overlap of two sets of words, in [0, 1]: the harmonic mean of precision and recall.</summary>
    public static double F1(IReadOnlyCollection<TextSpan> left, IReadOnlyCollection<TextSpan> right) =>
        left.Count > 0 && right.Count > 0 ? 2.0 * left.Intersect(right).Count() / (left.Count + right.Count) : 0;
}
