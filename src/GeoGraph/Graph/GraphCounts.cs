namespace GeoGraph.Graph;

/// <summary>How much of what a graph holds.</summary>
/// <param name="Nodes">By label, sorted; labels without nodes are left out.</param>
/// <param name="Edges">By type, sorted; types without relationships are left out.</param>
public sealed record GraphCounts(IReadOnlyDictionary<string, long> Nodes, IReadOnlyDictionary<string, long> Edges)
{
    /// <summary>Nodes and relationships.</summary>
    public long Total => Nodes.Values.Sum() + Edges.Values.Sum();
}
