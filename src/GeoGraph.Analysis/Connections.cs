using QuikGraph;
using QuikGraph.Algorithms;

namespace GeoGraph.Analysis;

/// <summary>How the actors of a network hang together: components and shortest paths.</summary>
public static class Connections
{
    /// <summary>The weakly connected components, each sorted by key; the largest first, then by their first key.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Components(ActorNetwork network)
    {
        var component = new Dictionary<string, int>(StringComparer.Ordinal);
        Graph(network).ConnectedComponents(component);
        return
        [
            .. component.GroupBy(c => c.Value, c => c.Key)
                .Select(g => (IReadOnlyList<string>)[.. g.Order(StringComparer.Ordinal)])
                .OrderByDescending(c => c.Count).ThenBy(c => c[0], StringComparer.Ordinal),
        ];
    }

    public static ReportTable ComponentsTable(ActorNetwork network)
    {
        var components = Components(network);
        return new ReportTable(
            "components", FormattableString.Invariant($"Connected components: {components.Count}"), ["component", "actors", "members"],
            [.. components.Select((c, i) => new object?[] { (long)i + 1, (long)c.Count, c.Select(network.NameOf).ToArray() })]);
    }

    /// <summary>The ties on a path with the fewest steps, among those one over strong ties; null when there is no path, empty from an actor to itself.</summary>
    public static IReadOnlyList<ActorTie>? ShortestPath(ActorNetwork network, string from, string to)
    {
        if (from == to)
        {
            return [];
        }

        // Searched from the smaller key, so that both directions give the same path. A strong tie makes a step cheaper, by so little that no
        // number of strong steps outweighs a step less.
        var (start, end) = string.CompareOrdinal(from, to) < 0 ? (from, to) : (to, from);
        var share = 1.0 / (network.Actors.Count + 1);
        var search = Graph(network).ShortestPathsDijkstra(e => 1 + (share / (1 + e.Tag!.Weight)), start);
        if (!search(end, out var edges))
        {
            return null;
        }

        var path = edges.Select(e => e.Tag!).ToList();
        if (start != from)
        {
            path.Reverse();
        }

        return path;
    }

    /// <summary>The shortest path step by step, with what each pair has to do with each other; no rows when there is none.</summary>
    public static ReportTable PathTable(ActorNetwork network, string from, string to)
    {
        var path = ShortestPath(network, from, to);
        var rows = new List<IReadOnlyList<object?>>();
        var here = from;
        foreach (var tie in path ?? [])
        {
            var next = tie.Actor == here ? tie.Other : tie.Actor;
            rows.Add([(long)rows.Count + 1, network.NameOf(here), network.NameOf(next), tie.Events, tie.Cooperation, tie.Conflict, tie.Statements, tie.Goldstein is { } g ? Math.Round(g, 2) : null, tie.First, tie.Last]);
            here = next;
        }

        var title = $"Shortest path from {network.NameOf(from)} to {network.NameOf(to)}: " + path?.Count switch
        {
            null => "none, they are in different components",
            1 => "1 step",
            var steps => FormattableString.Invariant($"{steps} steps"),
        };
        return new ReportTable("path", title, ["step", "from", "to", "events", "cooperation", "conflict", "statements", "goldstein", "first", "last"], rows);
    }

    /// <remarks>Of QuikGraph's edges not the undirected ones: they demand ends in the order of the culture, and keys are in ordinal order.</remarks>
    private static UndirectedGraph<string, TaggedEdge<string, ActorTie>> Graph(ActorNetwork network)
    {
        var graph = new UndirectedGraph<string, TaggedEdge<string, ActorTie>>(allowParallelEdges: false);
        graph.AddVertexRange(network.Actors.Select(a => a.Key));
        graph.AddEdgeRange(network.Ties.Select(t => new TaggedEdge<string, ActorTie>(t.Actor, t.Other, t)));
        return graph;
    }
}
