using System.IO.Compression;
using System.Text;
using GeoGraph.Cli;
using GeoGraph.Graph;
using GeoGraph.Seeds;
using GeoGraph.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests.Reliability;

/// <summary>Whatever <c>load</c> is given: no crash, bounded memory, nothing lost but what cannot be read.</summary>
public sealed class LoadInputTest : IDisposable
{
    private static readonly Dictionary<string, string> s_none = new(StringComparer.Ordinal);

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-load-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_byte_that_is_not_UTF8_costs_its_line_only()
    {
        var lines = A.Corpus(3).Select(a => Encoding.UTF8.GetBytes(CodedArticleJson.Write(a) + "\n")).ToArray();
        lines[1][lines[1].Length / 2] = 0xff;
        await File.WriteAllBytesAsync(In("coded.jsonl"), [.. lines.SelectMany(l => l)], Cancellation);

        var (code, error) = await LoadAsync(In("coded.jsonl"));

        Assert.Equal((CommandRunner.Failure, $"{In("coded.jsonl")}:2: not UTF-8"), (code, error));
        Assert.Equal(2, await ArticlesAsync());
    }

    [Fact]
    public async Task A_line_of_two_gigabytes_costs_that_line_and_little_memory()
    {
        var path = In("bomb.jsonl.gz");
        await using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var part = new byte[1 << 20];
            Array.Fill(part, (byte)'x');
            for (var i = 0; i < 2048; i++)
            {
                await zip.WriteAsync(part, Cancellation);
            }

            await zip.WriteAsync(Encoding.UTF8.GetBytes("\n" + CodedArticleJson.Write(A.Article("after", "AAA", "BBB"))), Cancellation);
        }

        var (code, error) = await LoadAsync(path, new() { ["DOTNET_GCHeapHardLimit"] = "0x18000000" });

