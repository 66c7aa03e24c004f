using GeoGraph.Graph;
using GeoGraph.Neo4j;
using Xunit;

[assembly: AssemblyFixture(typeof(GeoGraph.Store.Tests.Neo4jServer))]

namespace GeoGraph.Store.Tests;

/// <summary>The server that tests run on, with a database that belongs to them: the one <c>NEO4J_URI</c> names, else a container, else none.</summary>
/// <remarks>It has one database only: test classes that use it stand in the collection <see cref="Collection"/>, one test after another.</remarks>
public sealed class Neo4jServer : IAsyncDisposable
{
    public const string Collection = "neo4j";

    private readonly Lazy<Task<Func<string, string?>>> _environment = new(FindAsync);

    /// <summary>Address of the server; the running test is skipped when there is none.</summary>
    public async Task<Neo4jAddress> AddressAsync()
    {
        var environment = await _environment.Value;
        var uri = environment("NEO4J_URI");
        Assert.SkipWhen(uri is null, "no Neo4j server: set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD to one with an empty database of its own");
        return Neo4jAddress.Parse(uri!, environment);
    }

    /// <summary>Environment that makes the program use the server; the running test is skipped when there is none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> VariablesAsync()
    {
        var address = await AddressAsync();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEO4J_URI"] = address.Shown,
            ["NEO4J_USERNAME"] = address.User,
            ["NEO4J_PASSWORD"] = address.Password,
            ["NEO4J_DATABASE"] = address.Database,
        };
    }

    /// <summary>The store, emptied.</summary>
    public async Task<IGraphStore> OpenEmptyAsync()
    {
        var store = Neo4jGraphStore.Open(await AddressAsync(), create: true);
        await store.PrepareAsync(TestContext.Current.CancellationToken);
        await store.ClearAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<Func<string, string?>> FindAsync() => Task.FromResult<Func<string, string?>>(Environment.GetEnvironmentVariable);
}
