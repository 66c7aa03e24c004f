using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GeoGraph.Graph;

/// <summary>Tells one claim of one node from all others in 64 bits: the same in every store, so that one can go on with what another began.</summary>
public static class ClaimDigest
{
    public static ulong Of(NodeRef node, Claim claim)
    {
        var text = string.Concat([node.Label, "\0", node.Key, "\0", claim.Property, "\0", claim.Value]);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
