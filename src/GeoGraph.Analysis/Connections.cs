using QuikGraph.Algorithms;

namespace GeoGraph.Analysis;

/// <summary>How the actors of a network hang together: components, shortest paths, the backbone.</summary>
public static class Connections
{
    /// <summary>The weakly connected components, each sorted by key; the largest first, then by their first key.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Components(ActorNetwork network)
    {
        var component = Components(CompactGraph.Of(network));
        return
        [
            .. component.Select((c, i) => (c, network.Actors[i].Key)).GroupBy(c => c.c, c => c.Key)
                .Select(g => (IReadOnlyList<string>)[.. g.Order(StringComparer.Ordinal)])
                .OrderByDescending(c => c.Count).ThenBy(c => c[0], StringComparer.Ordinal),
        ];
    }

    /// <summary>The number of each vertex's weakly connected component, numbered in the order of their first vertex.</summary>
    public static int[] Components(CompactGraph graph)
    {
        // Union and find with paths halved: rows of a directed graph hold one direction only, and here that does not matter.
        var parent = Enumerable.Range(0, graph.Count).ToArray();
        int Root(int v)
        {
            while (parent[v] != v)
            {
                v = parent[v] = parent[parent[v]];
            }

            return v;
        }

        for (var v = 0; v < graph.Count; v++)
        {
            for (var i = graph.Rows[v]; i < graph.Rows[v + 1] && (graph.IsDirected || graph.Neighbours[i] < v); i++)
            {
                var (a, b) = (Root(v), Root(graph.Neighbours[i]));
                (parent[Math.Max(a, b)], parent[Math.Min(a, b)]) = (Math.Min(a, b), Math.Min(a, b));
            }
        }

        var (number, used) = (new int[graph.Count], 0);
        for (var v = 0; v < graph.Count; v++)
        {
            number[v] = Root(v) == v ? used++ : number[Root(v)];
        }

        return number;
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
        var search = network.ToGraph().ShortestPathsDijkstra(e => 1 + (share / (1 + e.Tag!.Weight)), start);
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
            rows.Add([(long)rows.Count + 1, network.NameOf(here), network.NameOf(next), tie.Events, tie.Cooperation, tie.Conflict, tie.Statements, Tables.Round(tie.Goldstein), tie.First, tie.Last]);
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

    /// <summary>The backbone: the strongest ties that still join all that hang together, a maximum spanning forest (Kruskal 1956).</summary>
    public static ReportTable BackboneTable(ActorNetwork network)
    {
        var ties = network.ToGraph().MinimumSpanningTreeKruskal(e => -e.Tag!.Weight).Select(e => e.Tag!)
            .OrderByDescending(t => t.Weight).ThenBy(t => t.Actor, StringComparer.Ordinal).ThenBy(t => t.Other, StringComparer.Ordinal).ToArray();
        return new ReportTable(
            "backbone", FormattableString.Invariant($"Backbone: {ties.Length} of {network.Ties.Count} ties"), ["actor", "other", "weight", "cooperation", "conflict", "goldstein"],
            [.. ties.Select(t => new object?[] { network.NameOf(t.Actor), network.NameOf(t.Other), t.Weight, t.Cooperation, t.Conflict, Tables.Round(t.Goldstein) })]);
    }
}
