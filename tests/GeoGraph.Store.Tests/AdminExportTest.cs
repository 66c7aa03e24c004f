using System.Diagnostics;
using System.Globalization;
using GeoGraph.Graph;
using GeoGraph.Neo4j;
using GeoGraph.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests;

public sealed class AdminExportTest : IDisposable
{
    private const string Password = "geograph-export";

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-export-").FullName;
    private int _files;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Exported => Path.Combine(_folder, "csv");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Files_name_ids_labels_and_types_and_quote_text()
    {
        await using var store = await LoadedAsync([A.Article("say \"a\"", "AAA", "BBB")]);
        var items = await new AdminExport(store, Exported).WriteAsync(Cancellation);

        Assert.Equal((await store.CountAsync(Cancellation)).Total, items);
        Assert.False(Directory.Exists(Exported + AdminExport.Unfinished));
        var actors = await File.ReadAllLinesAsync(Path.Combine(Exported, "actors.csv"), Cancellation);
        Assert.Equal("key:ID(Actor),name,kind,country,sector,wikidata,aliases:string[],_claims,:LABEL", actors[0]);
        Assert.StartsWith("\"country/AAA\",\"AAA\",\"country\",\"AAA\",,,\"\",", actors[1], StringComparison.Ordinal);
        Assert.EndsWith(",\"Actor\u001FCountry\"", actors[1], StringComparison.Ordinal);
        var targets = await File.ReadAllLinesAsync(Path.Combine(Exported, "targets.csv"), Cancellation);
        Assert.Equal([":START_ID(Event),:END_ID(Actor),:TYPE", "\"event/AAA-threatened-BBB-Actual\",\"country/BBB\",\"TARGETS\""], targets);
        Assert.StartsWith("\"say \"\"a\"\"\",", (await File.ReadAllLinesAsync(Path.Combine(Exported, "articles.csv"), Cancellation))[1], StringComparison.Ordinal);
        Assert.Contains("start:long,end:long,sentenceStart:long,rule,confidence:double,statement", await File.ReadAllTextAsync(Path.Combine(Exported, "event-reported-in.csv"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_there_is_left_as_it_is()
    {
        Directory.CreateDirectory(Exported);
        await using var store = await LoadedAsync([A.Article("one", "AAA", "BBB")]);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => new AdminExport(store, Exported).WriteAsync(Cancellation));
        Assert.Contains("exists already", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Exported));
    }

    [Fact]
    public async Task A_half_written_file_is_not_imported()
    {
        await using var store = await LoadedAsync(A.Corpus(5));
        await new AdminExport(store, Exported).WriteAsync(Cancellation);
        Dictionary<string, string> noAdmin = new() { ["NEO4J_ADMIN"] = "echo imported" };
        var script = Path.Combine(Exported, AdminExport.Script);
        Assert.Equal((0, $"imported {string.Join(' ', AdminExport.Arguments("neo4j"))}"), await RunAsync("sh", [script], noAdmin));

        await using (var file = new FileStream(Path.Combine(Exported, "events.csv"), FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        var (code, output) = await RunAsync("sh", [script], noAdmin);
        Assert.Equal(1, code);
        Assert.Contains("half-written", output, StringComparison.Ordinal);
        Assert.DoesNotContain("imported", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_graph_equals_a_loaded_one_and_is_loaded_on_and_exported_like_it()
    {
        var server = GeoGraph.Tests.SharedMaterial.Find("neo4j", "server");
        Assert.SkipWhen(server is null, "needs the server of ../shared/neo4j (Java 17 or 21); by hand: 'sh import.sh' in the exported folder");
        Assert.SkipWhen((await RunAsync("sh", ["-c", "command -v java"])).Code != 0, "needs Java 17 or 21 (Debian: apt-get install openjdk-17-jre-headless)");
        await using var store = await LoadedAsync(A.Corpus(60));
        await new AdminExport(store, Exported).WriteAsync(Cancellation);
        var http = Neo4jServer.FreePort();
        string[] at = ["--home", Path.Combine(_folder, "server"), "--http", $"{http}", "--bolt", $"{Neo4jServer.FreePort()}", "--password", Password, "--heap", "512m", "--pagecache", "64m"];
        async Task ServerAsync(params string[] command)
        {
            var (code, output) = await RunAsync(server, [command[0], .. at, .. command[1..]], folder: Exported);
            Assert.True(code == 0, output);
        }

        await ServerAsync(["admin", "dbms", "set-initial-password", Password]);
        await ServerAsync(["admin", .. AdminExport.Arguments("neo4j")]);
        await ServerAsync("start");
        try
        {
            await ServerAsync("shell", "-f", Path.Combine(Exported, AdminExport.AfterImport));
            await using var imported = Neo4jGraphStore.Open(
                Neo4jAddress.Parse($"http://127.0.0.1:{http}", name => name switch { "NEO4J_USERNAME" => "neo4j", "NEO4J_PASSWORD" => Password, _ => null }), create: true);
            Assert.Equal(await HashAsync(store), await HashAsync(imported));

            CodedArticle[] changed = [A.Article("article-1", "DDD", "AAA", "warned"), A.Article("new", "AAA", "BBB", outlet: "Daily")];
            foreach (var each in (IGraphStore[])[store, imported])
            {
                await new GraphLoader(each).LoadAsync(A.Stream(changed), null, Cancellation);
                await each.DeleteAsync(["article-7", "article-8"], Cancellation);
            }

            Assert.Equal(await HashAsync(store), await HashAsync(imported));
            Assert.Equal(await FilesAsync(store, "sqlite"), await FilesAsync(imported, "neo4j"));
        }
        finally
        {
            await ServerAsync("crash");
        }
    }

    private async Task<SqliteGraphStore> LoadedAsync(IEnumerable<CodedArticle> articles)
    {
        var store = SqliteGraphStore.Open(Path.Combine(_folder, (++_files).ToString(CultureInfo.InvariantCulture) + ".db"), create: true);
        await new GraphLoader(store).LoadAsync(A.Stream(articles), null, Cancellation);
        return store;
    }

    /// <summary>The exported files with their contents.</summary>
    private async Task<SortedDictionary<string, string>> FilesAsync(IGraphStore store, string folder)
    {
        var path = Path.Combine(_folder, folder);
        await new AdminExport(store, path).WriteAsync(Cancellation);
        return new(Directory.EnumerateFiles(path).ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(f), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static async Task<string> HashAsync(IGraphStore store) => (await GraphHash.OfAsync(store, Cancellation)).Hash;

    /// <summary>Output and errors go to a file: a server that stays would keep a pipe open.</summary>
    private async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments, Dictionary<string, string>? variables = null, string? folder = null)
    {
        var output = Path.Combine(_folder, $"output{++_files}");
        var start = new ProcessStartInfo("sh") { WorkingDirectory = folder ?? _folder };
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$OUTPUT\" 2>&1", "sh", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["OUTPUT"] = output;
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, (await File.ReadAllTextAsync(output, Cancellation)).Trim());
    }
}
