using GeoGraph.Graph;
using QuikGraph;

namespace GeoGraph.Analysis;

/// <summary>Who acted on whom, event by event.</summary>
public sealed class InteractionLog
{
    /// <param name="interactions">In any order.</param>
    public InteractionLog(IEnumerable<Interaction> interactions) => Interactions =
    [
        .. interactions.OrderBy(i => i.Date, StringComparer.Ordinal).ThenBy(i => i.Event, StringComparer.Ordinal)
            .ThenBy(i => i.Source.Key, StringComparer.Ordinal).ThenBy(i => i.Target.Key, StringComparer.Ordinal),
    ];

    /// <summary>Sorted by date (those without one first), event, source and target.</summary>
    public IReadOnlyList<Interaction> Interactions { get; }

    public static async Task<InteractionLog> ReadAsync(IGraphStore store, ActorTable actors, GraphFilter filter, CancellationToken cancellation)
    {
        var interactions = new List<Interaction>();
        await foreach (var row in store.QueryAsync("interactions", filter.Parameters(), cancellation).ConfigureAwait(false))
        {
            interactions.Add(new Interaction(
                actors.Of(row[0]), actors.Of(row[1]), (long)row[2]! != 0, (string)row[3]!, (string?)row[4] ?? "", (string?)row[5] ?? "", (double?)row[6], (string?)row[7], (string?)row[8] ?? ""));
        }

        return new InteractionLog(interactions);
    }

    /// <summary>The sums over each pair.</summary>
    public ActorNetwork ToNetwork() => new(Interactions.SelectMany(i => new[] { i.Source, i.Target }), Interactions.Select(i => i.ToTie()));

    /// <summary>The log for QuikGraph's algorithms: directed, with an edge for every event of a pair.</summary>
    public IMutableBidirectionalGraph<string, TaggedEdge<string, Interaction>> ToGraph()
    {
        var graph = new BidirectionalGraph<string, TaggedEdge<string, Interaction>>(allowParallelEdges: true);
        graph.AddVerticesAndEdgeRange(Interactions.Select(i => new TaggedEdge<string, Interaction>(i.Source.Key, i.Target.Key, i)));
        return graph;
    }

    /// <summary>The interactions of each pair, whichever way they go, pairs sorted by the smaller key and then the other.</summary>
    internal IEnumerable<(ActorEntry A, ActorEntry B, IReadOnlyList<Interaction> Events)> Pairs() => Interactions
        .GroupBy(i => (A: i.Pair.A.Key, B: i.Pair.B.Key))
        .OrderBy(g => g.Key.A, StringComparer.Ordinal).ThenBy(g => g.Key.B, StringComparer.Ordinal)
        .Select(g => (g.First().Pair.A, g.First().Pair.B, (IReadOnlyList<Interaction>)[.. g]));
}

/// <summary>That one actor acted on another in an event.</summary>
/// <param name="IsMutual">An act done together: source and target are its parties in the order of their keys.</param>
/// <param name="Type">PLOVER type.</param>
/// <param name="QuadClass">verbal-cooperation, material-cooperation, verbal-conflict or material-conflict.</param>
/// <param name="Goldstein">In [-10, 10]; null when the event has no CAMEO code.</param>
/// <param name="Date">ISO date, which may be a month or year; null: not known.</param>
public sealed record Interaction(
    ActorEntry Source, ActorEntry Target, bool IsMutual, string Event, string Type, string QuadClass, double? Goldstein, string? Date, string Status)
{
    public bool IsConflict => QuadClass.EndsWith("conflict", StringComparison.Ordinal);

    public bool IsCooperation => QuadClass.EndsWith("cooperation", StringComparison.Ordinal);

    /// <summary>Both, the smaller key first.</summary>
    public (ActorEntry A, ActorEntry B) Pair => string.CompareOrdinal(Source.Key, Target.Key) <= 0 ? (Source, Target) : (Target, Source);

    public ActorTie ToTie() => new(
        Source.Key, Target.Key, 1, IsCooperation ? 1 : 0, IsConflict ? 1 : 0, 0, Goldstein is { } score ? GraphSchema.Hundredths(score) : 0, Goldstein is null ? 0 : 1, Date, Date);
}
