using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Store.Tests.Browser;

/// <summary>A page in a headless Chromium of this machine, driven over the Chrome DevTools Protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private int _calls;

    private Chromium(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>The browser's program; null when this machine has none.</summary>
    public static string? Program() => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public static async Task<Chromium> OpenAsync(string program, string address, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("geograph-chromium-");
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", "--window-size=1400,1000", "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "about:blank",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var page = new Chromium(process, profile);
        try
        {
            await page.ConnectAsync(cancellation);
            await page.CallAsync("Page.navigate", new { url = address }, cancellation);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of a JavaScript expression.</summary>
    public async Task<JToken?> EvaluateAsync(string expression, CancellationToken cancellation) =>
        (await CallAsync("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true }, cancellation))["result"]?["value"];

    /// <summary>Waits until a JavaScript expression is true.</summary>
    public async Task UntilAsync(string expression, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); (await EvaluateAsync($"!!({expression})", cancellation))?.Value<bool>() != true;)
        {
            if (waited.Elapsed > s_patience)
            {
                throw new TimeoutException($"the page never came to: {expression}; it shows: {await EvaluateAsync("document.body.innerText.slice(0, 2000)", cancellation)}");
            }

            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Puts the text where a user's cursor would be after a click on the element.</summary>
    public async Task TypeAsync(string selector, string text, CancellationToken cancellation)
    {
        await UntilAsync($"document.querySelector({JsonConvert.ToString(selector)})", cancellation);
        await EvaluateAsync($"document.querySelector({JsonConvert.ToString(selector)}).focus()", cancellation);
        await CallAsync("Input.insertText", new { text }, cancellation);
    }

    public async Task ClickAsync(string selector, CancellationToken cancellation)
    {
        await UntilAsync($"document.querySelector({JsonConvert.ToString(selector)})", cancellation);
        await EvaluateAsync($"document.querySelector({JsonConvert.ToString(selector)}).click()", cancellation);
    }

    public async Task ScreenshotAsync(string path, CancellationToken cancellation) =>
        await File.WriteAllBytesAsync(path, Convert.FromBase64String((string)(await CallAsync("Page.captureScreenshot", new { format = "png" }, cancellation))["data"]!), cancellation);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser still writes: the temporary folder keeps a few files.
        }
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        var told = Path.Combine(_profile.FullName, "DevToolsActivePort");
        for (var waited = Stopwatch.StartNew(); !File.Exists(told) || new FileInfo(told).Length == 0; await Task.Delay(50, cancellation))
        {
            if (_process.HasExited || waited.Elapsed > s_patience)
            {
                throw new InvalidOperationException($"{_process.StartInfo.FileName} does not start");
            }
        }

        var port = int.Parse((await File.ReadAllLinesAsync(told, cancellation))[0], CultureInfo.InvariantCulture);
        using var http = new HttpClient();
        var pages = JArray.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/json/list"), cancellation));
        await _socket.ConnectAsync(new Uri((string)pages.First(p => (string?)p["type"] == "page")["webSocketDebuggerUrl"]!), cancellation);
    }

    private async Task<JToken> CallAsync(string method, object arguments, CancellationToken cancellation)
    {
        var id = ++_calls;
        await _socket.SendAsync(JsonBytes(new { id, method, @params = arguments }), WebSocketMessageType.Text, true, cancellation);
        while (true)
        {
            var message = await ReceiveAsync(cancellation);
            if ((int?)message["id"] == id)
            {
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]}");
            }
        }
    }

    private async Task<JObject> ReceiveAsync(CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            bytes.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JObject.Parse(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static byte[] JsonBytes(object value) => System.Text.Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value));
}
