using System.Security.Cryptography;
using System.Text;

namespace GeoGraph.Graph;

/// <summary>A digest of all nodes and relationships of a store: equal graphs have equal hashes, whatever the store and the order of loading.</summary>
/// <param name="Hash">Lower-case hexadecimal SHA-256 over the sorted SHA-256 digests of every node and relationship in canonical JSON.</param>
public sealed record GraphHash(string Hash, IReadOnlyDictionary<string, long> Nodes, IReadOnlyDictionary<string, long> Edges)
{
    public static async Task<GraphHash> OfAsync(IGraphStore store, CancellationToken cancellation)
    {
        var digests = new List<byte[]>();
        var nodes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var edges = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await foreach (var node in store.NodesAsync(cancellation).ConfigureAwait(false))
        {
            nodes[node.Label] = nodes.GetValueOrDefault(node.Label) + 1;
            digests.Add(Digest($"node\t{node.Label}\t{node.SubLabel}\t{node.Key}\t{CanonicalJson.Write(node.Properties)}"));
        }

        await foreach (var edge in store.EdgesAsync(cancellation).ConfigureAwait(false))
        {
            edges[edge.Type] = edges.GetValueOrDefault(edge.Type) + 1;
            digests.Add(Digest($"edge\t{edge.Type}\t{edge.From.Label}\t{edge.From.Key}\t{edge.To.Label}\t{edge.To.Key}\t{edge.Discriminator}\t{CanonicalJson.Write(edge.Properties)}"));
        }

        digests.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digests.ForEach(hash.AppendData);
        return new GraphHash(Convert.ToHexStringLower(hash.GetHashAndReset()), nodes, edges);
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
