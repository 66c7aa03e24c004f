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
        ReadOnlySpan<string> parts = [node.Label, node.Key, claim.Property, claim.Value];
        var most = 0;
        foreach (var part in parts)
        {
            most += Encoding.UTF8.GetMaxByteCount(part.Length) + 1;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetBytes(part, bytes.AsSpan(length));
            bytes[length++] = 0;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        // Zeros stand between the parts.
        SHA256.HashData(bytes.AsSpan(0, length - 1), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
