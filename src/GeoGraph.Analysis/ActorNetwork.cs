using GeoGraph.Graph;

namespace GeoGraph.Analysis;

/// <summary>Who has to do with whom: actors, and one tie for each pair that shares an event that took place.</summary>
/// <remarks>
/// Ties have no direction: a symmetric act (a meeting) stands in the graph in one direction only, so a directed reading would favour
/// whichever key comes first. Actors are sorted by key and ties by their ends, so every analysis gives the same result on every run.
/// </remarks>
public sealed class ActorNetwork
{
    private readonly Dictionary<string, int> _index;

    /// <param name="actors">All actors of the network, those without a tie too.</param>
    /// <param name="ties">Several of one pair are added up; one that joins an actor to itself is left out.</param>
    /// <exception cref="ArgumentException">A tie ends at an actor that is not among <paramref name="actors"/>.</exception>
    public ActorNetwork(IEnumerable<ActorEntry> actors, IEnumerable<ActorTie> ties)
    {
        Actors = [.. actors.DistinctBy(a => a.Key, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal)];
        _index = Actors.Select((a, i) => (a.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        Ties =
        [
            .. ties.Where(t => t.Actor != t.Other)
                .GroupBy(t => string.CompareOrdinal(t.Actor, t.Other) < 0 ? (t.Actor, t.Other) : (t.Other, t.Actor))
                .Select(g => g.Aggregate(ActorTie.None(g.Key.Item1, g.Key.Item2), (sum, t) => sum.Plus(t)))
                .OrderBy(t => t.Actor, StringComparer.Ordinal).ThenBy(t => t.Other, StringComparer.Ordinal),
        ];
        if (Ties.SelectMany(t => new[] { t.Actor, t.Other }).FirstOrDefault(k => !_index.ContainsKey(k)) is { } stray)
        {
            throw new ArgumentException($"a tie ends at '{stray}', which is no actor of the network", nameof(ties));
        }
    }

    /// <summary>Sorted by key (ordinal).</summary>
    public IReadOnlyList<ActorEntry> Actors { get; }

    /// <summary>One a pair, the smaller key first; sorted.</summary>
    public IReadOnlyList<ActorTie> Ties { get; }

    /// <summary>Reads the network from a store: every actor that has a tie, and with <paramref name="statements"/> also who speaks about whom.</summary>
    public static async Task<ActorNetwork> ReadAsync(IGraphStore store, bool statements, CancellationToken cancellation)
    {
        var ties = new List<ActorTie>();
        var speakers = new List<(string Statement, string Actor)>();
        var about = new List<(string Statement, string Actor)>();
        await foreach (var edge in store.EdgesAsync(cancellation).ConfigureAwait(false))
        {
            switch (edge.Type)
            {
                case GraphSchema.Interacts:
                    ties.Add(ActorTie.Of(edge));
                    break;
                case GraphSchema.Said when statements:
                    speakers.Add((edge.To.Key, edge.From.Key));
                    break;
                case GraphSchema.About when statements:
                    about.Add((edge.From.Key, edge.To.Key));
                    break;
            }
        }

        ties.AddRange(
            from s in speakers
            join a in about on s.Statement equals a.Statement
            select ActorTie.None(s.Actor, a.Actor) with { Statements = 1 });
        var used = ties.Where(t => t.Actor != t.Other).SelectMany(t => new[] { t.Actor, t.Other }).ToHashSet(StringComparer.Ordinal);
        var actors = new List<ActorEntry>();
        await foreach (var node in store.NodesAsync(cancellation).ConfigureAwait(false))
        {
            if (node.Label == GraphSchema.Actor && used.Contains(node.Key))
            {
                actors.Add(ActorEntry.Of(node));
            }
        }

        return new ActorNetwork(actors, ties);
    }

    /// <summary>The actor's place in <see cref="Actors"/>.</summary>
    public int IndexOf(string key) => _index[key];

    public string NameOf(string key) => Actors[_index[key]].Name;

    /// <summary>The ties as a table: the network itself.</summary>
    public ReportTable ToTable() => new(
        "network", FormattableString.Invariant($"Actor network: {Actors.Count} actors, {Ties.Count} ties"),
        ["actor", "other", "events", "cooperation", "conflict", "statements", "goldstein", "first", "last"],
        [
            .. Ties.OrderByDescending(t => t.Weight).ThenBy(t => t.Actor, StringComparer.Ordinal).ThenBy(t => t.Other, StringComparer.Ordinal)
                .Select(t => new object?[] { t.Actor, t.Other, t.Events, t.Cooperation, t.Conflict, t.Statements, t.Goldstein is { } g ? Math.Round(g, 2) : null, t.First, t.Last }),
        ]);
}
