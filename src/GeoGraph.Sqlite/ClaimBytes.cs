using System.Security.Cryptography;
using System.Text;
using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>Writes and reads the bookkeeping: the claims of a node with their counts, and what an article claims.</summary>
/// <remarks>
/// A claim of an event or statement is known by its digest. As long as it is the only one, what it says is the node's row and relationships
/// themselves, and its value is not kept.
/// </remarks>
internal sealed class ClaimBytes : IDisposable
{
    private const int DigestLength = 16;

    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;
    private byte[] _text = new byte[4096];

    public ClaimBytes() => _writer = new BinaryWriter(_stream, Encoding.UTF8);

    public static bool IsFact(string label) => label is GraphSchema.Event or GraphSchema.Statement;

    /// <summary>The digest of a claim of an event or statement.</summary>
    public UInt128 Digest(string value)
    {
        if (_text.Length < value.Length * 3)
        {
            _text = new byte[value.Length * 3];
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text)), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The claims that some article makes now; valid until the next call.</summary>
    public ReadOnlySpan<byte> OfNode(NodeState node)
    {
        _stream.SetLength(0);
        var lone = node.IsFact && node.Claims.Count(c => c.Now > 0) == 1;
        foreach (var claim in node.Claims)
        {
            if (claim.Now > 0)
            {
                _writer.Write7BitEncodedInt64(claim.Now);
                Write(node.IsFact, claim, lone ? "" : claim.Claim.Value);
            }
        }

        return Written();
    }

    public void ReadNode(NodeState node, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var count = reader.Read7BitEncodedInt64();
            var (claim, digest) = Read(reader, node.IsFact);
            node.Claims.Add(new ClaimState(claim, digest, count));
        }
    }

    /// <summary>What an article claims of which node; valid until the next call.</summary>
    public ReadOnlySpan<byte> OfArticle(List<(NodeState Node, List<ClaimState> Claims)> contributions)
    {
        _stream.SetLength(0);
        foreach (var (node, claims) in contributions)
        {
            _writer.Write(node.Node.Label);
            _writer.Write(node.Node.Key);
            _writer.Write7BitEncodedInt(claims.Count);
            foreach (var claim in claims)
            {
                Write(node.IsFact, claim, node.IsFact ? "" : claim.Claim.Value);
            }
        }

        return Written();
    }

    public static IEnumerable<(NodeRef Node, IReadOnlyList<(Claim Claim, UInt128 Digest)> Claims)> ReadArticle(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var node = new NodeRef(reader.ReadString(), reader.ReadString());
            var claims = new (Claim, UInt128)[reader.Read7BitEncodedInt()];
            for (var i = 0; i < claims.Length; i++)
            {
                claims[i] = Read(reader, IsFact(node.Label));
            }

            yield return (node, claims);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Write(bool fact, ClaimState claim, string value)
    {
        _writer.Write(claim.Claim.Property);
        _writer.Write(value);
        if (fact)
        {
            Span<byte> digest = stackalloc byte[DigestLength];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(digest, claim.Digest);
            _writer.Write(digest);
        }
    }

    private static (Claim Claim, UInt128 Digest) Read(BinaryReader reader, bool fact)
    {
        var claim = new Claim(reader.ReadString(), reader.ReadString());
        return (claim, fact ? System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(reader.ReadBytes(DigestLength)) : UInt128.Zero);
    }

    private ReadOnlySpan<byte> Written()
    {
        _writer.Flush();
        return _stream.GetBuffer().AsSpan(0, (int)_stream.Length);
    }
}
