using System.Diagnostics;
using GeoGraph.Analysis;
using GeoGraph.Graph;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Tests.Golden;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GeoGraph.Tests.Analysis;

/// <summary>The algorithms against igraph and NetworkX on the same graphs; skipped where Python has none of them (Debian: python3-igraph, python3-networkx).</summary>
public class PeerTest
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> s_hasPeers = new(() => File.Exists(Python) && Run("import igraph, networkx", "").Code == 0);

    public static TheoryData<string> Graphs => ["karate", "random", "scale-free", "clustered", "forest", "edgeless", "sample", "id-geo.jsonl.gz", "en-geo.jsonl.gz"];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Results_are_those_of_igraph_and_NetworkX(string name)
    {
        Assert.SkipUnless(s_hasPeers.Value, "no igraph and NetworkX: apt-get install python3-igraph python3-networkx");
        var (count, edges, weights) = Make(name);
        var graph = CompactGraph.Of(count, edges, weights);
        int[] samples = [.. Enumerable.Range(0, count).Where(v => v % 3 == 0)];
        var partition = Communities.Leiden(graph);
        var peer = Ask(count, edges, weights, samples, partition);
        Close(peer, "pagerank", Centrality.PageRank(graph), 1e-6);
        Close(peer, "directedPagerank", Centrality.PageRank(CompactGraph.Of(count, edges, weights, isDirected: true)), 1e-6);
        Close(peer, "betweenness", Centrality.Betweenness(graph), 1e-6);
        Close(peer, "sampled", edges.Count == 0 ? [] : Centrality.Betweenness(graph, samples), 1e-6);
        Close(peer, "closeness", Centrality.Closeness(graph), 1e-9);
        Close(peer, "core", [.. Centrality.CoreNumbers(graph).Select(c => (double)c)], 0);
        Close(peer, "triangles", [.. Centrality.Triangles(graph).Select(t => (double)t)], 0);
        Close(peer, "clustering", Centrality.Clustering(graph), 1e-9);
        Close(peer, "constraint", [.. Enumerable.Range(0, count).Select(v => Roles.Constraint(graph, v) ?? double.NaN)], 1e-6);
        Assert.Equal(peer["components"]!.ToObject<int[]>()!, Connections.Components(graph));
        var modularity = Communities.Modularity(graph, partition);
        Assert.Equal((double)peer["modularity"]!, modularity, 1e-9);
        Assert.True(modularity >= 0.99 * (double)peer["leiden"]!, $"Leiden {modularity} against igraph's {peer["leiden"]}");
    }

    private static void Close(JObject peer, string measure, double[] actual, double tolerance)
    {
        // Constraint is not a number where there is nobody; JSON has it as NaN.
        var expected = peer[measure]!.Select(v => v.Type == JTokenType.Null ? double.NaN : (double)v).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var v = 0; v < actual.Length; v++)
        {
            Assert.True(
                double.IsNaN(expected[v]) ? double.IsNaN(actual[v]) : Math.Abs(expected[v] - actual[v]) <= tolerance * Math.Max(1, Math.Abs(expected[v])),
                $"{measure} of {v}: {actual[v]} against {expected[v]}");
        }
    }

    private static (int Count, IReadOnlyList<(int, int)> Edges, double[] Weights) Make(string name)
    {
        var random = new Random(7);
        switch (name)
        {
            case "karate":
                return Zachary();
            case "random":
                return Simple(200, Enumerable.Range(0, 900).Select(_ => (random.Next(200), random.Next(200))), random);
            case "scale-free":
                return Simple(400, Enumerable.Range(1, 399).SelectMany(v => Enumerable.Range(0, 3).Select(_ => (v, (int)(v * Math.Pow(random.NextDouble(), 2))))), random);
            case "clustered":
                return Simple(300, Enumerable.Range(0, 2500).Select(i => random.Next(300) is var v && i % 6 > 0 ? (v, (v / 20 * 20) + random.Next(20)) : (v, random.Next(300))), random);
            case "forest":
                return Simple(150, Enumerable.Range(1, 149).Where(v => v % 11 > 0).Select(v => (v, v - 1 - random.Next(Math.Min(v, 3)))), random);
            case "edgeless":
                return (5, [], []);
            default:
                var network = Coded(name == "sample" ? SeedFolder.Open().File("sample") : SharedMaterial.Find("corpora", name));
                return (network.Actors.Count, [.. network.Ties.Select((_, i) => network.EndsOf(i))], [.. network.Ties.Select(t => (double)t.Weight)]);
        }
    }

    /// <summary>The network of some articles, coded here.</summary>
    private static ActorNetwork Coded(string? path)
    {
        Assert.SkipWhen(path is null, "no ../shared/corpora");
        var coder = ArticleCoder.Create(SeedFolder.Open());
        var log = new List<ActorTie>();
        var actors = new List<ActorEntry>();
        foreach (var coded in new ArticleReader().Read([path], Stream.Null).Where(r => r.Article is not null).AsParallel().AsOrdered().Select(r => coder.Code(r.Article!)).OfType<CodedArticle>())
        {
            actors.AddRange(coded.Actors.Actors.Select(a => new ActorEntry(a.Key, a.Name, [])));
            log.AddRange(
                from e in coded.Events
                from pair in e.Targets.Count > 0 ? e.Sources.SelectMany(_ => e.Targets, (a, b) => (a, b)) : e.Sources.SelectMany(_ => e.Sources, (a, b) => (a, b)).Where(p => string.CompareOrdinal(p.a, p.b) < 0)
                where pair.a != pair.b
                select ActorTie.None(pair.a, pair.b) with { Events = 1 });
        }

        return new ActorNetwork(actors, log);
    }

    /// <summary>Without loops and parallel edges, on which NetworkX has no say; weights from 1 to 9.</summary>
    private static (int, IReadOnlyList<(int, int)>, double[]) Simple(int count, IEnumerable<(int A, int B)> edges, Random random)
    {
        var simple = edges.Where(e => e.A != e.B).Select(e => (Math.Min(e.A, e.B), Math.Max(e.A, e.B))).Distinct().ToArray();
        return (count, simple, [.. simple.Select(_ => (double)random.Next(1, 10))]);
    }

    /// <summary>Zachary, An information flow model for conflict and fission in small groups, 1977: who met whom outside the club.</summary>
    private static (int, IReadOnlyList<(int, int)>, double[]) Zachary()
    {
        int[][] rows =
        [
            [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31], [2, 3, 7, 13, 17, 19, 21, 30], [3, 7, 8, 9, 13, 27, 28, 32], [7, 12, 13], [6, 10], [6, 10, 16], [16], [], [30, 32, 33], [33],
            [], [], [], [33], [32, 33], [32, 33], [], [], [32, 33], [33], [32, 33], [], [32, 33], [25, 27, 29, 32, 33], [25, 27, 31], [31], [29, 33], [33], [31, 33], [32, 33], [32, 33], [32, 33], [33],
        ];
        var edges = rows.SelectMany((row, v) => row.Select(w => (v, w))).ToArray();
        Assert.Equal(78, edges.Length);
        return (34, edges, [.. edges.Select(_ => 1.0)]);
    }

    private static JObject Ask(int count, IReadOnlyList<(int A, int B)> edges, double[] weights, int[] samples, int[] partition)
    {
        var given = new { vertices = count, edges = edges.Select(e => new[] { e.A, e.B }), weights, samples = edges.Count == 0 ? [] : samples, partition };
        var (code, text) = Run(File.ReadAllText(Path.Combine(Approved.Folder, "Analysis", "peer.py")), JsonConvert.SerializeObject(given));
        Assert.Equal(0, code);
        return JObject.Parse(text);
    }

    private static (int Code, string Output) Run(string script, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(Python) { ArgumentList = { "-c", script }, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
