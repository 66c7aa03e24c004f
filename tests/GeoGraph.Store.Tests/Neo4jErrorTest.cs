using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GeoGraph.Graph;
using GeoGraph.Neo4j;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>What goes wrong with a server is told in one line that says what to do, and no password.</summary>
[Collection(Neo4jServer.Collection)]
public sealed class Neo4jErrorTest(Neo4jServer server)
{
    private const string Secret = "hunter2";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        var address = await server.AddressAsync();
        Assert.Contains("wrong user or password; set NEO4J_USERNAME and NEO4J_PASSWORD", await ErrorAsync(address with { Password = Secret }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_database_is_told()
    {
        var address = await server.AddressAsync();
        Assert.Contains("no such database", await ErrorAsync(address with { Database = "nosuch" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_of_a_newer_schema_is_refused()
    {
        var address = await server.AddressAsync();
        Assert.SkipUnless(address.IsHttp, "sets the schema over HTTP");
        await using var store = await server.OpenEmptyAsync();
        await using var session = new QueryApiSession(address);
        await session.RunAsync(new CypherText("MATCH (m:GeoGraph) SET m.schema = 99"), Cancellation);
        Assert.Contains("written by a newer geograph (schema 99", await ErrorAsync(address), StringComparison.Ordinal);
        await session.RunAsync(new CypherText("MATCH (m:GeoGraph) DELETE m"), Cancellation);
    }

    [Fact]
    public async Task Reading_where_no_graph_is_makes_none()
    {
        var address = await server.AddressAsync();
        Assert.SkipUnless(address.IsHttp, "empties the database over HTTP");
        await using (await server.OpenEmptyAsync())
        {
        }

        await using var session = new QueryApiSession(address);
        await session.RunAsync(new CypherText("MATCH (m:GeoGraph) DELETE m"), Cancellation);
        await using var store = Neo4jGraphStore.Open(address, create: false);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => store.PrepareAsync(Cancellation));
        Assert.Contains("no graph in this database", error.Message, StringComparison.Ordinal);
        Assert.Empty((await session.RunAsync(new CypherText("MATCH (m:GeoGraph) RETURN m"), Cancellation)).Rows);
    }

    [Fact]
    public async Task A_Cypher_error_shows_where()
    {
        var address = await server.AddressAsync();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".cypher");
        await File.WriteAllTextAsync(path, "// title: Wrong\n// question: What?\n// columns: key\nMATCH (n:Event) RETURN m.key AS key\n", Cancellation);
        await using var store = Neo4jGraphStore.Open(address, create: false);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => store.ReportAsync(path, new Dictionary<string, object?>(StringComparer.Ordinal), Cancellation));
        Assert.Contains("line 4, column", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_value_comes_back_as_it_was_sent(bool bulk)
    {
        var address = await server.AddressAsync();
        Assert.SkipUnless(address.IsHttp, "of the Query API");
        await using var session = new QueryApiSession(address);
        object?[] values = [3.0, 9007199254740993L, long.MinValue, 1e-300, 1e300, -0.5, "Prabowo “ü” 🙂 \" \\ \n\t\u0001", true, null, new List<object?> { 1L, 2.5, "x", null }];
        var sent = new CypherText("RETURN $values AS values", new Dictionary<string, object?>(StringComparer.Ordinal) { ["values"] = values }) { IsBulk = bulk };
        Assert.Equal(values, Assert.Single((await session.RunAsync(sent, Cancellation)).Rows)[0]);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_told()
    {
        var error = await ErrorAsync(Address("http://127.0.0.1:1"));
        Assert.Contains("cannot be reached", error, StringComparison.Ordinal);
        Assert.Contains("is the server running?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told() =>
        Assert.Contains("no such host", await ErrorAsync(Address("http://no-such-host.invalid:7474")), StringComparison.Ordinal);

    [Fact]
    public async Task A_port_without_TLS_is_told()
    {
        using var plain = new PlainServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "");
        Assert.Contains("no secure connection", await ErrorAsync(Address("https://127.0.0.1:" + plain.Port)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_too_old_for_the_Query_API_is_told()
    {
        using var old = new PlainServer("HTTP/1.1 404 Not Found\r\n", """{"neo4j_version":"4.4.30","neo4j_edition":"community"}""");
        Assert.Contains("Neo4j 4.4.30 offers no Query API there: it needs 5.19 or later", await ErrorAsync(Address("http://127.0.0.1:" + old.Port)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_web_server_is_told()
    {
        using var other = new PlainServer("HTTP/1.1 404 Not Found\r\n", "<html>");
        Assert.Contains("no Neo4j server answers there (status 404)", await ErrorAsync(Address("http://127.0.0.1:" + other.Port)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neo4j+s://abc.databases.neo4j.io", "https://abc.databases.neo4j.io")]
    [InlineData("neo4j://abc.databases.neo4j.io:7687", "https://abc.databases.neo4j.io")]
    [InlineData("bolt://me:hunter2@localhost", "http://localhost:7474")]
    [InlineData("neo4j://localhost:7687", "http://localhost:7474")]
    [InlineData("bolt://localhost:17787", "http://localhost:17574 http://localhost:7474")]
    [InlineData("neo4j+ssc://graph.example", "https://graph.example:7473 https://graph.example")]
    [InlineData("bolt+s://graph.example:8687", "https://graph.example:8473 https://graph.example:7473 https://graph.example")]
    public void Where_the_Query_API_is_follows_from_a_Bolt_address(string bolt, string expected)
    {
        var found = Neo4jAddress.Parse(bolt, _ => null).QueryApis;
        Assert.Equal(expected, string.Join(' ', found.Select(a => a.Shown)));
        Assert.All(found, a => Assert.Equal(bolt.Contains("+ssc", StringComparison.Ordinal), a.TakesAnyCertificate));
    }

#if !NEO4J_DRIVER
    [Theory]
    [InlineData("bolt")]
    [InlineData("neo4j")]
    public async Task A_Bolt_address_reaches_the_server_without_the_driver(string scheme)
    {
        var address = await server.AddressAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var root = Newtonsoft.Json.Linq.JObject.Parse(await http.GetStringAsync(new Uri(address.Shown + "/"), Cancellation));
        var bolt = new UriBuilder((string)root["bolt_direct"]!) { Scheme = scheme }.Uri;
        var asBolt = address with { Server = bolt };
        Assert.SkipUnless(asBolt.QueryApis.Any(a => a.Server.Port == address.Server.Port), "the ports of this server have nothing to do with each other");
        await using (await server.OpenEmptyAsync())
        {
        }

        await using var store = Neo4jGraphStore.Open(asBolt, create: true);
        await store.PrepareAsync(Cancellation);
        Assert.Equal(1, (await store.LoadAsync([GraphBuilder.Build(A.Corpus(1)[0])], Cancellation)).ArticlesAdded);
        Assert.Contains((string)root["neo4j_version"]!, await store.DescribeAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Bolt_address_without_a_Query_API_says_what_to_give()
    {
        var port = Neo4jServer.FreePort();
        var error = await ErrorAsync(Address($"bolt://127.0.0.1:{port}"));
        Assert.Contains("no Query API found at http://127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Contains("give --graph the server's HTTP address, such as http://127.0.0.1:7474", error, StringComparison.Ordinal);
    }
#else
    [Fact]
    public async Task Bolt_at_another_port_is_told()
    {
        using var other = new PlainServer("HTTP/1.1 400 Bad Request\r\n", "<html>");
        Assert.Contains("does not speak Bolt", await ErrorAsync(Address("bolt://127.0.0.1:" + other.Port)), StringComparison.Ordinal);
    }
#endif

    [Fact]
    public void An_address_shows_no_user_and_no_password()
    {
        var address = Neo4jAddress.Parse($"http://me:{Secret}@localhost:7474", _ => null);
        Assert.Equal(("me", Secret, "http://localhost:7474"), (address.User, address.Password, address.Shown));
        Assert.DoesNotContain(Secret, address.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Cli.GraphAddress.Shown($"http://me:{Secret}@localhost:7474"), StringComparison.Ordinal);
    }

    private static Neo4jAddress Address(string server) => new(new Uri(server), "neo4j", Secret, "neo4j");

    /// <summary>The one line with which preparing a store at the address fails.</summary>
    private static async Task<string> ErrorAsync(Neo4jAddress address)
    {
        await using var store = Neo4jGraphStore.Open(address, create: true);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => store.PrepareAsync(Cancellation));
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(address.Shown, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    /// <summary>Answers every POST with one head and every GET with one body.</summary>
    private sealed class PlainServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public PlainServer(string post, string body)
        {
            _listener.Start();
            _ = ServeAsync(post, body);
        }

        public string Port => ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(string post, string body)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var request = new byte[1 << 16];
                    var length = await stream.ReadAsync(request);
                    var isGet = Encoding.ASCII.GetString(request, 0, length).StartsWith("GET", StringComparison.Ordinal);
                    var answer = isGet
                        ? $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
                        : post.EndsWith("\r\n\r\n", StringComparison.Ordinal) ? post : post + "Content-Length: 0\r\nConnection: close\r\n\r\n";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // Disposed: the test is over.
            }
        }
    }
}
