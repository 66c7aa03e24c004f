namespace GeoGraph.Neo4j;

/// <summary>Reaches a server that a Bolt address names by its Query API, for builds without the official driver.</summary>
/// <remarks>Where the Query API is follows from the address for Aura; for a server of one's own it is looked for at the ports that belong to the Bolt port.</remarks>
internal sealed class LocatingSession(Neo4jAddress address) : CypherSession
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private QueryApiSession? _found;

    public override string Shown => address.Shown;

    public override async Task<CypherRows> RunAsync(CypherText text, CancellationToken cancellation) =>
        await (await FoundAsync(cancellation).ConfigureAwait(false)).RunAsync(text, cancellation).ConfigureAwait(false);

    public override async Task<CypherTransaction> BeginAsync(Func<string, CypherText> first, CancellationToken cancellation) =>
        await (await FoundAsync(cancellation).ConfigureAwait(false)).BeginAsync(first, cancellation).ConfigureAwait(false);

    public override async Task EndAsync(string transaction, CancellationToken cancellation) =>
        await (await FoundAsync(cancellation).ConfigureAwait(false)).EndAsync(transaction, cancellation).ConfigureAwait(false);

    public override ValueTask DisposeAsync() => _found?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<QueryApiSession> FoundAsync(CancellationToken cancellation)
    {
        if (_found is not null)
        {
            return _found;
        }

        var problems = new List<string>();
        foreach (var candidate in address.QueryApis)
        {
            if (address.IsAura || await ProblemAsync(candidate, cancellation).ConfigureAwait(false) is not { } problem)
            {
                return _found = new QueryApiSession(candidate);
            }

            problems.Add($"{candidate.Shown} ({problem})");
        }

        throw new CypherException(
            CypherException.Unreachable,
            $"no Query API found at {string.Join(" or ", problems)}; give --graph the server's HTTP address, such as http://{address.Server.Host}:7474");
    }

    /// <summary>Why no Neo4j server is there; null when one is. User and password are not sent.</summary>
    private static async Task<string?> ProblemAsync(Neo4jAddress candidate, CancellationToken cancellation)
    {
        using var http = new HttpClient(QueryApiSession.Handler(candidate)) { Timeout = s_patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(candidate.Shown + "/"));
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            return QueryApiSession.Version(text) is null ? "another web server" : null;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "no such host",
                HttpRequestError.SecureConnectionError => "no secure connection: is its certificate trusted on this machine?",
                HttpRequestError.InvalidResponse => "no HTTP there",
                _ => "nothing answers",
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "no answer";
        }
    }
}
