namespace GeoGraph.Analysis;

/// <summary>Who matters most in a network.</summary>
public static class Ranking
{
    /// <summary>The largest network whose betweenness is exact; of a larger one it is estimated from <see cref="Samples"/> actors.</summary>
    public const int MostExact = 5000;

    public const int Samples = 500;

    /// <summary>PageRank of every actor, in the order of <see cref="ActorNetwork.Actors"/>; see <see cref="Centrality.PageRank"/>.</summary>
    public static IReadOnlyList<double> PageRank(ActorNetwork network, double damping = 0.85) => Centrality.PageRank(CompactGraph.Of(network), damping);

    /// <summary>Every actor by PageRank, with degree (how many others), weight (how many events and statements), betweenness, closeness and core number.</summary>
    public static ReportTable ToTable(ActorNetwork network)
    {
        var graph = CompactGraph.Of(network);
        var isExact = graph.Count <= MostExact;
        var rank = Centrality.PageRank(graph);
        var between = Centrality.Betweenness(graph, isExact ? 0 : Samples);
        var closeness = isExact ? Centrality.Closeness(graph) : null;
        var core = Centrality.CoreNumbers(graph);

        // Ranks that differ by rounding alone count as equal, so that the order never hangs on the machine.
        var order = Enumerable.Range(0, graph.Count)
            .OrderByDescending(i => Math.Round(rank[i], 9)).ThenByDescending(graph.Strength).ThenBy(i => network.Actors[i].Key, StringComparer.Ordinal);
        return new ReportTable(
            "rank", "Actors by weighted PageRank" + (isExact ? "" : FormattableString.Invariant($"; betweenness estimated from {Samples} of {graph.Count} actors")),
            ["actor", "name", "pagerank", "degree", "weight", "betweenness", "closeness", "core"],
            [
                .. order.Select(i => new object?[]
                {
                    network.Actors[i].Key, network.Actors[i].Name, Math.Round(rank[i], 6), (long)graph.Degree(i), (long)graph.Strength(i), Tables.Round(between[i]),
                    closeness is null ? null : Tables.Round(closeness[i], 4), (long)core[i],
                }),
            ]);
    }
}
