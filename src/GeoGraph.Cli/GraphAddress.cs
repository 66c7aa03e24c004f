using GeoGraph.Graph;
using GeoGraph.Sqlite;

namespace GeoGraph.Cli;

/// <summary>Opens the store that a <c>--graph</c> address names.</summary>
public static class GraphAddress
{
    private static readonly string[] s_servers = ["http", "https", "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"];

    /// <param name="create">Whether a file that is not there is created; reading commands do not.</param>
    /// <exception cref="GraphStoreException">No store can be opened at the address; one line says why.</exception>
    public static IGraphStore Open(string address, bool create)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal) is var end and > 0 ? address[..end] : null;
        if (scheme is null)
        {
            return SqliteGraphStore.Open(address, create);
        }

        // The address may hold a password: it is not repeated.
        throw new GraphStoreException(s_servers.Contains(scheme, StringComparer.OrdinalIgnoreCase)
            ? $"{scheme}://…: this version has no Neo4j store; give --graph a file such as geograph.db"
            : $"{scheme}://…: not an address of a graph; give --graph a file such as geograph.db");
    }
}
