namespace GeoGraph.Analysis;

/// <summary>Who matters most in a network.</summary>
public static class Ranking
{
    private const int MostIterations = 200;
    private const double Tolerance = 1e-12;

    /// <summary>
    /// PageRank of every actor (Brin and Page 1998), ties weighted, in the order of <see cref="ActorNetwork.Actors"/>; sums to 1. The rank of
    /// actors without a tie is shared out evenly, so that none is lost.
    /// </summary>
    /// <param name="damping">Chance to follow a tie instead of jumping anywhere, in [0, 1).</param>
    public static IReadOnlyList<double> PageRank(ActorNetwork network, double damping = 0.85)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(damping, 1);
        var count = network.Actors.Count;
        if (count == 0)
        {
            return [];
        }

        var ends = network.Ties.Select(t => (A: network.IndexOf(t.Actor), B: network.IndexOf(t.Other), Weight: (double)t.Weight)).ToArray();
        var strength = new double[count];
        foreach (var (a, b, weight) in ends)
        {
            strength[a] += weight;
            strength[b] += weight;
        }

        var rank = Enumerable.Repeat(1.0 / count, count).ToArray();
        for (var i = 0; i < MostIterations; i++)
        {
            var next = Step(rank, ends, strength, damping);
            var change = rank.Zip(next, (old, @new) => Math.Abs(old - @new)).Sum();
            rank = next;
            if (change < Tolerance)
            {
                break;
            }
        }

        var total = rank.Sum();
        return [.. rank.Select(r => r / total)];
    }

    /// <summary>Degree (how many others), weighted degree (how many events and statements) and PageRank, the highest rank first.</summary>
    public static ReportTable ToTable(ActorNetwork network)
    {
        var rank = PageRank(network);
        var degree = new long[network.Actors.Count];
        var weight = new long[network.Actors.Count];
        foreach (var tie in network.Ties)
        {
            foreach (var end in new[] { network.IndexOf(tie.Actor), network.IndexOf(tie.Other) })
            {
                degree[end]++;
                weight[end] += tie.Weight;
            }
        }

        // Ranks that differ by rounding alone count as equal, so that the order never hangs on the machine.
        var order = Enumerable.Range(0, network.Actors.Count)
            .OrderByDescending(i => Math.Round(rank[i], 9)).ThenByDescending(i => weight[i]).ThenBy(i => network.Actors[i].Key, StringComparer.Ordinal);
        return new ReportTable(
            "rank", "Actors by weighted PageRank", ["actor", "name", "pagerank", "degree", "weight"],
            [.. order.Select(i => new object?[] { network.Actors[i].Key, network.Actors[i].Name, Math.Round(rank[i], 6), degree[i], weight[i] })]);
    }

    private static double[] Step(double[] rank, (int A, int B, double Weight)[] ties, double[] strength, double damping)
    {
        var lost = 0.0;
        for (var i = 0; i < rank.Length; i++)
        {
            lost += strength[i] == 0 ? rank[i] : 0;
        }

        var next = new double[rank.Length];
        Array.Fill(next, (1 - damping + (damping * lost)) / rank.Length);
        foreach (var (a, b, weight) in ties.Where(t => t.Weight > 0))
        {
            next[b] += damping * rank[a] * weight / strength[a];
            next[a] += damping * rank[b] * weight / strength[b];
        }

        return next;
    }
}
