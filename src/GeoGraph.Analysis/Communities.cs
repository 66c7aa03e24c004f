namespace GeoGraph.Analysis;

/// <summary>Groups of vertices that have more to do with each other than chance would have it.</summary>
public static class Communities
{
    private const int MostRounds = 100;

    /// <summary>
    /// Leiden communities that maximise modularity (Traag, Waltman and van Eck, From Louvain to Leiden: guaranteeing well-connected communities, 2019), edges
    /// weighted; the number of each vertex's community, numbered in the order of their first vertex. The same for the same seed.
    /// </summary>
    /// <param name="resolution">Above 1 gives smaller communities, below 1 larger ones.</param>
    public static int[] Leiden(CompactGraph graph, double resolution = 1, ulong seed = 1)
    {
        if (graph.IsDirected)
        {
            throw new ArgumentException("communities are of an undirected graph", nameof(graph));
        }

        var random = new Draws(seed);
        var community = Enumerable.Range(0, graph.Count).ToArray();
        var best = Modularity(graph, community, resolution);
        for (var round = 0; round < MostRounds; round++)
        {
            community = Round(graph, community, resolution, random);
            var reached = Modularity(graph, community, resolution);
            if (reached <= best + 1e-5)
            {
                break;
            }

            best = reached;
        }

        return Numbered(community);
    }

    /// <summary>
    /// Modularity of a partition (Newman and Girvan, Finding and evaluating community structure in networks, 2004): the share of edge weight inside
    /// communities less what chance would put there, in [-0.5, 1]; 0 without edges.
    /// </summary>
    public static double Modularity(CompactGraph graph, IReadOnlyList<int> community, double resolution = 1)
    {
        var strength = new double[community.Count == 0 ? 0 : community.Max() + 1];
        var (inside, all) = (0.0, 0.0);
        for (var v = 0; v < graph.Count; v++)
        {
            strength[community[v]] += graph.Strengths[v];
            all += graph.Strengths[v];
            for (var i = graph.Rows[v]; i < graph.Rows[v + 1]; i++)
            {
                inside += community[graph.Neighbours[i]] == community[v] ? graph.Weights[i] : 0;
            }
        }

        return all == 0 ? 0 : (inside / all) - (resolution * strength.Sum(s => s / all * (s / all)));
    }

    private static int[] Round(CompactGraph graph, int[] start, double resolution, Draws random)
    {
        var level = LeidenLevel.Of(graph, resolution);
        var partition = Numbered(start);
        // Which vertex of the level each vertex of the graph is in.
        var of = Enumerable.Range(0, graph.Count).ToArray();
        while (true)
        {
            partition = level.Move(partition, random);
            var communities = partition.DefaultIfEmpty(-1).Max() + 1;
            if (communities == level.Count)
            {
                break;
            }

            var refined = level.Refine(partition, random);
            var parts = refined.DefaultIfEmpty(-1).Max() + 1;
            if (parts == level.Count)
            {
                // Nothing to merge within communities: they are merged as they are.
                refined = partition;
                parts = communities;
            }

            var next = new int[parts];
            for (var v = 0; v < refined.Length; v++)
            {
                next[refined[v]] = partition[v];
            }

            level = level.Merge(refined, parts);
            partition = next;
            for (var v = 0; v < of.Length; v++)
            {
                of[v] = refined[of[v]];
            }
        }

        return Array.ConvertAll(of, v => partition[v]);
    }

    internal static int[] Numbered(int[] community)
    {
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(community, c =>
        {
            if (!numbers.TryGetValue(c, out var number))
            {
                numbers[c] = number = numbers.Count;
            }

            return number;
        });
    }
}
