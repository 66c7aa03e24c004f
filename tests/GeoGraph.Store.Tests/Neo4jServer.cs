using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using GeoGraph.Graph;
using GeoGraph.Neo4j;
using Xunit;

[assembly: AssemblyFixture(typeof(GeoGraph.Store.Tests.Neo4jServer))]

namespace GeoGraph.Store.Tests;

/// <summary>The server that tests run on: the one <c>NEO4J_URI</c> names, else a container, else none.</summary>
/// <remarks>It has one database only: test classes that use it stand in the collection <see cref="Collection"/>, one test after another.</remarks>
public sealed class Neo4jServer : IAsyncDisposable
{
    public const string Collection = "neo4j";

    private const string Image = "neo4j:5.26-community";
    private const string Password = "geograph-test";
    private const string None =
        "no Neo4j server: set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD to one whose database may be emptied, or have a Docker engine with the image " + Image;

    private readonly Lazy<Task<Neo4jAddress?>> _address;
    private IContainer? _container;
    private string _why = "";

    public Neo4jServer() => _address = new(FindAsync);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Address of the server; the running test is skipped when there is none.</summary>
    public async Task<Neo4jAddress> AddressAsync()
    {
        var address = await _address.Value;
        Assert.SkipWhen(address is null, None + _why);
        return address!;
    }

    /// <summary>Environment that makes the program use the server.</summary>
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

    public async Task<IGraphStore> OpenAsync() => Neo4jGraphStore.Open(await AddressAsync(), create: true);

    /// <summary>The store, emptied.</summary>
    public async Task<IGraphStore> OpenEmptyAsync()
    {
        var store = await OpenAsync();
        await store.PrepareAsync(Cancellation);
        await store.ClearAsync(Cancellation);
        return store;
    }

    /// <summary>Kills the server in the midst of its work and starts it again; the running test is skipped when nothing says how.</summary>
    public async Task CrashAndStartAsync()
    {
        if (_container is not null)
        {
            await _container.StopAsync();
            await _container.StartAsync();
            return;
        }

        var command = Environment.GetEnvironmentVariable("NEO4J_TEST_RESTART");
        Assert.SkipWhen(string.IsNullOrEmpty(command), "nothing can restart the server of NEO4J_URI: set NEO4J_TEST_RESTART to a shell command that kills and starts it");
        using var shell = Process.Start("bash", ["-c", command! + " >/dev/null 2>&1"]);
        await shell.WaitForExitAsync(Cancellation);
        Assert.Equal(0, shell.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }

    /// <summary>A port of this machine that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<Neo4jAddress?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("NEO4J_URI") is { Length: > 0 } uri)
        {
            var address = Neo4jAddress.Parse(uri, Environment.GetEnvironmentVariable);
            await CheckItMayBeEmptiedAsync(address);
            return address;
        }

        try
        {
            // The helper image that cleans up after Testcontainers may not be there; the fixture disposes of its container itself.
            TestcontainersSettings.ResourceReaperEnabled = false;
            // Ports of its own choice change when a container is stopped and started.
            var bolt = FreePort();
            _container = new ContainerBuilder(Image)
                .WithEnvironment("NEO4J_AUTH", "neo4j/" + Password)
                .WithEnvironment("NEO4J_server_bolt_advertised__address", $":{bolt}")
                .WithPortBinding(FreePort(), 7474)
                .WithPortBinding(bolt, 7687)
                .WithImagePullPolicy(PullPolicy.Never)
                .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(r => r.ForPort(7474)))
                .Build();
            await _container.StartAsync(Cancellation);
            return Neo4jAddress.Parse($"http://neo4j:{Password}@{_container.Hostname}:{_container.GetMappedPublicPort(7474)}", _ => null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _container = null;
            // An engine older than the client says so here; DOCKER_API_VERSION helps.
            _why = $" ({e.GetBaseException().Message.ReplaceLineEndings(" ").Trim()})";
            return null;
        }
    }

    /// <summary>A graph in the database stays, unless tests made it.</summary>
    private static async Task CheckItMayBeEmptiedAsync(Neo4jAddress address)
    {
        await using var session = Neo4jGraphStore.Session(address);
        var articles = await session.RunAsync(new CypherText("MATCH (n:Article) WHERE NOT EXISTS { (t:GeoGraphTest) } RETURN n.key AS key LIMIT 1"), Cancellation);
        if (articles.Rows.Count > 0)
        {
            throw new InvalidOperationException($"the tests empty the database at NEO4J_URI, and {address.Shown} holds a graph; name a server of their own");
        }

        await session.RunAsync(new CypherText("MERGE (t:GeoGraphTest)"), Cancellation);
    }
}
