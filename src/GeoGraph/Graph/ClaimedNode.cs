namespace GeoGraph.Graph;

/// <summary>A node with the bookkeeping that another store needs to go on with it.</summary>
/// <param name="Claims">Of an event or statement of which every article says the same, one claim without a value; of an article, none.</param>
/// <param name="Digests">Of an article, the <see cref="ClaimDigest"/> of all it claims, ascending; of other nodes, none.</param>
public sealed record ClaimedNode(GraphNode Node, IReadOnlyList<ClaimCount> Claims, IReadOnlyList<ulong> Digests);

/// <summary>The Goldstein scores behind an <c>INTERACTS</c> relationship: their sum in hundredths, and how many there are.</summary>
public readonly record struct PairScore(long Hundredths, long Scored);
