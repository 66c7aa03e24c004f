namespace GeoGraph.Neo4j;

/// <summary>The ids by which the server knows nodes within one transaction. Finding one by its id is cheaper than by its key.</summary>
/// <remarks>They are long and alike: what all begin with travels once a request, of each only the rest.</remarks>
internal sealed class ElementIds
{
    private readonly Dictionary<NodeRef, string> _ids = [];

    /// <summary>What all ids begin with; may become shorter with the next.</summary>
    public string Start { get; private set; } = "";

    public void Add(NodeRef node, string id)
    {
        Start = _ids.Count == 0 ? id : id[..id.AsSpan().CommonPrefixLength(Start)];
        _ids[node] = id;
    }

    public bool Contains(NodeRef node) => _ids.ContainsKey(node);

    /// <summary>The id without <see cref="Start"/>.</summary>
    public string Rest(NodeRef node) => _ids[node][Start.Length..];
}
