using QuikGraph;

namespace GeoGraph.Analysis;

/// <summary>A weighted graph in three arrays (compressed sparse rows): what the algorithms run on that QuikGraph lacks or takes too long for.</summary>
/// <remarks>
/// Vertices are numbered from 0. Every edge stands at both of its ends; in a directed graph the rows hold who points at a vertex. The
/// neighbours of a vertex are sorted, parallel edges added up, loops left out.
/// </remarks>
public sealed class CompactGraph
{
    private CompactGraph(int[] rows, int[] neighbours, double[] weights, double[] strengths, bool isDirected)
    {
        (Rows, Neighbours, Weights, Strengths, IsDirected) = (rows, neighbours, weights, strengths, isDirected);
    }

    public int Count => Strengths.Length;

    /// <summary>Undirected edges, or arcs of a directed graph.</summary>
    public int EdgeCount => IsDirected ? Neighbours.Length : Neighbours.Length / 2;

    public bool IsDirected { get; }

    /// <summary>Where the neighbours of each vertex begin; one more than there are vertices.</summary>
    internal int[] Rows { get; }

    internal int[] Neighbours { get; }

    internal double[] Weights { get; }

    /// <summary>Sum of the weights of a vertex's edges; in a directed graph of those that leave it.</summary>
    internal double[] Strengths { get; }

    public int Degree(int vertex) => Rows[vertex + 1] - Rows[vertex];

    public double Strength(int vertex) => Strengths[vertex];

    /// <summary>The graph of an analysis: one edge a tie, as heavy as it has events and statements.</summary>
    public static CompactGraph Of(ActorNetwork network) =>
        Of(network.Actors.Count, network.Ties.Count, i => network.EndsOf(i), i => network.Ties[i].Weight, isDirected: false);

    /// <summary>Any graph of QuikGraph's; its vertices are numbered in the order of <c>Vertices</c>.</summary>
    /// <param name="weight">How heavy an edge is, above 0; null: all weigh 1.</param>
    public static CompactGraph Of<TVertex, TEdge>(IEdgeListGraph<TVertex, TEdge> graph, Func<TEdge, double>? weight = null)
        where TVertex : notnull
        where TEdge : IEdge<TVertex>
    {
        var index = graph.Vertices.Select((v, i) => (v, i)).ToDictionary(x => x.v, x => x.i);
        var edges = graph.Edges.ToArray();
        return Of(index.Count, edges.Length, i => (index[edges[i].Source], index[edges[i].Target]), i => weight?.Invoke(edges[i]) ?? 1, graph.IsDirected);
    }

    /// <param name="count">Vertices.</param>
    /// <param name="edges">Pairs of vertices in [0, <paramref name="count"/>).</param>
    /// <param name="weights">One an edge, above 0; null: all weigh 1.</param>
    public static CompactGraph Of(int count, IReadOnlyList<(int From, int To)> edges, IReadOnlyList<double>? weights = null, bool isDirected = false) =>
        Of(count, edges.Count, i => edges[i], i => weights?[i] ?? 1, isDirected);

    private static CompactGraph Of(int count, int edges, Func<int, (int From, int To)> ends, Func<int, double> weight, bool isDirected)
    {
        // Two counting sorts, by neighbour and then by vertex, leave every row sorted.
        var arcs = new List<(int At, int Neighbour, double Weight)>(isDirected ? edges : 2 * edges);
        for (var i = 0; i < edges; i++)
        {
            var ((from, to), heavy) = (ends(i), weight(i));
            if (from == to || heavy <= 0)
            {
                continue;
            }

            arcs.Add((to, from, heavy));
            if (!isDirected)
            {
                arcs.Add((from, to, heavy));
            }
        }

        var sorted = Sort(Sort([.. arcs], count, a => a.Neighbour), count, a => a.At);
        return Merge(sorted, count, isDirected);
    }

    private static (int At, int Neighbour, double Weight)[] Sort((int At, int Neighbour, double Weight)[] arcs, int count, Func<(int At, int Neighbour, double Weight), int> key)
    {
        var place = new int[count + 1];
        foreach (var arc in arcs)
        {
            place[key(arc) + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            place[i + 1] += place[i];
        }

        var sorted = new (int, int, double)[arcs.Length];
        foreach (var arc in arcs)
        {
            sorted[place[key(arc)]++] = arc;
        }

        return sorted;
    }

    private static CompactGraph Merge((int At, int Neighbour, double Weight)[] sorted, int count, bool isDirected)
    {
        var rows = new int[count + 1];
        var neighbours = new int[sorted.Length];
        var weights = new double[sorted.Length];
        var strengths = new double[count];
        var used = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var (at, neighbour, weight) = sorted[i];
            strengths[isDirected ? neighbour : at] += weight;
            if (i > 0 && sorted[i - 1].At == at && sorted[i - 1].Neighbour == neighbour)
            {
                weights[used - 1] += weight;
                continue;
            }

            (neighbours[used], weights[used]) = (neighbour, weight);
            used++;
            rows[at + 1] = used;
        }

        for (var i = 0; i < count; i++)
        {
            rows[i + 1] = Math.Max(rows[i + 1], rows[i]);
        }

        return new CompactGraph(rows, neighbours[..used], weights[..used], strengths, isDirected);
    }
}
