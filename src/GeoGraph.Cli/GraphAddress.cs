using GeoGraph.Graph;
using GeoGraph.Neo4j;
using GeoGraph.Sqlite;

namespace GeoGraph.Cli;

/// <summary>Opens the store that a <c>--graph</c> address names.</summary>
public static class GraphAddress
{
    /// <summary>The embedded store that is used when nothing names another.</summary>
    public const string DefaultFile = "geograph.db";

    /// <summary>The graph of a command without <c>--graph</c>: what <c>GEOGRAPH_GRAPH</c> names, or the server of <c>NEO4J_URI</c>, else a file here.</summary>
    public static string Default => new[] { Settings.GraphVariable, "NEO4J_URI" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? DefaultFile;

    /// <param name="create">Whether a file that is not there is created; reading commands do not.</param>
    /// <exception cref="GraphStoreException">No store can be opened at the address; one line says why.</exception>
    public static IGraphStore Open(string address, bool create)
    {
        if (Neo4jAddress.IsServer(address))
        {
            return Neo4jGraphStore.Open(Neo4jAddress.Parse(address, Environment.GetEnvironmentVariable), create);
        }

        // The address may hold a password: it is not repeated.
        return address.IndexOf("://", StringComparison.Ordinal) is var end and > 0
            ? throw new GraphStoreException($"{address[..end]}://…: not an address of a graph; give --graph a file such as {DefaultFile} or a server such as http://localhost:7474")
            : SqliteGraphStore.Open(address, create);
    }

    /// <summary>Opens the store for a run that must leave it as it is: a file that is not there stays so.</summary>
    public static async Task<IGraphStore> OpenToTryAsync(string address, CancellationToken cancellation)
    {
        if (Neo4jAddress.IsServer(address) || File.Exists(address))
        {
            return Open(address, create: false);
        }

        var store = SqliteGraphStore.Open(":memory:", create: true);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        return store;
    }

    /// <summary>The address for messages and hints: without user and password.</summary>
    public static string Shown(string address) =>
        Neo4jAddress.IsServer(address) ? Neo4jAddress.Parse(address, _ => null).Shown : address;
}
