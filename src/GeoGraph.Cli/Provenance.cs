using System.Text;
using GeoGraph.Graph;

namespace GeoGraph.Cli;

/// <summary>Finds the sentences behind nodes and relationships of a store.</summary>
public sealed class Provenance(IGraphStore store)
{
    private const int NearMatches = 5;

    private readonly Dictionary<NodeRef, GraphNode> _nodes = [];
    private readonly List<GraphEdge> _edges = [];

    /// <param name="key">A node's key, or from, type and to.</param>
    /// <exception cref="GraphStoreException">Nothing has that key; the message names near ones.</exception>
    public async Task<IReadOnlyList<Reason>> OfAsync(IReadOnlyList<string> key, CancellationToken cancellation)
    {
        await foreach (var node in store.NodesAsync(cancellation).ConfigureAwait(false))
        {
            _nodes[new NodeRef(node.Label, node.Key)] = node;
        }

        await foreach (var edge in store.EdgesAsync(cancellation).ConfigureAwait(false))
        {
            _edges.Add(edge);
        }

        if (key.Count > 1)
        {
            var between = FactsOfEdge(key[0], key[1], key[2]);
            return Reasons(e => between.Contains(e.From));
        }

        if (_nodes.ContainsKey(new NodeRef(GraphSchema.Article, key[0])))
        {
            return Reasons(e => e.To.Key == key[0]);
        }

        var facts = FactsOfNode(key[0]);
        return Reasons(e => facts.Contains(e.From));
    }

    private IReadOnlyList<Reason> Reasons(Func<GraphEdge, bool> wanted) =>
        [.. _edges.Where(e => e.Type == GraphSchema.ReportedIn && wanted(e)).Select(ToReason)];

    private HashSet<NodeRef> FactsOfNode(string key)
    {
        var named = _nodes.Keys.Where(n => n.Key == key).ToHashSet();
        if (named.Count == 0)
        {
            throw Unknown(key);
        }

        return named.Any(IsFact)
            ? named
            : _edges.Where(e => named.Contains(e.From) || named.Contains(e.To)).SelectMany(e => new[] { e.From, e.To }).Where(IsFact).ToHashSet();
    }

    private HashSet<NodeRef> FactsOfEdge(string from, string type, string to)
    {
        foreach (var end in new[] { from, to }.Where(k => !_nodes.Keys.Any(n => n.Key == k)))
        {
            throw Unknown(end);
        }

        var edges = _edges.Where(e => e.Type == type && e.From.Key == from && e.To.Key == to).ToArray();
        if (edges.Length == 0)
        {
            var there = _edges.Where(e => e.From.Key == from && e.To.Key == to).Select(e => e.Type).Distinct().ToArray();
            throw new GraphStoreException($"no {type} from {from} to {to}" + (there.Length > 0 ? $"; there is {string.Join(", ", there)}" : ""));
        }

        if (type == GraphSchema.Interacts)
        {
            return EventsBetween(from, to);
        }

        var ends = edges.SelectMany(e => new[] { e.From, e.To }).Where(IsFact).ToHashSet();
        return ends.Count > 0 ? ends : throw new GraphStoreException($"{from} {type} {to}: comes from the actor lexicon or from mentions, not from one sentence; see 'geograph why {from}'");
    }

    private HashSet<NodeRef> EventsBetween(string from, string to)
    {
        var events = _edges.Where(e => e.Type is GraphSchema.SourceOf or GraphSchema.Targets)
            .GroupBy(e => e.Type == GraphSchema.SourceOf ? e.To : e.From);
        return events.Where(e => Dyad.Of(new MergedNode(_nodes[e.Key], [.. e])).Contains(new Dyad(from, to))).Select(e => e.Key).ToHashSet();
    }

    private static bool IsFact(NodeRef node) => node.Label is GraphSchema.Event or GraphSchema.Statement;

    private Reason ToReason(GraphEdge edge)
    {
        var article = _nodes[edge.To].Properties;
        var about = string.Join(", ", new[] { "title", "outlet", "published", "url" }.Select(p => (string?)article.GetValueOrDefault(p)).Where(v => v is not null).Prepend(edge.To.Key));
        var text = (string)edge.Properties["evidence"]!;
        var first = (int)(long)edge.Properties["sentenceStart"]!;
        TextSpan span = new((int)(long)edge.Properties["start"]!, (int)(long)edge.Properties["end"]!);
        var marked = new StringBuilder(text).Insert(span.End - first, ']').Insert(span.Start - first, '[').ToString();
        return new Reason(
            edge.From.Key, (string?)_nodes[edge.From].Properties.GetValueOrDefault("name") ?? "", about, text, OneLine(marked), [span], (string)edge.Properties["rule"]!);
    }

    private static string OneLine(string text) => CommandRunner.OneLine(text);

    private GraphStoreException Unknown(string key)
    {
        var tail = key[(key.LastIndexOf('/') + 1)..];
        var near = _nodes.Keys.Select(n => n.Key).Distinct(StringComparer.Ordinal)
            .Select(k => (Key: k, Distance: k.Contains(tail, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(k, key)))
            .Where(k => k.Distance <= 3).OrderBy(k => k.Distance).ThenBy(k => k.Key.Length).ThenBy(k => k.Key, StringComparer.Ordinal)
            .Take(NearMatches).Select(k => k.Key).ToArray();
        return new GraphStoreException($"{key}: no such key in the graph" + (near.Length > 0 ? $"; near: {string.Join(", ", near)}" : ""));
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}

/// <summary>One sentence behind a fact.</summary>
/// <param name="Marked">The sentence with the words that carry the fact in brackets, on one line.</param>
/// <param name="Words">Spans of those words in the article's text.</param>
public sealed record Reason(string Fact, string Caption, string Article, string Evidence, string Marked, IReadOnlyList<TextSpan> Words, string Rule);
