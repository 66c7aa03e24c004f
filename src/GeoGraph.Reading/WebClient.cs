using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace GeoGraph.Reading;

/// <summary>Fetches pages and feeds politely: as robots.txt allows (RFC 9309), one request a host at a time with a pause, what did not change not again.</summary>
internal sealed class WebClient : IDisposable
{
    private const string Agent = "geograph";
    private const int MostRedirects = 5;
    private const int LongestRobots = 512 << 10;
    private const int LongestPage = ArticleReader.LongestFile / 4;

    private readonly ReadingOptions _options;
    private readonly HttpClient _http;
    private readonly Dictionary<string, (RobotRules Rules, string? Problem)> _robots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastAsked = new(StringComparer.Ordinal);

    public WebClient(ReadingOptions options)
    {
        _options = options;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false, ConnectTimeout = options.Patience }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Agent, typeof(WebClient).Assembly.GetName().Version!.ToString(2)));
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/json, text/plain, */*;q=0.1");
    }

    /// <summary>What stands at an address; the problem in one line when it cannot be had.</summary>
    public Fetched Get(Uri address)
    {
        for (var step = 0; step <= MostRedirects; step++)
        {
            var (rules, problem) = RobotsOf(address);
            if (problem is not null || !rules.Allows(address.PathAndQuery))
            {
                return Fetched.Failed(address, problem ?? "not fetched: the site's robots.txt asks programs to stay away");
            }

            var (fetched, next) = Ask(address, Kept(address), LongestPage, rules.Delay);
            if (next is null)
            {
                return fetched;
            }

            address = next;
        }

        return Fetched.Failed(address, "not fetched: it redirects without end");
    }

    public void Dispose() => _http.Dispose();

    private (RobotRules Rules, string? Problem) RobotsOf(Uri address)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(site, out var known))
        {
            return known;
        }

        var at = new Uri(address, "/robots.txt");
        var (fetched, next) = Ask(at, null, LongestRobots, TimeSpan.Zero);
        for (var step = 0; next is not null && step < MostRedirects; step++)
        {
            (fetched, next) = Ask(next, null, LongestRobots, TimeSpan.Zero);
        }

        // A site that fails to answer is left alone; one without the file allows everything (RFC 9309, 2.3.1).
        return _robots[site] = fetched.Problem is null ? (RobotRules.Parse(Encoding.UTF8.GetString(fetched.Body), Agent), null)
            : fetched.Status is >= 400 and < 500 || next is not null ? (RobotRules.Everything, null) : (RobotRules.Everything, fetched.Problem);
    }

    private (Fetched Fetched, Uri? Next) Ask(Uri address, KeptPage? kept, int longest, TimeSpan delay)
    {
        Wait(address.Host, delay);
        using var patience = new CancellationTokenSource(_options.Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (kept?.ETag is { } tag)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            }

            if (kept?.LastModified is { } modified)
            {
                request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            }

            using var response = _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).GetAwaiter().GetResult();
            var status = (int)response.StatusCode;
            if (status == 304 && kept is not null && BodyOf(address) is { } body)
            {
                return (new Fetched(address, body, kept.Charset, 200, null), null);
            }

            if (status is >= 300 and < 400 && response.Headers.Location is { } location && new Uri(address, location) is { } next && next.Scheme.StartsWith("http", StringComparison.Ordinal))
            {
                return (Fetched.Failed(address, "a redirect"), next);
            }

            if (!response.IsSuccessStatusCode)
            {
                return (Fetched.Failed(address, $"not fetched: the server answers {status} {response.ReasonPhrase}".TrimEnd(), status), null);
            }

            return (Read(address, response, longest, patience.Token), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return (Fetched.Failed(address, e is OperationCanceledException ? $"not fetched: no answer within {_options.Patience.TotalSeconds:0} s" : "not fetched: " + e.Message.ReplaceLineEndings(" ")), null);
        }
    }

    private Fetched Read(Uri address, HttpResponseMessage response, int longest, CancellationToken patience)
    {
        using var stream = response.Content.ReadAsStream(patience);
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int n; (n = stream.ReadAsync(buffer, patience).AsTask().GetAwaiter().GetResult()) > 0;)
        {
            all.Write(buffer, 0, n);
            if (all.Length > longest)
            {
                return Fetched.Failed(address, $"not fetched: larger than {longest >> 20} MB");
            }
        }

        var charset = response.Content.Headers.ContentType?.CharSet?.Trim('"');
        Keep(address, new KeptPage(address.ToString(), response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.ToString("R"), charset), all.ToArray());
        return new Fetched(address, all.ToArray(), charset, (int)response.StatusCode, null);
    }

    /// <summary>Waits until the host may be asked again.</summary>
    private void Wait(string host, TimeSpan delay)
    {
        var pause = delay > _options.Pause ? delay : _options.Pause;
        if (_lastAsked.TryGetValue(host, out var last) && pause - _options.Time.GetElapsedTime(last) is var left && left > TimeSpan.Zero)
        {
            Task.Delay(left, _options.Time).GetAwaiter().GetResult();
        }

        _lastAsked[host] = _options.Time.GetTimestamp();
    }

    private string? PathOf(Uri address, string ending) => _options.CacheFolder is null ? null : System.IO.Path.Combine(_options.CacheFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToString())))[..32] + ending);

    private KeptPage? Kept(Uri address)
    {
        try
        {
            return PathOf(address, ".json") is { } path && File.Exists(path) ? JsonConvert.DeserializeObject<KeptPage>(File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private byte[]? BodyOf(Uri address)
    {
        try
        {
            return PathOf(address, ".body") is { } path && File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a page that says how to ask for it again; a folder that cannot be written costs a request next time, no more.</summary>
    private void Keep(Uri address, KeptPage page, byte[] body)
    {
        if (_options.CacheFolder is null || (page.ETag is null && page.LastModified is null))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(_options.CacheFolder);
            // The description last: it stands only for a body that is whole.
            Write(PathOf(address, ".body")!, body);
            Write(PathOf(address, ".json")!, Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(page)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        var part = path + "." + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllBytes(part, bytes);
        File.Move(part, path, true);
    }

    private sealed record KeptPage(string Url, string? ETag, string? LastModified, string? Charset);
}

/// <summary>What a server gave.</summary>
/// <param name="Address">Where it stands at last, behind redirects.</param>
/// <param name="Charset">As HTTP states it; null when it does not.</param>
/// <param name="Status">Of HTTP; 0 for no answer.</param>
/// <param name="Problem">Null when it was fetched.</param>
internal sealed record Fetched(Uri Address, byte[] Body, string? Charset, int Status, string? Problem)
{
    public static Fetched Failed(Uri address, string problem, int status = 0) => new(address, [], null, status, problem);
}
