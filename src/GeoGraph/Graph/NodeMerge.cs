using GeoGraph.Seeds;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Graph;

/// <summary>Derives a node and the relationships it owns from what all articles claim of it.</summary>
/// <remarks>
/// Depends on the claims and their counts alone, never on the order they came in: of several values the one most articles claim is shown,
/// among equals the ordinally smallest; relationships and aliases are united.
/// </remarks>
public static class NodeMerge
{
    /// <summary>Claim of an event or statement: all its properties and relationships in one.</summary>
    public const string Fact = "fact";

    /// <summary>Claim of a relationship the node owns.</summary>
    public const string Edge = "edge";

    /// <summary>Claim of another name of an actor.</summary>
    public const string Alias = "alias";

    /// <summary>The node; null when nothing is claimed (an actor is then known by its key alone: <see cref="ActorByKey"/>).</summary>
    public static MergedNode? Derive(string label, string key, IReadOnlyCollection<ClaimCount> claims)
    {
        if (claims.Count == 0)
        {
            return null;
        }

        return GraphSchema.Node(label).IsFact ? DeriveFact(label, key, claims) : DeriveByVote(label, key, claims);
    }

    /// <summary>An actor that no article names, only a relationship: its kind and name are those its key spells.</summary>
    public static GraphNode ActorByKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var slug = key[(slash + 1)..];
        var kind = ActorKind.Other;
        try
        {
            kind = slash > 0 ? JsonNames.ActorKind(key[..slash]) : kind;
        }
        catch (FormatException)
        {
            // A key of another making: the actor keeps the kind "other".
        }

        return new GraphNode(GraphSchema.Actor, GraphSchema.SubLabelOf(kind), key, new SortedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = slug,
            ["kind"] = JsonNames.Of(kind),
            ["country"] = kind == ActorKind.Country ? slug : null,
            ["aliases"] = Array.Empty<string>(),
        });
    }

    /// <summary>The claim from which alone this event or statement is derived: <see cref="Derive"/> the other way round.</summary>
    public static Claim FactClaim(MergedNode fact) => FactClaim(
        fact.Node.Properties,
        fact.Edges.Select(e => new OwnedEdge(e.Type, (e.From == new NodeRef(fact.Node.Label, fact.Node.Key) ? e.To : e.From).Key)));

    /// <summary>The claim that an event or statement has these properties and relationships.</summary>
    public static Claim FactClaim(IReadOnlyDictionary<string, object?> properties, IEnumerable<OwnedEdge> edges)
    {
        OwnedEdge[] all = [.. edges];
        Array.Sort(all, static (a, b) => string.CompareOrdinal(a.Type, b.Type) is var order and not 0 ? order : string.CompareOrdinal(a.Other, b.Other));
        var count = 0;
        foreach (var edge in all)
        {
            if (count == 0 || all[count - 1] != edge)
            {
                all[count++] = edge;
            }
        }

        var sorted = all[..count];
        return new Claim(Fact, CanonicalJson.Write(new PropertyMap(("node", properties), ("edges", Array.ConvertAll(sorted, e => new[] { e.Type, e.Other })))))
        {
            Content = new FactContent(properties, sorted),
        };
    }

    internal static Claim AffiliationClaim(Affiliation a) => new(Edge, CanonicalJson.Write(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["actor"] = a.Actor,
        ["role"] = a.Role,
        ["from"] = a.From,
        ["to"] = a.To,
    }));

    private static MergedNode DeriveFact(string label, string key, IReadOnlyCollection<ClaimCount> claims)
    {
        var self = new NodeRef(label, key);
        var contents = claims.Select(c => (c.Claim, Content: c.Claim.Content ?? Read(c.Claim.Value))).ToArray();
        if (contents is [var lone])
        {
            return new MergedNode(new GraphNode(label, null, key, lone.Content.Properties), Array.ConvertAll(lone.Content.Edges, e => e.ToEdge(self)));
        }

        var winner = Winner(claims);
        var edges = contents.SelectMany(c => c.Content.Edges).Distinct().OrderBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Other, StringComparer.Ordinal);
        return new MergedNode(new GraphNode(label, null, key, contents.First(c => c.Claim == winner).Content.Properties), [.. edges.Select(e => e.ToEdge(self))]);
    }

    private static FactContent Read(string value)
    {
        var content = CanonicalJson.Parse(value);
        return new FactContent(
            CanonicalJson.Properties((JObject)content["node"]!), [.. ((JArray)content["edges"]!).Select(pair => new OwnedEdge((string)pair[0]!, (string)pair[1]!))]);
    }

    private static MergedNode DeriveByVote(string label, string key, IReadOnlyCollection<ClaimCount> claims)
    {
        var properties = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var votes in claims.Where(c => c.Claim.Property is not (Alias or Edge)).GroupBy(c => c.Claim.Property, StringComparer.Ordinal))
        {
            properties[votes.Key] = Winner([.. votes]).Value;
        }

        if (label != GraphSchema.Actor)
        {
            return new MergedNode(new GraphNode(label, null, key, properties), []);
        }

        properties["aliases"] = claims.Where(c => c.Claim.Property == Alias).Select(c => c.Claim.Value)
            .Where(a => a != (string?)properties["name"]).Order(StringComparer.Ordinal).ToArray();
        var edges = claims.Where(c => c.Claim.Property == Edge).OrderBy(c => c.Claim.Value, StringComparer.Ordinal).Select(c => AffiliationEdge(key, c.Claim.Value));
        return new MergedNode(
            new GraphNode(label, GraphSchema.SubLabelOf(JsonNames.ActorKind((string)properties["kind"]!)), key, properties), [.. edges]);
    }

    private static GraphEdge AffiliationEdge(string actor, string json)
    {
        var properties = new SortedDictionary<string, object?>(CanonicalJson.Properties(CanonicalJson.Parse(json)), StringComparer.Ordinal);
        var other = (string)properties["actor"]!;
        properties.Remove("actor");
        return new GraphEdge(
            GraphSchema.AffiliatedWith, new NodeRef(GraphSchema.Actor, actor), new NodeRef(GraphSchema.Actor, other),
            GraphSchema.Edge(GraphSchema.AffiliatedWith, GraphSchema.Actor).DiscriminatorOf(properties), properties);
    }

    private static Claim Winner(IReadOnlyCollection<ClaimCount> claims) =>
        claims.OrderByDescending(c => c.Articles).ThenBy(c => c.Claim).First().Claim;
}

/// <summary>A claim and how many articles make it.</summary>
public readonly record struct ClaimCount(Claim Claim, long Articles);

/// <summary>A node and the relationships that live and die with it.</summary>
public sealed record MergedNode(GraphNode Node, IReadOnlyList<GraphEdge> Edges);

/// <summary>What is claimed of an event or statement: its properties, and its relationships sorted by type and other end (ordinal).</summary>
internal sealed record FactContent(IReadOnlyDictionary<string, object?> Properties, OwnedEdge[] Edges);

/// <summary>A relationship of an event or statement to another node.</summary>
/// <param name="Other">Key of the node at its other end.</param>
public readonly record struct OwnedEdge(string Type, string Other)
{
    internal GraphEdge ToEdge(NodeRef self)
    {
        var type = GraphSchema.EdgeOf(self.Label, Type);
        var other = new NodeRef(type.StartsAtOwner ? type.To : type.From, Other);
        return new GraphEdge(
            Type, type.StartsAtOwner ? self : other, type.StartsAtOwner ? other : self, "", System.Collections.Immutable.ImmutableSortedDictionary<string, object?>.Empty);
    }
}