        Assert.Equal((CommandRunner.Failure, $"{path}:1: a line of more than 64 MB is no article"), (code, error));
        Assert.Equal(1, await ArticlesAsync());
    }

    [Theory]
    [InlineData("/dev/zero", "a binary file, no coded articles")]
    [InlineData("/dev/urandom", null)]
    public async Task An_endless_file_is_not_read_to_its_end(string file, string? message)
    {
        Assert.SkipUnless(File.Exists(file), "needs " + file);
        var (code, error) = await LoadAsync(file);
        Assert.Equal(CommandRunner.Failure, code);
        Assert.Contains(message ?? file, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_something_else_is_given_up()
    {
        await File.WriteAllLinesAsync(In("other.txt"), Enumerable.Range(0, 5000).Select(i => "line " + i), Cancellation);
        var (code, error) = await LoadAsync(In("other.txt"));
        Assert.Equal(CommandRunner.Failure, code);
        Assert.EndsWith("other.txt: 1000 lines in a row are no coded articles; the rest of the file is not read", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_may_be_compressed()
    {
        await using (var zip = new GZipStream(File.Create(In("coded")), CompressionLevel.Fastest))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', A.Corpus(4).Select(CodedArticleJson.Write))), Cancellation);
        }

        using var process = System.Diagnostics.Process.Start("sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll")}' load - --graph '{In("graph.db")}' < '{In("coded")}'"]);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(4, await ArticlesAsync());
    }

    [Theory]
    [InlineData("country/AAA", "a key of 9,008 bytes")]
    [InlineData("2024-05-01", "is no date such as")]
    public async Task An_article_that_a_store_could_not_hold_is_told_and_the_others_are_loaded(string what, string message)
    {
        var line = CodedArticleJson.Write(A.Article("x", "AAA", "BBB")).Replace("2024-05-02", "2024-05-01", StringComparison.Ordinal);
        var wrong = line.Replace($"\"{what}\"", $"\"{(what.Contains('/', StringComparison.Ordinal) ? "country/" : "")}{new string('x', 9000)}\"", StringComparison.Ordinal);
        Assert.NotEqual(line, wrong);
        await File.WriteAllLinesAsync(In("coded.jsonl"), [wrong, CodedArticleJson.Write(A.Article("good", "AAA", "BBB"))], Cancellation);
        var (code, error) = await LoadAsync(In("coded.jsonl"));
        Assert.Equal(CommandRunner.Failure, code);
        Assert.StartsWith($"{In("coded.jsonl")}:1: article 'x': ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.True(error.Length < 500, error);
        Assert.Equal(1, await ArticlesAsync());
    }

    [Fact]
    public async Task A_device_is_no_graph()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "needs /dev/null");
        Assert.Equal(
            (CommandRunner.Failure, "geograph: /dev/null: a device or pipe cannot hold a graph; name a file with --graph"),
            await LoaderProcess.RunAsync(["stats", "--graph", "/dev/null"], s_none));
    }

    [Fact]
    public async Task A_graph_where_nothing_may_be_written_is_read()
    {
        await File.WriteAllLinesAsync(In("coded.jsonl"), A.Corpus(5).Select(CodedArticleJson.Write), Cancellation);
        Assert.Equal(0, (await LoadAsync(In("coded.jsonl"))).Code);
        Directory.CreateDirectory(In("medium"));
        File.Copy(In("graph.db"), In("medium/graph.db"));
        ChangeMode("444", In("medium/graph.db"));
        ChangeMode("555", In("medium"));
        ChangeMode("755", _folder);
        // The administrator may write everywhere: somebody else asks.
        string[] as_ = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        var start = new System.Diagnostics.ProcessStartInfo(as_.Length > 0 ? as_[0] : "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. as_.Skip(1), .. as_.Length > 0 ? ["dotnet"] : Array.Empty<string>(), Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll"), "stats", "--graph", In("medium/graph.db")])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_CLI_HOME"] = Path.GetTempPath();
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        ChangeMode("755", In("medium"));
        Assert.SkipWhen(error.Contains("Permission denied", StringComparison.Ordinal) && !error.Contains("geograph:", StringComparison.Ordinal), "somebody else may not run the tests' program");
        Assert.Equal((0, ""), (process.ExitCode, error));
        Assert.Contains("Article                    5", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM actor RETURNING key")]
    [InlineData("UPDATE actor SET name = 'x' RETURNING key")]
    [InlineData("ATTACH 'other.db' AS other")]
    [InlineData("VACUUM INTO 'copy.db'")]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("SELECT key FROM actor; DELETE FROM actor")]
    public async Task A_report_of_the_users_own_only_reads(string query)
    {
        await using var store = SqliteGraphStore.Open(In("graph.db"), create: true);
        await new GraphLoader(store).LoadAsync(A.Stream(A.Corpus(5)), null, Cancellation);
        var before = (await GraphHash.OfAsync(store, Cancellation)).Hash;
        await File.WriteAllTextAsync(In("own.sql"), $"-- title: T\n-- question: Q\n-- columns: key\n{query}\n", Cancellation);
        var none = new Dictionary<string, object?>();
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => store.ReportAsync(In("own.sql"), none, Cancellation));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, (await GraphHash.OfAsync(store, Cancellation)).Hash);
        await File.WriteAllTextAsync(In("own.sql"), "-- title: T\n-- question: Q\n-- columns: key\nSELECT x'00ff' FROM actor LIMIT 1\n", Cancellation);
        Assert.Equal("X'00ff'", (await store.ReportAsync(In("own.sql"), none, Cancellation)).Rows[0][0]);
        await new GraphLoader(store).LoadAsync(A.Stream(A.Corpus(6)), null, Cancellation);
    }

    private static void ChangeMode(string mode, string path)
    {
        using var process = System.Diagnostics.Process.Start("chmod", [mode, path]);
        process.WaitForExit();
    }

    private string In(string name) => Path.Combine(_folder, name);

    private Task<(int Code, string Error)> LoadAsync(string file, Dictionary<string, string>? environment = null) =>
        LoaderProcess.RunAsync(["load", file, "--graph", In("graph.db")], environment ?? s_none);

    private async Task<long> ArticlesAsync()
    {
        await using var store = SqliteGraphStore.Open(In("graph.db"), create: false);
        return (await store.CountAsync(Cancellation)).Nodes.GetValueOrDefault(GraphSchema.Article);
    }
}
