using GeoGraph.Graph;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Neo4j;

/// <summary>A node that a batch touches: what articles claimed of it before and what they claim now.</summary>
/// <remarks>
/// Held in the node's property <c>_claims</c>: rows of property, value and number of articles. A fact of which every article claims the same
/// holds only their number, and nothing when it is one article: the claim is then read off the node itself.
/// </remarks>
internal sealed class NodeClaims(NodeRef node)
{
    private readonly Dictionary<Claim, (long Before, long Now)> _claims = [];

    public NodeRef Node => node;

    public bool Existed { get; set; }

    public bool Changed => _claims.Values.Any(c => c.Before != c.Now);

    public bool IsClaimed => _claims.Values.Any(c => c.Now > 0);

    public bool WasClaimed => _claims.Values.Any(c => c.Before > 0);

    private bool IsFact => node.Label is GraphSchema.Event or GraphSchema.Statement;

    public void Set(Claim claim, long articles) => _claims[claim] = (articles, articles);

    public void Add(Claim claim, long articles)
    {
        var (before, now) = _claims.GetValueOrDefault(claim);
        _claims[claim] = (before, now + articles);
    }

    /// <summary>Takes back what an article claimed.</summary>
    public void Retract(ClaimDigests article)
    {
        foreach (var claim in _claims.Keys.Where(c => article.Contains(node, c)).ToArray())
        {
            Add(claim, -1);
        }
    }

    /// <summary>What is kept in a node: of an event or statement of which every article says the same, one claim without a value.</summary>
    public static IReadOnlyList<ClaimCount> Stored(NodeRef node, string? claims)
    {
        var read = new NodeClaims(node);
        if (!read.Read(claims))
        {
            read.Set(new Claim(NodeMerge.Fact, ""), claims is null ? 1 : JsonConvert.DeserializeObject<long>(claims));
        }

        return [.. read._claims.OrderBy(c => c.Key).Select(c => new ClaimCount(c.Key, c.Value.Now))];
    }

    public MergedNode? Before() => NodeMerge.Derive(node.Label, node.Key, [.. _claims.Where(c => c.Value.Before > 0).Select(c => new ClaimCount(c.Key, c.Value.Before))]);

    public MergedNode? After() => NodeMerge.Derive(node.Label, node.Key, [.. _claims.Where(c => c.Value.Now > 0).Select(c => new ClaimCount(c.Key, c.Value.Now))]);

    /// <summary>What to keep of the claims in the node; null for nothing.</summary>
    public string? Write()
    {
        var now = _claims.Where(c => c.Value.Now > 0).OrderBy(c => c.Key).ToArray();
        return now switch
        {
            [] => null,
            [var only] when IsFact => only.Value.Now == 1 ? null : JsonConvert.ToString(only.Value.Now),
            _ => JsonConvert.SerializeObject(now.Select(c => new object[] { c.Key.Property, c.Key.Value, c.Value.Now })),
        };
    }

    /// <summary>Reads <c>_claims</c> of a node that is there.</summary>
    /// <returns>False for a fact of which every article claims the same: <see cref="ReadFact"/> has to tell what.</returns>
    public bool Read(string? claims)
    {
        Existed = true;
        if (IsFact && (claims is null || claims[0] != '['))
        {
            return false;
        }

        foreach (var row in claims is null ? [] : JArray.Parse(claims))
        {
            Set(new Claim((string)row[0]!, (string)row[1]!), (long)row[2]!);
        }

        return true;
    }

    /// <summary>Reads the one claim off the node's properties and relationships.</summary>
    public void ReadFact(Dictionary<string, object?> properties, IEnumerable<OwnedEdge> edges)
    {
        var articles = properties.GetValueOrDefault("_claims") is string count ? JsonConvert.DeserializeObject<long>(count) : 1;
        Set(NodeMerge.FactClaim(GraphValues.Properties(properties), edges), articles);
    }
}
