namespace GeoGraph.Neo4j;

/// <summary>The ids by which the server knows nodes or relationships within one transaction. Finding one by its id is cheaper than by its key.</summary>
/// <remarks>They are long and alike: what all begin with travels once a request, of each only the rest.</remarks>
internal sealed class ElementIds<T>
    where T : notnull
{
    private readonly Dictionary<T, string> _ids = [];

    /// <summary>What all ids begin with; may become shorter with the next.</summary>
    public string Start { get; private set; } = "";

    public void Add(T element, string id)
    {
        Start = _ids.Count == 0 ? id : id[..id.AsSpan().CommonPrefixLength(Start)];
        _ids[element] = id;
    }

    public bool Contains(T element) => _ids.ContainsKey(element);

    /// <summary>The id without <see cref="Start"/>.</summary>
    public string Rest(T element) => _ids[element][Start.Length..];
}
