using System.Diagnostics;
using GeoGraph.Neo4j;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>Whatever happens to loaders and server in the midst of a load, the next load comes to the graph of an undisturbed one.</summary>
[Collection(Neo4jServer.Collection)]
public sealed class Neo4jInterruptionTest(Neo4jServer server) : IDisposable
{
    private const int Kills = 100;
    private const int KillsOfOneGraph = 10;
    private const int Restarts = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-neo4j-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_loader_killed_at_a_hundred_points_leaves_no_trace()
    {
        var environment = await server.VariablesAsync();
        // Versions of the same articles take turns, so that what a killed loader retracts is seen too.
        var articles = A.Corpus(1000);
        string[] files = [LoaderProcess.Write(_folder, 1, articles), LoaderProcess.Write(_folder, 2, articles.Select(Other))];
        await using var store = await server.OpenEmptyAsync();
        var time = Stopwatch.StartNew();
        Assert.Equal(0, (await LoaderProcess.RunAsync(["stats"], environment)).Code);
        var start = time.Elapsed;
        time.Restart();
        await LoadAsync(files[0], environment);
        var whole = time.Elapsed;
        var expected = await GraphStoreContract.CleanHashAsync(articles);
        var random = new Random(5);
        for (var i = 0; i < Kills; i++)
        {
            if (i % KillsOfOneGraph == 0)
            {
                await LoadAsync(files[0], environment);
                Assert.Equal(expected, await GraphStoreContract.HashAsync(store));
                await store.ClearAsync(TestContext.Current.CancellationToken);
            }

            await LoaderProcess.RunAsync(["load", files[i % 2]], environment, start + ((whole - start) * random.NextDouble()));
        }

        await LoadAsync(files[0], environment);
        Assert.Equal(expected, await GraphStoreContract.HashAsync(store));
    }

    /// <summary>A server keeps the transaction of a client that went for a minute, and its locks with it.</summary>
    [Fact]
    public async Task What_a_killed_loader_left_open_stops_no_later_one()
    {
        var address = await server.AddressAsync();
        Assert.SkipUnless(address.IsHttp, "of the Query API");
        await using var store = await server.OpenEmptyAsync();
        await using var session = new QueryApiSession(address);
        using var gone = Process.Start("sleep", "60");
        var name = LoaderName.Of(gone);
        gone.Kill();
        await gone.WaitForExitAsync(TestContext.Current.CancellationToken);
        var left = await session.BeginAsync(id => Neo4jGraphStore.Lock(name, id), TestContext.Current.CancellationToken);

        await using var later = await server.OpenAsync();
        await later.PrepareAsync(TestContext.Current.CancellationToken);

        var ended = await Assert.ThrowsAsync<CypherException>(() => left.RunAsync([new CypherText("RETURN 1")], TestContext.Current.CancellationToken));
        Assert.Equal(CypherException.TransactionLost, ended.Code);
    }

    [Fact]
    public async Task A_server_restarted_ten_times_in_the_midst_leaves_no_trace()
    {
        var environment = await server.VariablesAsync();
        var articles = A.Corpus(3000);
        string[] files = [LoaderProcess.Write(_folder, 1, articles), LoaderProcess.Write(_folder, 2, articles.Select(Other))];
        await using var store = await server.OpenEmptyAsync();
        var random = new Random(6);
        var load = LoaderProcess.RunAsync(["load", files[0]], environment);
        for (var i = 0; i < Restarts; i++)
        {
            if (load.IsCompleted)
            {
                // A loader that has not reached the server before it went says so and stops: it is started again.
                await load;
                load = LoaderProcess.RunAsync(["load", files[(i + 1) % 2]], environment);
            }

            await Task.Delay(random.Next(500, 2500), TestContext.Current.CancellationToken);
            await server.CrashAndStartAsync();
        }

        await load;
        await LoadAsync(files[0], environment);
        Assert.Equal(await GraphStoreContract.CleanHashAsync(articles), await GraphStoreContract.HashAsync(store));
    }

    [Fact]
    public async Task Two_loaders_at_once_on_overlapping_articles_make_the_graph_of_one()
    {
        var environment = await server.VariablesAsync();
        var articles = A.Corpus(2500);
        string[] files = [LoaderProcess.Write(_folder, 1, articles.Take(1700)), LoaderProcess.Write(_folder, 2, articles.Skip(800))];
        await using var store = await server.OpenEmptyAsync();

        var results = await Task.WhenAll(files.Select(f => LoaderProcess.RunAsync(["load", f], environment)));

        Assert.Equal([(0, ""), (0, "")], results);
        Assert.Equal(await GraphStoreContract.CleanHashAsync(articles), await GraphStoreContract.HashAsync(store));
    }

    [Fact]
    public async Task A_loader_told_to_stop_says_so_and_a_later_one_goes_on()
    {
        var environment = await server.VariablesAsync();
        var articles = A.Corpus(4000);
        var file = LoaderProcess.Write(_folder, 1, articles);
        await using var store = await server.OpenEmptyAsync();

        var stopped = await LoaderProcess.InterruptAsync(["load", file], environment, store);

        Assert.Equal((130, LoaderProcess.Stopped), stopped);
        await LoadAsync(file, environment);
        Assert.Equal(await GraphStoreContract.CleanHashAsync(articles), await GraphStoreContract.HashAsync(store));
    }

    private static async Task LoadAsync(string file, IReadOnlyDictionary<string, string> environment)
    {
        var (code, error) = await LoaderProcess.RunAsync(["load", file], environment);
        Assert.True(code == 0 && error.Length == 0, error);
    }

    /// <summary>Another version of an article.</summary>
    private static CodedArticle Other(CodedArticle article) => A.Article(article.Article.Id, "DDD", "EEE", "warned");
}
