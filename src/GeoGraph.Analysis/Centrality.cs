namespace GeoGraph.Analysis;

/// <summary>How central the vertices of a graph are; results are in the order of its vertices and the same on every run.</summary>
public static class Centrality
{
    private const int MostIterations = 1000;

    /// <summary>Parts that sources of shortest paths are dealt out to; fixed, so that sums do not depend on the machine.</summary>
    private const int Parts = 16;

    /// <summary>
    /// PageRank, edges weighted (Brin and Page, The anatomy of a large-scale hypertextual web search engine, 1998); sums to 1. The rank of vertices
    /// that nothing leaves is shared out evenly, so that none is lost.
    /// </summary>
    /// <param name="damping">Chance to follow an edge instead of jumping anywhere, in [0, 1).</param>
    /// <param name="tolerance">It ends when a round changes the ranks by no more than this altogether.</param>
    public static double[] PageRank(CompactGraph graph, double damping = 0.85, double tolerance = 1e-10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(damping, 1);
        var count = graph.Count;
        var rank = new double[count];
        Array.Fill(rank, 1.0 / Math.Max(1, count));
        var (next, share) = (new double[count], new double[count]);
        for (var i = 0; i < MostIterations; i++)
        {
            var lost = Share(graph, rank, share);
            var start = (1 - damping + (damping * lost)) / count;
            Parallel.For(0, Parts, part => Step(graph, share, next, start, damping, part));
            var change = 0.0;
            for (var v = 0; v < count; v++)
            {
                change += Math.Abs(next[v] - rank[v]);
            }

            (rank, next) = (next, rank);
            if (change <= tolerance)
            {
                break;
            }
        }

        var total = rank.Sum();
        return Array.ConvertAll(rank, r => r / total);
    }

    /// <summary>
    /// Betweenness: how many shortest paths of others lead over a vertex, each pair of ends counted as 1 in all, the steps not weighted
    /// (Brandes, A faster algorithm for betweenness centrality, 2001). In an undirected graph each pair counts once.
    /// </summary>
    /// <param name="samples">
    /// From how many vertices, drawn by <paramref name="seed"/>, paths are followed (Brandes and Pich, Centrality estimation in large networks, 2007);
    /// the sums are scaled up. 0: from all, which is exact.
    /// </param>
    public static double[] Betweenness(CompactGraph graph, int samples = 0, ulong seed = 1)
    {
        var sampled = samples > 0 && samples < graph.Count;
        var sources = sampled ? Draw(graph.Count, samples, seed) : [.. Enumerable.Range(0, graph.Count)];
        return Betweenness(graph, sources, sampled ? (double)graph.Count / samples : 1);
    }

    /// <summary>The part of the betweenness that paths from some vertices make up, scaled.</summary>
    public static double[] Betweenness(CompactGraph graph, IReadOnlyList<int> sources, double scale = 1)
    {
        var rows = graph.IsDirected ? throw new ArgumentException("betweenness takes an undirected graph", nameof(graph)) : graph.Rows;
        var sums = new double[Parts][];
        Parallel.For(0, Parts, part =>
        {
            var search = new PathSearch(graph.Count, rows, graph.Neighbours);
            var sum = sums[part] = new double[graph.Count];
            for (var i = part; i < sources.Count; i += Parts)
            {
                search.AddDependencies(sources[i], sum);
            }
        });
        var all = new double[graph.Count];
        foreach (var sum in sums)
        {
            for (var v = 0; v < all.Length; v++)
            {
                all[v] += sum[v] * scale / 2;
            }
        }

        return all;
    }

    /// <summary>
    /// Closeness: the vertices a vertex can reach over the sum of the steps to them, times the share of all others they are, so that a vertex of a small
    /// component is not the closest of all (Wasserman and Faust, Social Network Analysis, 1994, formula 5.22); in [0, 1], 0 without a neighbour.
    /// </summary>
    public static double[] Closeness(CompactGraph graph)
    {
        var result = new double[graph.Count];
        Parallel.For(0, Parts, part =>
        {
            var search = new PathSearch(graph.Count, graph.Rows, graph.Neighbours);
            for (var v = part; v < graph.Count; v += Parts)
            {
                var (reached, steps) = search.Reach(v);
                result[v] = steps == 0 ? 0 : (double)reached / steps * reached / (graph.Count - 1);
            }
        });
        return result;
    }

