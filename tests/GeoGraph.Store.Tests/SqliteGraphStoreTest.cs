using System.Diagnostics;
using System.Globalization;
using GeoGraph.Cli;
using GeoGraph.Graph;
using GeoGraph.Seeds;
using GeoGraph.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests;

public sealed class SqliteGraphStoreTest : GraphStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-store-").FullName;
    private int _files;

    public void Dispose() => Directory.Delete(_folder, true);

    protected override Task<IGraphStore> OpenEmptyAsync() => Task.FromResult<IGraphStore>(SqliteGraphStore.Open(NewPath(), create: true));

    [Fact]
    public async Task A_load_killed_anywhere_continues_to_the_same_graph()
    {
        var coded = WriteCorpus(3000);
        var clean = NewPath();
        var time = Stopwatch.StartNew();
        Assert.Equal(0, await RunAsync(coded, clean, null));
        var whole = time.Elapsed;
        var random = new Random(11);
        var path = NewPath();
        for (var i = 0; i < 8; i++)
        {
            await RunAsync(coded, path, whole * random.NextDouble());
            if (i % 3 == 2)
            {
                path = NewPath();
            }
        }

        Assert.Equal(0, await RunAsync(coded, path, null));
        await using var expected = GraphAddress.Open(clean, create: false);
        await using var actual = GraphAddress.Open(path, create: false);
        Assert.Equal(await HashAsync(expected), await HashAsync(actual));
    }

    [Fact]
    public async Task A_load_told_to_stop_says_so_and_a_later_one_goes_on()
    {
        var articles = A.Corpus(6000);
        var file = LoaderProcess.Write(_folder, 1, articles);
        var path = NewPath();
        await using var store = SqliteGraphStore.Open(path, create: true);
        await store.PrepareAsync(TestContext.Current.CancellationToken);
        string[] load = ["load", file, "--graph", path];
        var none = new Dictionary<string, string>(StringComparer.Ordinal);

        Assert.Equal((130, LoaderProcess.Stopped), await LoaderProcess.InterruptAsync(load, none, store));

        Assert.Equal((0, ""), await LoaderProcess.RunAsync(load, none));
        Assert.Equal(await CleanHashAsync(articles), await HashAsync(store));
    }

    [Fact]
    public async Task Two_loads_at_once_make_the_same_graph()
    {
        var coded = WriteCorpus(1200);
        var clean = NewPath();
        var shared = NewPath();
        Assert.Equal(0, await RunAsync(coded, clean, null));

        var codes = await Task.WhenAll(RunAsync(coded, shared, null), RunAsync(coded, shared, null));

        Assert.Equal([0, 0], codes);
        await using var expected = GraphAddress.Open(clean, create: false);
        await using var actual = GraphAddress.Open(shared, create: false);
        Assert.Equal(await HashAsync(expected), await HashAsync(actual));
    }

    [Fact]
    public async Task A_graph_may_be_made_by_several_programs_at_the_same_time()
    {
        for (var round = 0; round < 30; round++)
        {
            var path = NewPath();
            using var start = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                async () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    await using var store = SqliteGraphStore.Open(path, create: true);
                    await store.PrepareAsync(TestContext.Current.CancellationToken);
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        }
    }

    [Fact]
    public async Task A_file_of_another_schema_is_refused()
    {
        var path = NewPath();
        await using (var store = SqliteGraphStore.Open(path, create: true))
        {
            await LoadAsync(store, A.Corpus(1));
        }

        Sql(path, "PRAGMA user_version = 99");
        Assert.Contains("newer geograph (schema 99", Assert.Throws<GraphStoreException>(() => SqliteGraphStore.Open(path, create: true)).Message, StringComparison.Ordinal);
        Sql(path, "PRAGMA user_version = 1");
        Assert.Contains("older geograph (schema 1", Assert.Throws<GraphStoreException>(() => SqliteGraphStore.Open(path, create: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        var path = NewPath();
        Sql(path, "CREATE TABLE mine (x)");
        Assert.Contains("another program", Assert.Throws<GraphStoreException>(() => SqliteGraphStore.Open(path, create: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var path = NewPath();
        var text = new string('x', 5000);
        File.WriteAllText(path, text);
        Assert.Contains("not a graph", Assert.Throws<GraphStoreException>(() => SqliteGraphStore.Open(path, create: true)).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_told()
    {
        var path = Path.Combine(_folder, "no", "such", "folder", "graph.db");
        Assert.Contains("cannot be opened or created", Assert.Throws<GraphStoreException>(() => SqliteGraphStore.Open(path, create: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_a_graph_that_is_not_there_makes_no_file()
    {
        var path = NewPath();
        Assert.Contains("no such graph", Assert.Throws<GraphStoreException>(() => GraphAddress.Open(path, create: false)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Every_row_keeps_its_references()
    {
        var path = NewPath();
        await using (var store = SqliteGraphStore.Open(path, create: true))
        {
            await LoadAsync(store, A.Corpus(40));
            await store.DeleteAsync([.. A.Corpus(20).Select(a => a.Article.Id)], TestContext.Current.CancellationToken);
        }

        Assert.Null(Sql(path, "PRAGMA foreign_key_check"));
        Assert.Equal("ok", Sql(path, "PRAGMA integrity_check"));
    }

    private static object? Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private string NewPath() => Path.Combine(_folder, (++_files).ToString(CultureInfo.InvariantCulture) + ".db");

    private string WriteCorpus(int size)
    {
        var path = Path.Combine(_folder, "coded.jsonl");
        File.WriteAllLines(path, A.Corpus(size).Select(CodedArticleJson.Write));
        return path;
    }

    /// <summary>Loads in a process of its own and kills it after a while.</summary>
    private static async Task<int> RunAsync(string coded, string graph, TimeSpan? kill)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll"), "load", coded, "--graph", graph })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (kill is { } after && !process.WaitForExit(after))
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }
}
