using System.Text;
using GeoGraph.Graph;

namespace GeoGraph.Cli;

/// <summary>Finds the sentences behind nodes and relationships of a store.</summary>
public sealed class Provenance(IGraphStore store)
{
    private const int NearMatches = 5;

    /// <param name="key">A node's key, or from, type and to.</param>
    /// <exception cref="GraphStoreException">Nothing has that key; the message names near ones.</exception>
    public async Task<IReadOnlyList<Reason>> OfAsync(IReadOnlyList<string> key, CancellationToken cancellation)
    {
        var named = await NodesAsync(key.Count > 1 ? [key[0], key[2]] : key, cancellation).ConfigureAwait(false);
        var edges = await store.EdgesOfAsync([.. named.Select(n => new NodeRef(n.Label, n.Key))], cancellation).ConfigureAwait(false);
        if (key.Count > 1)
        {
            return await ReasonsAsync(await FactsOfEdgeAsync(edges, key[0], key[1], key[2], cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }

        if (named.Any(n => n.Label == GraphSchema.Article))
        {
            return await ReasonsAsync([.. edges.Where(e => e.Type == GraphSchema.ReportedIn)], cancellation).ConfigureAwait(false);
        }

        var facts = named.Select(n => new NodeRef(n.Label, n.Key)).Where(IsFact).ToHashSet();
        return await ReasonsAsync(facts.Count > 0 ? facts : [.. edges.SelectMany(e => new[] { e.From, e.To }).Where(IsFact)], cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<GraphNode>> NodesAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var nodes = await store.NodesOfAsync(keys, cancellation).ConfigureAwait(false);
        foreach (var key in keys.Where(k => !nodes.Any(n => n.Key == k)))
        {
            throw await UnknownAsync(key, cancellation).ConfigureAwait(false);
        }

        return nodes;
    }

    private async Task<IReadOnlyList<Reason>> ReasonsAsync(IReadOnlyCollection<NodeRef> facts, CancellationToken cancellation)
    {
        var edges = await store.EdgesOfAsync(facts, cancellation).ConfigureAwait(false);
        return await ReasonsAsync([.. edges.Where(e => e.Type == GraphSchema.ReportedIn)], cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Reason>> ReasonsAsync(IReadOnlyList<GraphEdge> reports, CancellationToken cancellation)
    {
        var keys = reports.SelectMany(r => new[] { r.From.Key, r.To.Key }).ToHashSet(StringComparer.Ordinal);
        var nodes = (await store.NodesOfAsync(keys, cancellation).ConfigureAwait(false)).ToDictionary(n => new NodeRef(n.Label, n.Key));
        return [.. reports.Select(r => ToReason(r, nodes[r.From], nodes[r.To]))];
    }

    private async Task<IReadOnlyCollection<NodeRef>> FactsOfEdgeAsync(IReadOnlyList<GraphEdge> near, string from, string type, string to, CancellationToken cancellation)
    {
        var between = near.Where(e => e.From.Key == from && e.To.Key == to).ToArray();
        var edges = between.Where(e => e.Type == type).ToArray();
        if (edges.Length == 0)
        {
            var there = between.Select(e => e.Type).Distinct().ToArray();
            throw new GraphStoreException($"no {type} from {from} to {to}" + (there.Length > 0 ? $"; there is {string.Join(", ", there)}" : ""));
        }

        if (type == GraphSchema.Interacts)
        {
            return await EventsBetweenAsync(near, from, to, cancellation).ConfigureAwait(false);
        }

        var ends = edges.SelectMany(e => new[] { e.From, e.To }).Where(IsFact).ToHashSet();
        return ends.Count > 0 ? ends : throw new GraphStoreException($"{from} {type} {to}: comes from the actor lexicon or from mentions, not from one sentence; see 'geograph why {from}'");
    }

    private async Task<IReadOnlyCollection<NodeRef>> EventsBetweenAsync(IReadOnlyList<GraphEdge> near, string from, string to, CancellationToken cancellation)
    {
        var parties = near.Where(e => e.Type is GraphSchema.SourceOf or GraphSchema.Targets).ToLookup(EventOf, e => e.Type == GraphSchema.SourceOf ? e.From.Key : e.To.Key);
        var shared = parties.Where(e => e.Contains(from) && e.Contains(to)).Select(e => e.Key).ToArray();
        var nodes = await store.NodesOfAsync([.. shared.Select(e => e.Key)], cancellation).ConfigureAwait(false);
        var edges = (await store.EdgesOfAsync(shared, cancellation).ConfigureAwait(false)).Where(e => e.Type is GraphSchema.SourceOf or GraphSchema.Targets).ToLookup(EventOf);
        return [.. nodes.Where(n => Dyad.Of(new MergedNode(n, [.. edges[new NodeRef(n.Label, n.Key)]])).Contains(new Dyad(from, to))).Select(n => new NodeRef(n.Label, n.Key))];
    }

    private static NodeRef EventOf(GraphEdge party) => party.Type == GraphSchema.SourceOf ? party.To : party.From;

    private static bool IsFact(NodeRef node) => node.Label is GraphSchema.Event or GraphSchema.Statement;

    private static Reason ToReason(GraphEdge report, GraphNode fact, GraphNode article)
    {
        var about = string.Join(", ", new[] { "title", "outlet", "published", "url" }.Select(p => (string?)article.Properties.GetValueOrDefault(p)).Where(v => v is not null).Prepend(article.Key));
        var text = (string)report.Properties["evidence"]!;
        var first = (int)(long)report.Properties["sentenceStart"]!;
        TextSpan span = new((int)(long)report.Properties["start"]!, (int)(long)report.Properties["end"]!);
        var marked = new StringBuilder(text).Insert(span.End - first, ']').Insert(span.Start - first, '[').ToString();
        return new Reason(
            fact.Key, (string?)fact.Properties.GetValueOrDefault("name") ?? "", about, text, CommandRunner.OneLine(marked), [span], (string)report.Properties["rule"]!);
    }

    /// <summary>Only a key that is not there costs a look at all of them.</summary>
    private async Task<GraphStoreException> UnknownAsync(string key, CancellationToken cancellation)
    {
        var tail = key[(key.LastIndexOf('/') + 1)..];
        var near = await store.NodesAsync(cancellation).Select(n => n.Key)
            .Select(k => (Key: k, Distance: k.Contains(tail, StringComparison.OrdinalIgnoreCase) ? 0 : EditDistance.Of(k.ToLowerInvariant(), key.ToLowerInvariant(), 3)))
            .Where(k => k.Distance <= 3).ToListAsync(cancellation).ConfigureAwait(false);
        var nearest = near.Distinct().OrderBy(k => k.Distance).ThenBy(k => k.Key.Length).ThenBy(k => k.Key, StringComparer.Ordinal).Take(NearMatches).Select(k => k.Key).ToArray();
        return new GraphStoreException($"{key}: no such key in the graph" + (nearest.Length > 0 ? $"; near: {string.Join(", ", nearest)}" : ""));
    }
}

/// <summary>One sentence behind a fact.</summary>
/// <param name="Marked">The sentence with the words that carry the fact in brackets, on one line.</param>
/// <param name="Words">Spans of those words in the article's text.</param>
public sealed record Reason(string Fact, string Caption, string Article, string Evidence, string Marked, IReadOnlyList<TextSpan> Words, string Rule);
