using System.Buffers.Text;
using System.Runtime.InteropServices;
using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>What one article claims, as digests of 64 bits: kept in the article's property <c>_claims</c>, so that it can be taken back.</summary>
internal sealed class ClaimDigests
{
    private readonly SortedSet<ulong> _digests = [];

    public static ClaimDigests Of(ArticleGraph article)
    {
        var digests = new ClaimDigests();
        foreach (var contribution in article.Contributions)
        {
            digests._digests.UnionWith(contribution.Digests);
        }

        return digests;
    }

    public static ClaimDigests Of(IEnumerable<ulong> all)
    {
        var digests = new ClaimDigests();
        digests._digests.UnionWith(all);
        return digests;
    }

    public static ClaimDigests Read(string? text) => Of(MemoryMarshal.Cast<byte, ulong>(Base64Url.DecodeFromChars(text ?? "")).ToArray());

    /// <summary>Ascending.</summary>
    public IReadOnlyCollection<ulong> All => _digests;

    public bool Contains(NodeRef node, Claim claim) => _digests.Contains(ClaimDigest.Of(node, claim));

    public string Write() => Base64Url.EncodeToString(MemoryMarshal.AsBytes<ulong>(_digests.ToArray()));
}
