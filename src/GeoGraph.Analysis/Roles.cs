namespace GeoGraph.Analysis;

/// <summary>What part actors play in a network: between others, together, alone.</summary>
public static class Roles
{
    /// <summary>
    /// Brokers: over whom the shortest paths of others lead (betweenness, Freeman, A set of measures of centrality based on betweenness, 1977) and whose partners are not
    /// partners of each other (constraint, low for brokers: Burt, Structural Holes, 1992), and how many blocs they join.
    /// </summary>
    public static ReportTable Brokers(ActorNetwork network)
    {
        var graph = CompactGraph.Of(network);
        var between = Centrality.Betweenness(graph, graph.Count <= Ranking.MostExact ? 0 : Ranking.Samples);
        var bloc = Communities.Leiden(graph);
        var joined = new HashSet<int>[graph.Count];
        for (var v = 0; v < graph.Count; v++)
        {
            joined[v] = [];
            for (var i = graph.Rows[v]; i < graph.Rows[v + 1]; i++)
            {
                joined[v].Add(bloc[graph.Neighbours[i]]);
            }
        }

        return new ReportTable(
            "brokers", "Brokers: who joins those that nobody else joins", ["actor", "name", "betweenness", "constraint", "partners", "blocs"],
            [
                .. Enumerable.Range(0, graph.Count).OrderByDescending(v => Math.Round(between[v], 6)).ThenBy(v => v).Select(v => new object?[]
                {
                    network.Actors[v].Key, network.Actors[v].Name, Tables.Round(between[v]), Tables.Round(Constraint(graph, v), 3), (long)graph.Degree(v), (long)joined[v].Count,
                }),
            ]);
    }

    /// <summary>
    /// Mediators: who gets on well with both sides of a conflict, the only balanced-to-be third party of a hostile pair (Heider, Attitudes and cognitive organization, 1946).
    /// A pair is hostile, a tie friendly, by the sum of its Goldstein scores.
    /// </summary>
    public static ReportTable Mediators(ActorNetwork network)
    {
        var found = new Dictionary<int, List<(string Pair, long Conflict, double Goodwill)>>();
        foreach (var ((a, b, c), (ab, ac, bc)) in Triads(network))
        {
            foreach (var (hostile, one, two, third) in new[] { (ab, ac, bc, c), (ac, ab, bc, b), (bc, ab, ac, a) })
            {
                if (hostile.Sign < 0 && one.Sign > 0 && two.Sign > 0)
                {
                    if (!found.TryGetValue(third, out var list))
                    {
                        found[third] = list = [];
                    }

                    list.Add(($"{network.NameOf(hostile.Actor)} – {network.NameOf(hostile.Other)}", hostile.Conflict, Math.Min(one.Hundredths, two.Hundredths) / 100.0));
                }
            }
        }

        return new ReportTable(
            "mediators", "Mediators: who gets on well with both sides of a conflict", ["actor", "name", "conflicts", "goodwill", "between"],
            [
                .. found.OrderByDescending(f => f.Value.Count).ThenByDescending(f => f.Value.Sum(x => x.Goodwill)).ThenBy(f => f.Key).Select(f => new object?[]
                {
                    network.Actors[f.Key].Key, network.Actors[f.Key].Name, (long)f.Value.Count, Tables.Round(f.Value.Sum(x => x.Goodwill)),
                    f.Value.OrderByDescending(x => x.Conflict).ThenBy(x => x.Pair, StringComparer.Ordinal).Select(x => x.Pair).ToArray(),
                }),
            ]);
    }

