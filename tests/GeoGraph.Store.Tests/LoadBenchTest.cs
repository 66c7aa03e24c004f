using GeoGraph.Cli;
using GeoGraph.Graph;
using GeoGraph.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests;

public sealed class LoadBenchTest : IDisposable
{
    private readonly string _path = LoadBench.TemporaryPath();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => LoadBench.Delete(_path);

    [Fact]
    public async Task A_benchmark_makes_a_graph_of_at_least_the_wished_size_and_tells_its_rate()
    {
        await using var store = SqliteGraphStore.Open(_path, create: true);
        var told = await RunAsync(store, 3000);
        var size = (await store.CountAsync(Cancellation)).Total;
        Assert.InRange(size, 3000, 3400);
        Assert.Contains(FormattableString.Invariant($"{size:N0} nodes and relationships in the graph"), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_that_is_not_empty_is_left_as_it_is()
    {
        await using var store = SqliteGraphStore.Open(_path, create: true);
        await new GraphLoader(store).LoadAsync(A.Stream(A.Corpus(2)), null, Cancellation);
        var before = await GraphHash.OfAsync(store, Cancellation);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => RunAsync(store, 100));
        Assert.Contains("not empty", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Hash, (await GraphHash.OfAsync(store, Cancellation)).Hash);
    }

    [Fact]
    public void A_copy_has_other_actors_events_and_statements_and_the_same_states()
    {
        var article = A.Article("one", "AAA", "BBB");
        var first = GraphBuilder.Build(ArticleCopies.Copy(article, 1));
        var second = GraphBuilder.Build(ArticleCopies.Copy(article, 2));
        string[] Shared(ArticleGraph other) => [.. first.Contributions.Select(c => c.Key).Intersect(other.Contributions.Select(c => c.Key))];
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal(["country/AAA", "country/BBB", "place/geneva"], Shared(second));
        Assert.Equal(first.Contributions.Count, Shared(GraphBuilder.Build(ArticleCopies.Copy(article, 1))).Length);
    }

    private static async Task<string> RunAsync(SqliteGraphStore store, long items)
    {
        using var output = new StringWriter();
        await new LoadBench(() => A.Stream(A.Corpus(40)), TimeProvider.System, output).RunAsync(store, "bench.db", items, Cancellation);
        return output.ToString();
    }
}
