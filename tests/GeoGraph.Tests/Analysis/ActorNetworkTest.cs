using System.Globalization;
using CsCheck;
using GeoGraph.Analysis;
using GeoGraph.Graph;

namespace GeoGraph.Tests.Analysis;

public class ActorNetworkTest
{
    private static readonly Gen<ActorNetwork> s_networks =
        from count in Gen.Int[1, 12]
        from ties in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1], Gen.Int[1, 9]).Array[0, 20]
        select Network(count, ties);

    [Xunit.Fact]
    public void Ties_of_both_directions_are_one()
    {
        var network = Network(2, (0, 1, 3), (1, 0, 1), (1, 1, 7));
        var tie = Xunit.Assert.Single(network.Ties);
        Xunit.Assert.Equal(("a00", "a01", 4L), (tie.Actor, tie.Other, tie.Events));
        Xunit.Assert.Equal(1.5, tie.Goldstein);
    }

    [Xunit.Fact]
    public void PageRank_of_a_star_has_the_known_values()
    {
        // Centre c and three leaves l: c = 0.15/4 + 0.85·3l, l = 0.15/4 + 0.85·c/3.
        var rank = Ranking.PageRank(Network(4, (0, 1, 1), (0, 2, 1), (0, 3, 1)));
        var centre = ((0.15 / 4) + (0.85 * 3 * 0.15 / 4)) / (1 - (0.85 * 0.85));
        Xunit.Assert.Equal(centre, rank[0], 9);
        Xunit.Assert.Equal((1 - centre) / 3, rank[1], 9);
    }

    [Xunit.Fact]
    public void A_stronger_tie_gives_more_rank()
    {
        var rank = Ranking.PageRank(Network(3, (0, 1, 9), (0, 2, 1)));
        Xunit.Assert.True(rank[1] > rank[2]);
    }

    [Xunit.Fact]
    public void The_shortest_path_takes_fewest_steps_and_then_the_strongest_ties()
    {
        var network = Network(6, (0, 1, 1), (1, 3, 1), (0, 2, 5), (2, 3, 5), (3, 4, 1));
        Xunit.Assert.Equal(["a00-a02", "a02-a03", "a03-a04"], Connections.ShortestPath(network, "a00", "a04")!.Select(t => $"{t.Actor}-{t.Other}"));
        Xunit.Assert.Equal(["a03-a04", "a02-a03", "a00-a02"], Connections.ShortestPath(network, "a04", "a00")!.Select(t => $"{t.Actor}-{t.Other}"));
        Xunit.Assert.Null(Connections.ShortestPath(network, "a00", "a05"));
        Xunit.Assert.Equal("a03", Connections.PathTable(network, "a04", "a00").Rows[0][2]);
    }

    [Xunit.Fact]
    public void Components_are_listed_with_the_largest_first()
    {
        var components = Connections.Components(Network(5, (3, 4, 1), (0, 3, 1), (1, 2, 1)));
        Xunit.Assert.Equal(["a00,a03,a04", "a01,a02"], components.Select(c => string.Join(',', c)));
    }

    /// <remarks>Ordinal order puts <c>-</c> before <c>/</c>, capitals before small letters and <c>é</c> last; cultures do not.</remarks>
    [Xunit.Theory]
    [Xunit.InlineData("en-US")]
    [Xunit.InlineData("tr-TR")]
    [Xunit.InlineData("")]
    public void Keys_that_a_culture_sorts_otherwise_hang_together_too(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            string[] keys = ["country/CHN", "country/id", "org/a-b", "org/a/b", "person/émile", "person/zoe", "person/Zoe", "person/i", "person/I"];
            var network = new ActorNetwork(
                keys.Select(k => new ActorEntry(k, k, [])), keys.SelectMany(a => keys.Select(b => ActorTie.None(a, b) with { Events = 1 })));
            Xunit.Assert.Equal(keys.Length, Xunit.Assert.Single(Connections.Components(network)).Count);
            Xunit.Assert.All(keys[1..], k => Xunit.Assert.Single(Connections.ShortestPath(network, keys[0], k)!));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Xunit.Fact]
    public void PageRank_sums_to_one_and_no_rank_is_negative() => s_networks.Sample(
        n =>
        {
            var rank = Ranking.PageRank(n);
            return Math.Abs(rank.Sum() - 1) < 1e-9 && rank.All(r => r > 0);
        },
        seed: "0000KOXFwzs3", iter: 300);

    [Xunit.Fact]
    public void Components_partition_the_actors_and_hold_every_tie() => s_networks.Sample(
        n =>
        {
            var components = Connections.Components(n);
            var of = components.SelectMany((c, i) => c.Select(k => (k, i))).ToDictionary(x => x.k, x => x.i, StringComparer.Ordinal);
            return of.Count == n.Actors.Count && n.Ties.All(t => of[t.Actor] == of[t.Other]);
        },
        seed: "0000KOXFwzs3", iter: 300);

    [Xunit.Fact]
    public void A_path_is_as_long_there_as_back_and_exists_within_a_component_only() => s_networks.Sample(
        n =>
        {
            var components = Connections.Components(n);
            return n.Actors.All(a => n.Actors.All(b =>
            {
                var there = Connections.ShortestPath(n, a.Key, b.Key);
                var back = Connections.ShortestPath(n, b.Key, a.Key);
                return there?.Count == back?.Count && (there is not null) == components.Any(c => c.Contains(a.Key) && c.Contains(b.Key));
            }));
        },
        seed: "0000KOXFwzs3", iter: 50);

    private static ActorNetwork Network(int count, params (int A, int B, int Events)[] ties)
    {
        static string Key(int i) => FormattableString.Invariant($"a{i:00}");
        return new ActorNetwork(
            Enumerable.Range(0, count).Select(i => new ActorEntry(Key(i), Key(i), [])),
            ties.Select(t => ActorTie.None(Key(t.A), Key(t.B)) with { Events = t.Events, Scored = t.Events, Hundredths = t.Events * (t.Events == 3 ? 100 : 300) }));
    }
}
