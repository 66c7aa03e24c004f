using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>A node that a batch touches: what was claimed of it before and what is now.</summary>
internal sealed class NodeState(NodeRef node, long id, bool existed)
{
    public NodeRef Node => node;

    public long Id => id;

    public bool Existed => existed;

    public List<ClaimState> Claims { get; } = [];

    public bool IsClaimed => Claims.Exists(c => c.Now > 0);

    public bool WasClaimed => Claims.Exists(c => c.Before > 0);

    public bool Changed => Claims.Exists(c => c.Now != c.Before);

    public MergedNode? Before() =>
        NodeMerge.Derive(node.Label, node.Key, [.. Claims.Where(c => c.Before > 0).Select(c => new ClaimCount(c.Claim, c.Before))]);

    public MergedNode? After() =>
        NodeMerge.Derive(node.Label, node.Key, [.. Claims.Where(c => c.Now > 0).Select(c => new ClaimCount(c.Claim, c.Now))]);
}

internal sealed class ClaimState(long id, Claim claim, long before)
{
    public long Id => id;

    public Claim Claim => claim;

    public long Before { get; } = before;

    public long Now { get; set; } = before;
}
