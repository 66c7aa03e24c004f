namespace GeoGraph.Graph;

/// <summary>What one article contributes to the graph.</summary>
/// <param name="Article">The article's node, without its revision.</param>
/// <param name="Revision">Digest of all that the article contributes; equal revisions need no loading.</param>
/// <param name="Contributions">One a node, sorted by label and key (ordinal): actors, events, places, statements.</param>
public sealed record ArticleGraph(GraphNode Article, string Revision, IReadOnlyList<Contribution> Contributions)
{
    public string Key => Article.Key;
}

/// <summary>What one article says of a node that other articles may know too.</summary>
/// <remarks>
/// A store never writes a contribution over another: it counts for every <see cref="Claim"/> the articles that make it, and derives the
/// node from all of them (<see cref="NodeMerge"/>). So neither the order of articles nor a retraction can leave a trace.
/// </remarks>
/// <param name="Claims">Distinct and sorted.</param>
/// <param name="Evidence">Relationships from the node to the article: <c>REPORTED_IN</c>, <c>MENTIONED_IN</c>; empty for a place.</param>
public sealed record Contribution(string Label, string Key, IReadOnlyList<Claim> Claims, IReadOnlyList<GraphEdge> Evidence)
{
    /// <summary>A digest of each claim. Made with the contribution, beside the store's work on other articles.</summary>
    public IReadOnlyList<ulong> Digests { get; } = DigestsOf(new NodeRef(Label, Key), Claims);

    private static ulong[] DigestsOf(NodeRef node, IReadOnlyList<Claim> claims)
    {
        var digests = new ulong[claims.Count];
        for (var i = 0; i < digests.Length; i++)
        {
            digests[i] = ClaimDigest.Of(node, claims[i]);
        }

        return digests;
    }
}

/// <summary>One thing an article says of a node.</summary>
/// <param name="Property">A property voted on by itself, or one of the names in <see cref="NodeMerge"/>.</param>
public readonly record struct Claim(string Property, string Value) : IComparable<Claim>
{
    /// <summary>What the claim of an event or statement says, where it need not be read from <see cref="Value"/> again.</summary>
    internal FactContent? Content { get; init; }

    public bool Equals(Claim other) => Property == other.Property && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(Property, Value);

    public int CompareTo(Claim other) =>
        string.CompareOrdinal(Property, other.Property) is var order && order != 0 ? order : string.CompareOrdinal(Value, other.Value);

    public static bool operator <(Claim left, Claim right) => left.CompareTo(right) < 0;

    public static bool operator >(Claim left, Claim right) => left.CompareTo(right) > 0;

    public static bool operator <=(Claim left, Claim right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Claim left, Claim right) => left.CompareTo(right) >= 0;
}
