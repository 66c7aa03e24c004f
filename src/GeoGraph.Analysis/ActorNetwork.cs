using GeoGraph.Graph;
using QuikGraph;

namespace GeoGraph.Analysis;

/// <summary>Who has to do with whom: actors, and one tie for each pair that shares an event.</summary>
/// <remarks>
/// Ties have no direction: a symmetric act (a meeting) stands in the graph in one direction only, so a directed reading would favour
/// whichever key comes first. Actors are sorted by key and ties by their ends, so every analysis gives the same result on every run.
/// </remarks>
public sealed class ActorNetwork
{
    private readonly Dictionary<string, int> _index;
    private readonly (int A, int B)[] _ends;

    /// <param name="actors">All actors of the network, those without a tie too.</param>
    /// <param name="ties">Several of one pair are added up; one that joins an actor to itself is left out.</param>
    /// <exception cref="ArgumentException">A tie ends at an actor that is not among <paramref name="actors"/>.</exception>
    public ActorNetwork(IEnumerable<ActorEntry> actors, IEnumerable<ActorTie> ties)
    {
        Actors = [.. actors.DistinctBy(a => a.Key, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal)];
        _index = new Dictionary<string, int>(Actors.Count, StringComparer.Ordinal);
        foreach (var actor in Actors)
        {
            _index.Add(actor.Key, _index.Count);
        }

        var all = ties.Where(t => t.Actor != t.Other).ToArray();
        var keys = Array.ConvertAll(all, Place);
        Array.Sort(keys, all);
        var (merged, ends) = (new List<ActorTie>(all.Length), new List<(int, int)>(all.Length));
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1])
            {
                merged[^1] = merged[^1].Plus(all[i]);
                continue;
            }

            var (a, b) = ((int)(keys[i] >> 32), (int)(keys[i] & int.MaxValue));
            merged.Add(all[i].Actor == Actors[a].Key ? all[i] : all[i] with { Actor = Actors[a].Key, Other = Actors[b].Key });
            ends.Add((a, b));
        }

        (Ties, _ends) = (merged, [.. ends]);
    }

    /// <summary>Sorted by key (ordinal).</summary>
    public IReadOnlyList<ActorEntry> Actors { get; }

    /// <summary>One a pair, the smaller key first; sorted.</summary>
    public IReadOnlyList<ActorTie> Ties { get; }

    /// <summary>Reads the network of a filter from a store: every actor that has a tie.</summary>
    /// <param name="statements">Whether statements about each other are ties too.</param>
    /// <remarks>One query gives the ties (without a filter the sums that the store keeps), one the names of the actors.</remarks>
    public static async Task<ActorNetwork> ReadAsync(IGraphStore store, GraphFilter filter, bool statements, CancellationToken cancellation)
    {
        var actors = await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false);
        var ties = new List<ActorTie>();
        if (filter.IsActual)
        {
            await foreach (var row in store.QueryAsync("ties", new Dictionary<string, object?>(), cancellation).ConfigureAwait(false))
            {
                ties.Add(new ActorTie(
                    actors.Of(row[0]).Key, actors.Of(row[1]).Key, (long)row[2]!, (long)row[3]!, (long)row[4]!, 0, (long)row[5]!, (long)row[6]!, (string?)row[7], (string?)row[8]));
            }
        }
        else
        {
            ties.AddRange((await InteractionLog.ReadAsync(store, actors, filter, cancellation).ConfigureAwait(false)).Interactions.Select(i => i.ToTie()));
        }

        if (statements)
        {
            ties.AddRange((await Speech.ReadAsync(store, actors, filter, cancellation).ConfigureAwait(false)).Select(s => ActorTie.None(s.Speaker.Key, s.About.Key) with { Statements = 1 }));
        }

        return new ActorNetwork(actors.Named(ties.SelectMany(t => new[] { t.Actor, t.Other })), ties);
    }

    /// <summary>The actor's place in <see cref="Actors"/>.</summary>
    public int IndexOf(string key) => _index[key];

    public string NameOf(string key) => Actors[_index[key]].Name;

    /// <summary>Where the ends of a tie are in <see cref="Actors"/>.</summary>
    public (int A, int B) EndsOf(int tie) => _ends[tie];

    /// <summary>The network for QuikGraph's algorithms.</summary>
    /// <remarks>Of its edges not the undirected ones: they demand ends in the order of the culture, and keys are in ordinal order.</remarks>
    public IMutableUndirectedGraph<string, TaggedEdge<string, ActorTie>> ToGraph()
    {
        var graph = new UndirectedGraph<string, TaggedEdge<string, ActorTie>>(allowParallelEdges: false);
        graph.AddVertexRange(Actors.Select(a => a.Key));
        graph.AddEdgeRange(Ties.Select(t => new TaggedEdge<string, ActorTie>(t.Actor, t.Other, t)));
        return graph;
    }

    /// <summary>The part of the network with some of its ties, and the actors that these join.</summary>
    public ActorNetwork Where(Func<ActorTie, bool> keep)
    {
        var kept = Ties.Where(keep).ToArray();
        var used = kept.SelectMany(t => new[] { t.Actor, t.Other }).ToHashSet(StringComparer.Ordinal);
        return new ActorNetwork(Actors.Where(a => used.Contains(a.Key)), kept);
    }

    /// <summary>The ties as a table: the network itself.</summary>
    public ReportTable ToTable() => new(
        "network", FormattableString.Invariant($"Actor network: {Actors.Count} actors, {Ties.Count} ties"),
        ["actor", "other", "events", "cooperation", "conflict", "statements", "goldstein", "first", "last"],
        [
            .. Ties.OrderByDescending(t => t.Weight).ThenBy(t => t.Actor, StringComparer.Ordinal).ThenBy(t => t.Other, StringComparer.Ordinal)
                .Select(t => new object?[] { t.Actor, t.Other, t.Events, t.Cooperation, t.Conflict, t.Statements, Tables.Round(t.Goldstein), t.First, t.Last }),
        ]);

    private long Place(ActorTie tie)
    {
        if (!_index.TryGetValue(tie.Actor, out var a) || !_index.TryGetValue(tie.Other, out var b))
        {
            throw new ArgumentException($"a tie joins '{tie.Actor}' and '{tie.Other}', which are not both actors of the network", nameof(tie));
        }

        return a < b ? ((long)a << 32) | (uint)b : ((long)b << 32) | (uint)a;
    }
}
