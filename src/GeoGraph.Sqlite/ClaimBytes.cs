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
    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;

    public ClaimBytes() => _writer = new BinaryWriter(_stream, Encoding.UTF8);

    public static bool IsFact(string label) => label is GraphSchema.Event or GraphSchema.Statement;

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

    /// <summary>The claims of a node, the digest of each (of an actor or place: 0), and how many articles make it.</summary>
    public static IEnumerable<(Claim Claim, ulong Digest, long Articles)> ReadNode(string label, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var articles = reader.Read7BitEncodedInt64();
            var (claim, digest) = Read(reader, IsFact(label));
            yield return (claim, digest, articles);
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

    public static IEnumerable<(NodeRef Node, IReadOnlyList<(Claim Claim, ulong Digest)> Claims)> ReadArticle(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var node = new NodeRef(reader.ReadString(), reader.ReadString());
            var claims = new (Claim, ulong)[reader.Read7BitEncodedInt()];
            for (var i = 0; i < claims.Length; i++)
            {
                claims[i] = Read(reader, IsFact(node.Label));
            }

            yield return (node, claims);
        }
    }

    /// <summary>The digests of all that an article claims, ascending.</summary>
    public static IReadOnlyList<ulong> Digests(byte[] article) =>
        [.. ReadArticle(article).SelectMany(n => n.Claims.Select(c => IsFact(n.Node.Label) ? c.Digest : ClaimDigest.Of(n.Node, c.Claim))).Distinct().Order()];

    public void Dispose() => _writer.Dispose();

    private void Write(bool fact, ClaimState claim, string value)
    {
        _writer.Write(claim.Claim.Property);
        _writer.Write(value);
        if (fact)
        {
            _writer.Write(claim.Digest);
        }
    }

    private static (Claim Claim, ulong Digest) Read(BinaryReader reader, bool fact)
    {
        var claim = new Claim(reader.ReadString(), reader.ReadString());
        return (claim, fact ? reader.ReadUInt64() : 0);
    }

    private ReadOnlySpan<byte> Written()
    {
        _writer.Flush();
        return _stream.GetBuffer().AsSpan(0, (int)_stream.Length);
    }
}
