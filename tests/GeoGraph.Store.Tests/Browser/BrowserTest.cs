using System.Net.Sockets;
using GeoGraph.Neo4j;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GeoGraph.Store.Tests.Browser;

/// <summary>Neo4j Browser as a user has it: the server's own, in a headless Chromium.</summary>
/// <remarks>Screenshots go to <c>artifacts/browser</c> of the checkout, for people to look at.</remarks>
[Collection(Neo4jServer.Collection)]
public sealed class BrowserTest(Neo4jServer server, Samples samples) : IClassFixture<Samples>
{
    private const string Editor = "[data-testid=activeEditor] .monaco-editor textarea";

    /// <summary>The answer to the last command.</summary>
    private const string Frame = "document.querySelector('article[data-testid=frame]')";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_run_as_they_stand_and_nodes_have_captions_without_a_style()
    {
        var program = Chromium.Program();
        Assert.SkipWhen(program is null, "no Chromium: apt-get install chromium");
        var address = await server.AddressAsync();
        Assert.SkipUnless(await AnswersBoltAsync(address), "Neo4j Browser speaks Bolt, and the address the server gives for it does not answer from here (a container behind another port)");
        var (_, store) = await samples.LoadedAsync(server);
        await using var page = await Chromium.OpenAsync(program, address.Shown + "/browser/", Cancellation);
        await ConnectAsync(page, address);
        foreach (var report in new[] { "active-pairs", "who-said-what", "contested-events" })
        {
            var expected = await store.ReportAsync(report, new Dictionary<string, object?>(), Cancellation);
            await RunAsync(page, await File.ReadAllTextAsync(Checkout.Path("cypher", "reports", report + ".cypher"), Cancellation));
            await page.UntilAsync($"{Frame}.querySelectorAll('table tbody tr').length > 0", Cancellation);
            var shown = await page.EvaluateAsync($"{Frame}.innerText", Cancellation);
            Assert.All(expected.Columns, c => Assert.Contains(c, (string)shown!, StringComparison.Ordinal));
            Assert.Contains((string)Texts(expected).First(), (string)shown!, StringComparison.Ordinal);
            await page.ScreenshotAsync(Picture(report), Cancellation);
        }

        await RunAsync(page, "MATCH p = (:Actor {key: 'country/CHN'})-[:SOURCE_OF]->(:Event)-[:REPORTED_IN]->(:Article) RETURN p");
        await page.UntilAsync($"{Frame}.querySelectorAll('g.node').length > 2", Cancellation);
        var captions = (string)(await page.EvaluateAsync($"[...{Frame}.querySelectorAll('g.node')].map(n => n.textContent).join('|')", Cancellation))!;
        Assert.Contains("China", captions, StringComparison.Ordinal);
        Assert.DoesNotContain("country/CHN", captions, StringComparison.Ordinal);
        await page.ScreenshotAsync(Picture("captions"), Cancellation);
    }

    [Fact]
    public async Task Every_step_of_the_tour_shows_something()
    {
        var (_, store) = await samples.LoadedAsync(server);
        var steps = (await File.ReadAllTextAsync(Checkout.Path("cypher", "browser", "tour.cypher"), Cancellation)).Split(";\n")[..^1];
        Assert.True(steps.Length > 5);
        foreach (var step in steps)
        {
            var file = Path.Combine(samples.Folder, "step.cypher");
            var columns = string.Join(", ", step[step.LastIndexOf("RETURN", StringComparison.Ordinal)..].Split('\n')[0]["RETURN".Length..].Split(", ").Select(c => c.Split(" AS ")[^1].Trim()));
            await File.WriteAllTextAsync(file, $"// title: T\n// question: Q\n// columns: {columns}\n{step}", Cancellation);
            Assert.NotEmpty((await store.ReportAsync(file, new Dictionary<string, object?>(), Cancellation)).Rows);
        }
    }

    private static async Task<bool> AnswersBoltAsync(Neo4jAddress address)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var bolt = new Uri((string)JObject.Parse(await http.GetStringAsync(new Uri(address.Shown + "/"), Cancellation))["bolt_direct"]!);
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(bolt.Host, bolt.Port, Cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task ConnectAsync(Chromium page, Neo4jAddress address)
    {
        await page.TypeAsync("[data-testid=username]", address.User, Cancellation);
        await page.TypeAsync("[data-testid=password]", address.Password, Cancellation);
        await page.ClickAsync("[data-testid=connect]", Cancellation);
        await page.UntilAsync("!document.querySelector('[data-testid=disconnectedBanner]') && !document.querySelector('[data-testid=password]')", Cancellation);
    }

    private static async Task RunAsync(Chromium page, string cypher)
    {
        var start = JsonConvert.ToString(string.Join(' ', cypher.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))[..40]);
        await page.TypeAsync(Editor, cypher, Cancellation);
        await page.ClickAsync("[data-testid=editor-Run]", Cancellation);
        await page.UntilAsync(
            $"{Frame}.querySelector('[data-testid=frameCommand]')?.innerText.replace(/\\s+/g, ' ').includes({start}) && {Frame}.querySelector('[data-testid=frame-loaded-contents]')", Cancellation);
    }

    private static IEnumerable<string> Texts(ReportTable table) => table.Rows[0].SelectMany(c => c as IEnumerable<string> ?? [c as string ?? ""]).Where(t => t.Length > 0);

    private static string Picture(string name) =>
        Path.Combine(Directory.CreateDirectory(Checkout.Path("artifacts", "browser")).FullName, name + ".png");
}
