using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>A node that a batch touches: what was claimed of it before and what is now.</summary>
internal sealed class NodeState(NodeRef node, long id)
{
    public NodeRef Node => node;

    /// <summary>0 until a new node is written.</summary>
    public long Id { get; set; } = id;

    /// <summary>Whether it was in the store before the batch.</summary>
    public bool Existed { get; } = id != 0;

    public bool IsFact { get; } = ClaimBytes.IsFact(node.Label);

    public List<ClaimState> Claims { get; } = [];

    public bool IsClaimed => Claims.Exists(c => c.Now > 0);

    public bool WasClaimed => Claims.Exists(c => c.Before > 0);

    public bool Changed => Claims.Exists(c => c.Now != c.Before);

    /// <summary>Whether an event or statement says what it said before: the same lone claim, made by more or fewer articles.</summary>
    public bool SaysTheSame => IsFact && Claims.Count == 1 && IsClaimed && WasClaimed;

    /// <summary>The node before and after the batch, once derived.</summary>
    public MergedNode? Before { get; private set; }

    public MergedNode? After { get; private set; }

    /// <summary>The claim, if it is known; null else.</summary>
    public ClaimState? Find(Claim claim, ulong digest)
    {
        foreach (var known in Claims)
        {
            if (known.IsSame(claim, digest))
            {
                return known;
            }
        }

        return null;
    }

    public void Derive()
    {
        if (!Existed)
        {
            After = NodeMerge.Derive(node.Label, node.Key, Claims.ConvertAll(c => new ClaimCount(c.Claim, c.Now)));
            return;
        }

        Before = NodeMerge.Derive(node.Label, node.Key, [.. Claims.Where(c => c.Before > 0).Select(c => new ClaimCount(c.Claim, c.Before))]);
        After = NodeMerge.Derive(node.Label, node.Key, [.. Claims.Where(c => c.Now > 0).Select(c => new ClaimCount(c.Claim, c.Now))]);
    }
}

/// <param name="digest">Of a claim of an event or statement; else 0.</param>
internal sealed class ClaimState(Claim claim, ulong digest, long before)
{
    /// <summary>The value of a fact's lone claim is empty as it is read from the store.</summary>
    public Claim Claim { get; set; } = claim;

    public ulong Digest => digest;

    public long Before { get; } = before;

    public long Now { get; set; } = before;

    public bool IsSame(Claim other, ulong otherDigest) => digest == otherDigest && (digest != 0 || Claim == other);
}
