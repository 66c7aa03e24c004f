using GeoGraph.Graph;
using GeoGraph.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>What every store promises; a store's test class says only how one is opened.</summary>
public abstract class GraphStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An empty store, apart from all others.</summary>
    protected abstract Task<IGraphStore> OpenEmptyAsync();

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await using var store = await OpenEmptyAsync();
        var first = await LoadAsync(store, A.Corpus(30));
        var hash = await HashAsync(store);

        var second = await LoadAsync(store, A.Corpus(30));

        Assert.Equal(30, first.ArticlesAdded);
        Assert.Equal(LoadCounts.None with { ArticlesUnchanged = 30 }, second);
        Assert.Equal(hash, await HashAsync(store));
    }

    [Fact]
    public async Task A_changed_article_replaces_what_it_reported_and_leaves_the_others_alone()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, [A.Article("one", "AAA", "BBB"), A.Article("other", "CCC", "DDD")]);

        var counts = await LoadAsync(store, [A.Article("one", "AAA", "CCC", "warned"), A.Article("other", "CCC", "DDD")]);

        Assert.Equal((0, 1, 1), (counts.ArticlesAdded, counts.ArticlesReplaced, counts.ArticlesUnchanged));
        Assert.Equal(await CleanHashAsync([A.Article("one", "AAA", "CCC", "warned"), A.Article("other", "CCC", "DDD")]), await HashAsync(store));
        Assert.DoesNotContain("country/BBB", await KeysAsync(store));
    }

    [Fact]
    public async Task A_fact_lives_as_long_as_one_article_reports_it()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, [A.Article("one", "AAA", "BBB"), A.Article("two", "AAA", "BBB")]);

        await store.DeleteAsync(["one"], Cancellation);
        Assert.Contains("event/AAA-threatened-BBB-Actual", await KeysAsync(store));

        await store.DeleteAsync(["two"], Cancellation);
        Assert.Empty(await KeysAsync(store));
        Assert.Empty((await GraphHash.OfAsync(store, Cancellation)).Edges);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_order_of_articles_and_what_was_deleted_on_the_way_leave_no_trace(int seed)
    {
        var random = new Random(seed);
        var shuffled = A.Corpus(40).ToArray();
        random.Shuffle(shuffled);

        await using var store = await OpenEmptyAsync();
        foreach (var batch in shuffled.Chunk(1 + random.Next(7)))
        {
            await store.PrepareAsync(Cancellation);
            await store.LoadAsync([.. batch.Select(GraphBuilder.Build)], Cancellation);
        }

        var extra = A.Corpus(40).Skip(25).Select(a => a.Article.Id).ToArray();
        random.Shuffle(extra);
        foreach (var batch in extra.Chunk(4))
        {
            await store.DeleteAsync(batch, Cancellation);
        }

        Assert.Equal(await CleanHashAsync(A.Corpus(25)), await HashAsync(store));
    }

    [Fact]
    public async Task Interactions_sum_the_actual_events_of_a_pair()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, [A.Article("a", "AAA", "BBB"), A.Article("bb", "AAA", "BBB", "warned"), A.Article("ccc", "AAA", "BBB", "will warn", status: EventStatus.Planned)]);

        var edges = new List<GraphEdge>();
        await foreach (var edge in store.EdgesAsync(Cancellation))
        {
            edges.Add(edge);
        }

        var pair = Assert.Single(edges, e => e.Type == GraphSchema.Interacts);
        Assert.Equal(("country/AAA", "country/BBB"), (pair.From.Key, pair.To.Key));
        Assert.Equal("""{"conflict":2,"cooperation":0,"events":2,"first":"2024-05-02","goldstein":-4.4,"last":"2024-05-03"}""", CanonicalJson.Write(pair.Properties));
    }

    [Fact]
    public async Task When_the_first_or_last_event_of_a_pair_goes_its_interaction_ends_where_the_others_do()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, [A.Article("a", "AAA", "BBB"), A.Article("bb", "AAA", "BBB", "warned"), A.Article("ccc", "AAA", "BBB", "hit")]);
        await store.DeleteAsync(["ccc"], Cancellation);
        await store.DeleteAsync(["a"], Cancellation);
        Assert.Equal(await CleanHashAsync([A.Article("bb", "AAA", "BBB", "warned")]), await HashAsync(store));
    }

    [Fact]
    public async Task Of_what_articles_say_differently_of_one_event_the_most_frequent_stays_whichever_goes()
    {
        await using var store = await OpenEmptyAsync();
        CodedArticle[] articles = [A.Article("a", "AAA", "BBB"), A.Article("bb", "AAA", "BBB"), A.Article("ccc", "AAA", "BBB"), A.Article("c-c", "AAA", "BBB")];
        foreach (var article in articles)
        {
            await LoadAsync(store, [article]);
        }

        await store.DeleteAsync(["ccc", "c-c"], Cancellation);
        await store.DeleteAsync(["bb"], Cancellation);
        Assert.Equal(await CleanHashAsync(articles[..1]), await HashAsync(store));
    }

    [Fact]
    public async Task Of_two_articles_with_one_id_the_last_wins()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, [A.Article("one", "AAA", "BBB"), A.Article("one", "CCC", "DDD")]);
        Assert.Equal(await CleanHashAsync([A.Article("one", "CCC", "DDD")]), await HashAsync(store));
    }

    [Fact]
    public async Task Two_versions_of_an_article_far_apart_in_one_file_change_nothing_the_second_time()
    {
        await using var store = await OpenEmptyAsync();
        var corpus = A.Corpus(GraphLoader.BatchArticles).Prepend(A.Article("one", "AAA", "BBB")).Append(A.Article("one", "CCC", "DDD", "warned")).ToArray();
        await LoadAsync(store, corpus);
        var hash = await HashAsync(store);

        var again = await LoadAsync(store, corpus);

        Assert.Equal(LoadCounts.None with { ArticlesUnchanged = corpus.Length - 1 }, again);
        Assert.Equal(hash, await HashAsync(store));
        Assert.Contains("event/CCC-warned-DDD-Actual", await KeysAsync(store));
    }

    [Fact]
    public async Task Counting_and_looking_up_agree_with_reading_everything()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, A.Corpus(12));
        var nodes = await store.NodesAsync(Cancellation).ToListAsync(Cancellation);
        var edges = await store.EdgesAsync(Cancellation).ToListAsync(Cancellation);

        var counts = await store.CountAsync(Cancellation);
        Assert.Equal(nodes.CountBy(n => n.Label).ToDictionary(c => c.Key, c => (long)c.Value), counts.Nodes);
        Assert.Equal(edges.CountBy(e => e.Type).ToDictionary(c => c.Key, c => (long)c.Value), counts.Edges);

        var found = await store.NodesOfAsync(["country/AAA", "article-3", "place/geneva", "nobody"], Cancellation);
        Assert.Equal(nodes.Where(n => n.Key is "country/AAA" or "article-3" or "place/geneva").Select(Text), found.Select(Text));

        NodeRef[] ends = [new(GraphSchema.Actor, "country/AAA"), new(GraphSchema.Article, "article-3"), new(GraphSchema.Actor, "nobody")];
        var near = await store.EdgesOfAsync(ends, Cancellation);
        Assert.Equal(edges.Where(e => ends.Contains(e.From) || ends.Contains(e.To)).Select(Text), near.Select(Text));
    }

    [Fact]
    public async Task Trying_a_load_says_what_it_would_change_and_changes_nothing()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, A.Corpus(12));
        var hash = await HashAsync(store);
        var articles = A.Corpus(20).Prepend(A.Article("article-3", "AAA", "DDD", "hit")).DistinctBy(a => a.Article.Id, StringComparer.Ordinal).ToArray();

        var told = await new GraphLoader(store).TryAsync(A.Stream(articles), Cancellation);

        Assert.Equal((8, 1, 11), (told.ArticlesAdded, told.ArticlesReplaced, told.ArticlesUnchanged));
        Assert.Equal(hash, await HashAsync(store));
        Assert.Equal(told, await store.LoadAsync([.. articles.Select(GraphBuilder.Build)], Cancellation));
        Assert.NotEqual(hash, await HashAsync(store));
    }

    [Fact]
    public async Task A_cleared_store_is_empty_and_can_be_loaded_again()
    {
        await using var store = await OpenEmptyAsync();
        await LoadAsync(store, A.Corpus(10));
        var hash = await HashAsync(store);
        await store.ClearAsync(Cancellation);
        Assert.Empty(await KeysAsync(store));
        await LoadAsync(store, A.Corpus(10));
        Assert.Equal(hash, await HashAsync(store));
    }

    internal static Task<LoadCounts> LoadAsync(IGraphStore store, IEnumerable<CodedArticle> articles) =>
        new GraphLoader(store).LoadAsync(A.Stream(articles), null, Cancellation);

    /// <summary>Hash of the articles loaded in one go into a new embedded store: what every store must come to.</summary>
    internal static async Task<string> CleanHashAsync(IEnumerable<CodedArticle> articles)
    {
        var folder = Directory.CreateTempSubdirectory("geograph-clean-").FullName;
        try
        {
            await using var clean = SqliteGraphStore.Open(Path.Combine(folder, "clean.db"), create: true);
            await LoadAsync(clean, articles);
            return await HashAsync(clean);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    internal static async Task<string> HashAsync(IGraphStore store) => (await GraphHash.OfAsync(store, Cancellation)).Hash;

    private static string Text(GraphNode n) => $"{n.Label} {n.SubLabel} {n.Key} {CanonicalJson.Write(n.Properties)}";

    private static string Text(GraphEdge e) => $"{e.Type} {e.From} {e.To} {e.Discriminator} {CanonicalJson.Write(e.Properties)}";

    private static async Task<List<string>> KeysAsync(IGraphStore store)
    {
        var keys = new List<string>();
        await foreach (var node in store.NodesAsync(Cancellation))
        {
            keys.Add(node.Key);
        }

        return keys;
    }
}