    /// <summary>
    /// Blocs: who cooperates with each other more than chance would have it (Leiden communities of the ties on which cooperation outweighs conflict: Traag, Waltman and van Eck
    /// 2019), and how much conflict each has inside and with others.
    /// </summary>
    public static ReportTable Blocs(ActorNetwork network)
    {
        var friendly = network.Where(t => t.Cooperation > t.Conflict);
        var graph = CompactGraph.Of(friendly);
        var community = Communities.Leiden(graph);
        var of = friendly.Actors.Select((a, i) => (a.Key, community[i])).ToDictionary(x => x.Key, x => x.Item2, StringComparer.Ordinal);
        var (inside, hostile, outside) = (new Dictionary<int, long>(), new Dictionary<int, long>(), new Dictionary<int, long>());
        foreach (var tie in network.Ties)
        {
            var (a, b) = (of.GetValueOrDefault(tie.Actor, -1), of.GetValueOrDefault(tie.Other, -1));
            Add(a == b ? inside : [], a, tie.Cooperation);
            Add(a == b ? hostile : outside, a, tie.Conflict);
            Add(a == b ? [] : outside, b, tie.Conflict);
        }

        return new ReportTable(
            "blocs", FormattableString.Invariant($"Blocs of those who cooperate: modularity {Communities.Modularity(graph, community):0.000}"),
            ["bloc", "actors", "cooperation_inside", "conflict_inside", "conflict_outside", "members"],
            [
                .. Enumerable.Range(0, friendly.Actors.Count).GroupBy(v => community[v]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select((g, i) => new object?[]
                {
                    (long)i + 1, (long)g.Count(), inside.GetValueOrDefault(g.Key), hostile.GetValueOrDefault(g.Key), outside.GetValueOrDefault(g.Key),
                    g.OrderByDescending(graph.Strength).ThenBy(v => v).Select(v => friendly.Actors[v].Name).ToArray(),
                }),
            ]);

        static void Add(Dictionary<int, long> sums, int bloc, long more) => sums[bloc] = sums.GetValueOrDefault(bloc) + more;
    }

    /// <summary>
    /// Isolation: whose dealings are conflict rather than cooperation, and who has few left to cooperate with (Maoz, Networks of Nations, 2010). The share of conflict is drawn
    /// towards a half where there are few acts (Laplace's rule of succession), so that one hostile act does not make an outcast.
    /// </summary>
    public static ReportTable Isolation(ActorNetwork network)
    {
        var partners = network.Ties.SelectMany(t => new[] { (Key: t.Actor, Tie: t), (Key: t.Other, Tie: t) }).ToLookup(x => x.Key, x => x.Tie, StringComparer.Ordinal);
        return new ReportTable(
            "isolation", "Isolation: whose dealings are conflict", ["actor", "name", "isolation", "friendly", "hostile", "cooperation", "conflict"],
            [
                .. from actor in network.Actors
                   let ties = partners[actor.Key].ToArray()
                   let cooperation = ties.Sum(t => t.Cooperation)
                   let conflict = ties.Sum(t => t.Conflict)
                   where cooperation + conflict > 0
                   let isolation = (conflict + 1.0) / (cooperation + conflict + 2)
                   orderby isolation descending, conflict descending
                   select new object?[]
                   {
                       actor.Key, actor.Name, Tables.Round(isolation, 3), (long)ties.Count(t => t.Cooperation > t.Conflict), (long)ties.Count(t => t.Conflict > t.Cooperation), cooperation, conflict,
                   },
            ]);
    }

    /// <summary>Every three actors of which each two have a tie, with the ties of first and second, first and third, second and third.</summary>
    internal static IEnumerable<((int A, int B, int C) Corners, (ActorTie AB, ActorTie AC, ActorTie BC) Sides)> Triads(ActorNetwork network)
    {
        var at = new Dictionary<(int, int), int>(network.Ties.Count);
        for (var i = 0; i < network.Ties.Count; i++)
        {
            at[network.EndsOf(i)] = i;
        }

        ActorTie Tie(int a, int b) => network.Ties[at[(Math.Min(a, b), Math.Max(a, b))]];
        var corners = new List<(int, int, int)>();
        Centrality.ForEachTriangle(CompactGraph.Of(network), (a, b, c, _, _, _) => corners.Add((a, b, c)));
        return corners.Select(t => (t, (Tie(t.Item1, t.Item2), Tie(t.Item1, t.Item3), Tie(t.Item2, t.Item3))));
    }

    /// <summary>Burt's constraint: how far an actor's dealings come back to the same few; null without any.</summary>
    internal static double? Constraint(CompactGraph graph, int v)
    {
        if (graph.Degree(v) == 0)
        {
            return null;
        }

        // Weight of the direct and indirect dealings with each neighbour. Only neighbours count.
        var share = new Dictionary<int, double>();
        for (var i = graph.Rows[v]; i < graph.Rows[v + 1]; i++)
        {
            share[graph.Neighbours[i]] = graph.Weights[i] / graph.Strengths[v];
        }

        var sum = share.ToDictionary();
        foreach (var (q, p) in share)
        {
            for (var i = graph.Rows[q]; i < graph.Rows[q + 1]; i++)
            {
                if (sum.ContainsKey(graph.Neighbours[i]))
                {
                    sum[graph.Neighbours[i]] += p * graph.Weights[i] / graph.Strengths[q];
                }
            }
        }

        return sum.Values.Sum(x => x * x);
    }
}
