using GeoGraph.Graph;
using Xunit;

namespace GeoGraph.Store.Tests;

[Collection(Neo4jServer.Collection)]
public sealed class Neo4jGraphStoreTest(Neo4jServer server) : GraphStoreContract
{
    protected override Task<IGraphStore> OpenEmptyAsync() => server.OpenEmptyAsync();
}