    /// <summary>
    /// Core numbers: the largest k such that a vertex is in a part of the graph where each has k neighbours (Batagelj and Zaversnik, An O(m) algorithm for
    /// cores decomposition of networks, 2003).
    /// </summary>
    public static int[] CoreNumbers(CompactGraph graph)
    {
        var degree = Enumerable.Range(0, graph.Count).Select(graph.Degree).ToArray();
        var bins = new int[degree.DefaultIfEmpty().Max() + 2];
        foreach (var d in degree)
        {
            bins[d + 1]++;
        }

        for (var d = 1; d < bins.Length; d++)
        {
            bins[d] += bins[d - 1];
        }

        var (order, place) = (new int[graph.Count], new int[graph.Count]);
        var free = bins.ToArray();
        for (var v = 0; v < graph.Count; v++)
        {
            place[v] = free[degree[v]]++;
            order[place[v]] = v;
        }

        foreach (var at in Enumerable.Range(0, graph.Count))
        {
            var v = order[at];
            for (var i = graph.Rows[v]; i < graph.Rows[v + 1]; i++)
            {
                var u = graph.Neighbours[i];
                if (degree[u] <= degree[v])
                {
                    continue;
                }

                // u changes places with the first of its degree and so becomes the last of the next lower one.
                var first = order[bins[degree[u]]];
                (order[place[u]], order[place[first]]) = (first, u);
                (place[u], place[first]) = (place[first], place[u]);
                bins[degree[u]]++;
                degree[u]--;
            }
        }

        return degree;
    }

    /// <summary>How many triangles each vertex is a corner of.</summary>
    public static long[] Triangles(CompactGraph graph)
    {
        var counts = new long[graph.Count];
        ForEachTriangle(graph, (a, b, c, _, _, _) =>
        {
            counts[a]++;
            counts[b]++;
            counts[c]++;
        });
        return counts;
    }

    /// <summary>The share of pairs of a vertex's neighbours that are neighbours themselves (Watts and Strogatz 1998); 0 with fewer than two.</summary>
    public static double[] Clustering(CompactGraph graph) =>
        [.. Triangles(graph).Select((t, v) => graph.Degree(v) is > 1 and var d ? 2.0 * t / ((double)d * (d - 1)) : 0)];

    /// <summary>Calls once for every triangle: its corners, and the weights of the sides between first and second, first and third, second and third.</summary>
    internal static void ForEachTriangle(CompactGraph graph, Action<int, int, int, double, double, double> found)
    {
        // Each edge is followed from the end of lower degree only, so that nobody's long row is gone through often.
        bool Before(int a, int b) => (graph.Degree(a), a).CompareTo((graph.Degree(b), b)) < 0;
        var at = new int[graph.Count];
        for (var a = 0; a < graph.Count; a++)
        {
            for (var i = graph.Rows[a]; i < graph.Rows[a + 1]; i++)
            {
                at[graph.Neighbours[i]] = Before(a, graph.Neighbours[i]) ? i + 1 : 0;
            }

            for (var i = graph.Rows[a]; i < graph.Rows[a + 1]; i++)
            {
                var b = graph.Neighbours[i];
                for (var j = at[b] > 0 ? graph.Rows[b] : int.MaxValue; j < graph.Rows[b + 1]; j++)
                {
                    var c = graph.Neighbours[j];
                    if (at[c] > 0 && Before(b, c))
                    {
                        found(a, b, c, graph.Weights[i], graph.Weights[at[c] - 1], graph.Weights[j]);
                    }
                }
            }

            for (var i = graph.Rows[a]; i < graph.Rows[a + 1]; i++)
            {
                at[graph.Neighbours[i]] = 0;
            }
        }
    }

    /// <summary>What each vertex gives to one unit of edge weight; the result is the rank of those that nothing leaves.</summary>
    private static double Share(CompactGraph graph, double[] rank, double[] share)
    {
        var lost = 0.0;
        for (var v = 0; v < rank.Length; v++)
        {
            var strength = graph.Strengths[v];
            (share[v], lost) = strength > 0 ? (rank[v] / strength, lost) : (0, lost + rank[v]);
        }

        return lost;
    }

    private static void Step(CompactGraph graph, double[] share, double[] next, double start, double damping, int part)
    {
        var (rows, neighbours, weights) = (graph.Rows, graph.Neighbours, graph.Weights);
        var (first, end) = ((int)((long)graph.Count * part / Parts), (int)((long)graph.Count * (part + 1) / Parts));
        for (var v = first; v < end; v++)
        {
            var sum = 0.0;
            for (var i = rows[v]; i < rows[v + 1]; i++)
            {
                sum += share[neighbours[i]] * weights[i];
            }

            next[v] = start + (damping * sum);
        }
    }

    private static int[] Draw(int count, int samples, ulong seed)
    {
        var all = Enumerable.Range(0, count).ToArray();
        var random = new Draws(seed);
        for (var i = 0; i < samples; i++)
        {
            var j = i + random.Below(count - i);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all[..samples];
    }
}
