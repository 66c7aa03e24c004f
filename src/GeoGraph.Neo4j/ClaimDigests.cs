using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
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
            foreach (var claim in contribution.Claims)
            {
                digests._digests.Add(Digest(new NodeRef(contribution.Label, contribution.Key), claim));
            }
        }

        return digests;
    }

    public static ClaimDigests Read(string? text)
    {
        var digests = new ClaimDigests();
        digests._digests.UnionWith(MemoryMarshal.Cast<byte, ulong>(Base64Url.DecodeFromChars(text ?? "")).ToArray());
        return digests;
    }

    public bool Contains(NodeRef node, Claim claim) => _digests.Contains(Digest(node, claim));

    public string Write() => Base64Url.EncodeToString(MemoryMarshal.AsBytes<ulong>(_digests.ToArray()));

    private static ulong Digest(NodeRef node, Claim claim)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{node.Label}\0{node.Key}\0{claim.Property}\0{claim.Value}"), hash);
        return MemoryMarshal.Read<ulong>(hash);
    }
}
