using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GeoGraph.Reading;
using Xunit;

namespace GeoGraph.Tests.Reading;

/// <summary>Addresses as input, against a server of the test's own.</summary>
public sealed class WebAddressTest : IDisposable
{
    private const string Body = "Ministers of both states met in Jakarta on Monday and agreed to open two new border posts before the end of the year.";
    private const string Page = $"<html><head><title>Talks</title></head><body><article><p>{Body}</p><p>{Body}</p></article></body></html>";

    private readonly HttpListener _server = new();
    private readonly string _home;
    private readonly string _cache = Directory.CreateTempSubdirectory("geograph-web-").FullName;
    private readonly ConcurrentQueue<string> _asked = new();

    public WebAddressTest()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        _home = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _server.Prefixes.Add(_home);
        _server.Start();
        _ = Task.Run(ServeAsync);
    }

    public void Dispose()
    {
        _server.Close();
        Directory.Delete(_cache, true);
    }

    [Fact]
    public void A_feed_is_fetched_and_its_pages_followed_as_robots_txt_allows()
    {
        Assert.Equal([Body], Read("feed.xml", false).Select(r => r.Article?.Text));
        var followed = Read("feed.xml", true);
        Assert.Equal([$"{Body}\n{Body}", null], followed.Select(r => r.Article?.Text));
        Assert.Equal(("One", "Wire", "2024-05-14"), (followed[0].Article!.Title, followed[0].Article!.Outlet, followed[0].Article!.Published?[..10]));
        Assert.Contains("robots.txt", followed[1].Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("/closed/two", _asked);
    }

    [Fact]
    public void What_did_not_change_is_taken_from_the_cache()
    {
        Assert.NotNull(Assert.Single(Read("one", false)).Article);
        Assert.NotNull(Assert.Single(Read("one", false)).Article);
        Assert.Equal(["/one", "/one 304"], _asked.Where(a => a.StartsWith("/one", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("none", "404")]
    [InlineData("loop", "redirects")]
    [InlineData("slow", "no answer")]
    [InlineData("endless", "larger")]
    public void What_cannot_be_had_is_told(string path, string problem) => Assert.Contains(problem, Assert.Single(Read(path, false)).Problem, StringComparison.Ordinal);

    private List<ReadResult> Read(string path, bool follow) =>
        [.. new ArticleReader(new ReadingOptions { Follow = follow, CacheFolder = _cache, Pause = TimeSpan.Zero, Patience = TimeSpan.FromSeconds(path == "slow" ? 1 : 20) }).Read([_home + path], Stream.Null)];

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            try
            {
                var context = await _server.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => Answer(context.Request, context.Response));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = request.Url!.AbsolutePath;
        var unchanged = path == "/one" && request.Headers["If-None-Match"] == "\"v1\"";
        _asked.Enqueue(unchanged ? path + " 304" : path);
        try
        {
            switch (path)
            {
                case "/robots.txt":
                    Send(response, "User-agent: *\nDisallow: /closed/\n");
                    break;
                case "/feed.xml":
                    Send(response, $"<rss><channel><title>Wire</title><item><title>One</title><link>{_home}one</link><pubDate>Tue, 14 May 2024 10:30:00 GMT</pubDate><description>{Body}</description></item><item><title>Two</title><link>{_home}closed/two</link><description>x</description></item></channel></rss>");
                    break;
                case "/one":
                    response.Headers["ETag"] = "\"v1\"";
                    response.StatusCode = unchanged ? 304 : 200;
                    Send(response, unchanged ? "" : Page.Replace("Talks", "One", StringComparison.Ordinal));
                    break;
                case "/loop":
                    response.Redirect("/loop");
                    response.Close();
                    break;
                case "/slow":
                    Thread.Sleep(5000);
                    Send(response, Page);
                    break;
                case "/endless":
                    response.SendChunked = true;
                    for (var i = 0; i < 400; i++)
                    {
                        response.OutputStream.Write(new byte[1 << 16]);
                    }

                    response.Close();
                    break;
                default:
                    response.StatusCode = 404;
                    response.Close();
                    break;
            }
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went away: that is what some of the tests are about.
        }
    }

    private static void Send(HttpListenerResponse response, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        response.OutputStream.Write(bytes);
        response.Close();
    }
}
