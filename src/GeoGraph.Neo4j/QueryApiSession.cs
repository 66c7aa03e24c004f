using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;

namespace GeoGraph.Neo4j;

/// <summary>Speaks the Query API (version 2) of Neo4j 5.19 and later over HTTP.</summary>
internal sealed class QueryApiSession : CypherSession
{
    private const string Typed = "application/vnd.neo4j.query";
    private const string Plain = "application/json";
    private const string Affinity = "neo4j-cluster-affinity";

    private static readonly TimeSpan s_firstAnswer = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Neo4jAddress _address;
    private bool _answered;

    public QueryApiSession(Neo4jAddress address)
    {
        _address = address;
        _http = new HttpClient(Handler(address))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            BaseAddress = new Uri(address.Shown + "/"),
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.User + ":" + address.Password)));
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("geograph");
    }

    /// <summary>How connections to a server are made.</summary>
    public static SocketsHttpHandler Handler(Neo4jAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            // For a proxy between: Neo4j 5.26 itself answers uncompressed and refuses compressed requests.
            AutomaticDecompression = DecompressionMethods.GZip,
            AllowAutoRedirect = false,
        };
        if (address.TakesAnyCertificate)
        {
#pragma warning disable CA5359 // What the user asks for by +ssc: any certificate, as the official driver does.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return handler;
    }

    public override string Shown => _address.Shown;

    private string Endpoint => $"db/{Uri.EscapeDataString(_address.Database)}/query/v2";

    public override async Task<CypherRows> RunAsync(CypherText text, CancellationToken cancellation) =>
        (await PostAsync(Endpoint, text, QueryJson.Write(text), null, cancellation).ConfigureAwait(false)).Answer.Rows;

    public override async Task<CypherTransaction> BeginAsync(Func<string, CypherText> first, CancellationToken cancellation)
    {
        var (answer, affinity) = await PostAsync(Endpoint + "/tx", null, default, null, cancellation).ConfigureAwait(false);
        var transaction = new Transaction(this, $"{Endpoint}/tx/{answer.Transaction}", affinity);
        try
        {
            await transaction.RunAsync([first(answer.Transaction!)], cancellation).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task EndAsync(string transaction, CancellationToken cancellation)
    {
        try
        {
            var status = await DeleteAsync($"{Endpoint}/tx/{Uri.EscapeDataString(transaction)}", null, cancellation).ConfigureAwait(false);
            if ((int)status >= 300 && status != HttpStatusCode.NotFound)
            {
                // It is still at work on the last text.
                throw new CypherException(CypherException.Unreachable, $"the server answers with status {(int)status}");
            }
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(e);
        }
    }

    public override ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<(QueryAnswer Answer, string? Affinity)> PostAsync(string path, CypherText? text, ReadOnlyMemory<byte> body, string? affinity, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) };
        var isBulk = text is { IsBulk: true };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(isBulk ? Plain : Typed);
        request.Headers.Accept.ParseAdd(isBulk ? Plain : Typed);
        if (affinity is not null)
        {
            request.Headers.Add(Affinity, affinity);
        }

        // A text may take long; that a server answers at all shows with the first.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (!_answered)
        {
            limit.CancelAfter(s_firstAnswer);
        }

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token).ConfigureAwait(false);
            _answered = true;
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            var answer = QueryJson.Read(bytes, isBulk);
            if (answer?.Error is null && response.IsSuccessStatusCode && answer is not null)
            {
                return (answer, response.Headers.TryGetValues(Affinity, out var values) ? values.FirstOrDefault() : null);
            }

            throw await RefusedAsync(response, answer, path, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new CypherException("NoQueryApi", $"takes the connection and does not answer within {s_firstAnswer.TotalSeconds:0} seconds; is that the HTTP port of a Neo4j server?", e);
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(e);
        }
        catch (IOException e)
        {
            throw Unreachable(new HttpRequestException(e.Message, e));
        }
    }

    private async Task<HttpStatusCode> DeleteAsync(string path, string? affinity, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        if (affinity is not null)
        {
            request.Headers.Add(Affinity, affinity);
        }

        using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.StatusCode;
    }

    private async Task<CypherException> RefusedAsync(HttpResponseMessage response, QueryAnswer? answer, string path, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (answer?.Error is { } error)
        {
            // The server gives an unknown transaction no code of its own.
            return response.StatusCode == HttpStatusCode.NotFound && path.Contains("/tx/", StringComparison.Ordinal)
                ? new CypherException(CypherException.TransactionLost, error.Message)
                : new CypherException(error.Code, error.Message);
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new CypherException("Neo.ClientError.Security.Unauthorized", "wrong user or password");
        }

        if (status >= 500)
        {
            return new CypherException(CypherException.Unreachable, $"the server answers with status {status}");
        }

        var version = await VersionAsync(cancellation).ConfigureAwait(false);
        return new CypherException("NoQueryApi", version is null
            ? $"no Neo4j server answers there (status {status}); the HTTP port is 7474 unless it was changed"
            : $"Neo4j {version} offers no Query API there: it needs 5.19 or later, and before 5.25 the setting server.http_enabled_modules must name QUERY_API_ENDPOINTS");
    }

    /// <summary>The server's version as its root page tells it; null when that is no Neo4j server.</summary>
    private async Task<string?> VersionAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        return Version(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>The version in the text of a server's root page; null when that is of no Neo4j server.</summary>
    public static string? Version(string text)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(text);
            return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object && json.RootElement.TryGetProperty("neo4j_version", out var version) ? version.GetString() : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static CypherException Unreachable(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => new CypherException(
            "Tls", $"no secure connection ({Inner(e)}); is it an https port, and is its certificate trusted on this machine?", e),
        HttpRequestError.NameResolutionError => new CypherException(CypherException.Unreachable, "no such host", e),
        HttpRequestError.InvalidResponse => new CypherException(
            "NoQueryApi", "what answers there does not speak HTTP; the HTTP port is 7474 unless it was changed (7687 is the Bolt port)", e),
        _ => new CypherException(CypherException.Unreachable, $"cannot be reached ({Inner(e)})", e),
    };

    private static string Inner(HttpRequestException e) => e.InnerException is AuthenticationException { InnerException: { } deep } ? deep.Message : (e.InnerException ?? e).Message;

    private sealed class Transaction(QueryApiSession session, string path, string? affinity) : CypherTransaction
    {
        private bool _open = true;

        public override async Task<IReadOnlyList<CypherRows>> RunAsync(IReadOnlyList<CypherText> texts, CancellationToken cancellation)
        {
            var rows = new List<CypherRows>(texts.Count);
            var body = texts.Count > 0 ? QueryJson.Write(texts[0]) : default;
            for (var i = 0; i < texts.Count; i++)
            {
                var answer = session.PostAsync(path, texts[i], body, affinity, cancellation);
                body = i + 1 < texts.Count ? QueryJson.Write(texts[i + 1]) : default;
                rows.Add((await answer.ConfigureAwait(false)).Answer.Rows);
            }

            return rows;
        }

        public override async Task CommitAsync(CancellationToken cancellation)
        {
            await session.PostAsync(path + "/commit", null, default, affinity, cancellation).ConfigureAwait(false);
            _open = false;
        }

        public override async ValueTask DisposeAsync()
        {
            if (!_open)
            {
                return;
            }

            try
            {
                await session.DeleteAsync(path, affinity, CancellationToken.None).ConfigureAwait(false);
            }
            catch (HttpRequestException)
            {
                // The server is away: it ends the transaction itself.
            }
        }
    }
}
