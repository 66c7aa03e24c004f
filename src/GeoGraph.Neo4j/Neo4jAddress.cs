using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>Where a Neo4j server is and who asks.</summary>
/// <param name="Server">Without user and password.</param>
public sealed record Neo4jAddress(Uri Server, string User, string Password, string Database)
{
    private const int BoltPort = 7687;
    private const int HttpPort = 7474;
    private const int HttpsPort = 7473;

    private static readonly string[] s_http = ["http", "https"];
    private static readonly string[] s_bolt = ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"];

    /// <summary>Whether the Query API is spoken there; else Bolt.</summary>
    public bool IsHttp => s_http.Contains(Server.Scheme, StringComparer.Ordinal);

    /// <summary>The address for messages: no user, no password.</summary>
    public string Shown => $"{Server.Scheme}://{Server.Authority}{Server.AbsolutePath.TrimEnd('/')}";

    /// <summary>Whether it is an instance of Aura, which has its Query API at the host itself.</summary>
    public bool IsAura => Server.Host.EndsWith(".neo4j.io", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a certificate that nobody vouches for will do (<c>+ssc</c>): the way is encrypted, the server may be another.</summary>
    public bool TakesAnyCertificate { get; init; } = Server.Scheme.EndsWith("+ssc", StringComparison.Ordinal);

    /// <summary>Where the Query API of the server may be, the likeliest first: of an encrypted address none that is not.</summary>
    /// <remarks>Bolt is at 7687, HTTP at 7474 and HTTPS at 7473; who moves all of a server's ports often moves them by the same amount.</remarks>
    public IReadOnlyList<Neo4jAddress> QueryApis
    {
        get
        {
            if (IsHttp)
            {
                return [this];
            }

            var isSecure = IsAura || Server.Scheme.Contains('+', StringComparison.Ordinal);
            var usual = isSecure ? HttpsPort : HttpPort;
            var moved = Server.Port > 0 ? Server.Port - BoltPort + usual : usual;
            int[] ports = IsAura ? [443] : isSecure ? [moved, usual, 443] : [moved, usual];
            return
            [
                .. ports.Where(p => p is > 0 and < 65536).Distinct()
                    .Select(p => this with { Server = new UriBuilder(isSecure ? "https" : "http", Server.Host, p).Uri, TakesAnyCertificate = TakesAnyCertificate }),
            ];
        }
    }

    /// <summary>Whether an address begins like that of a server.</summary>
    public static bool IsServer(string address) =>
        address.IndexOf("://", StringComparison.Ordinal) is var end and > 0 && s_http.Concat(s_bolt).Contains(address[..end], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an address such as <c>http://localhost:7474</c>; what it leaves out comes from <c>NEO4J_USERNAME</c>, <c>NEO4J_PASSWORD</c>, <c>NEO4J_DATABASE</c>.</summary>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <exception cref="GraphStoreException">It is not an address; the message does not repeat it, for it may hold a password.</exception>
    public static Neo4jAddress Parse(string address, Func<string, string?> environment)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new GraphStoreException("the address of the graph cannot be read; write it like http://localhost:7474 or neo4j+s://host");
        }

        string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;
        var user = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var server = new UriBuilder(uri) { UserName = "", Password = "", Query = "", Fragment = "" }.Uri;
        return new Neo4jAddress(
            server,
            user[0].Length > 0 ? user[0] : Variable("NEO4J_USERNAME") ?? "neo4j",
            user.Length > 1 ? user[1] : Variable("NEO4J_PASSWORD") ?? "",
            Variable("NEO4J_DATABASE") ?? "neo4j");
    }

    /// <summary>The address alone: a record would print its password.</summary>
    public override string ToString() => Shown;
}
