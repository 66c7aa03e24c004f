using GeoGraph.Graph;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>The sample articles, and some of odd names, loaded into both stores.</summary>
public sealed class Samples : IAsyncDisposable
{
    private (IGraphStore Sqlite, IGraphStore Neo4j)? _stores;

    public string Folder { get; } = Directory.CreateTempSubdirectory("geograph-parity-").FullName;

    public async Task<(IGraphStore Sqlite, IGraphStore Neo4j)> LoadedAsync(Neo4jServer server)
    {
        if (_stores is null)
        {
            var neo4j = await server.OpenEmptyAsync();
            var sqlite = SqliteGraphStore.Open(Path.Combine(Folder, "graph.db"), create: true);
            _stores = (sqlite, neo4j);
            var coded = await CodedAsync();
            await new GraphLoader(sqlite).LoadAsync(A.Stream(coded), null, TestContext.Current.CancellationToken);
            await new GraphLoader(neo4j).LoadAsync(A.Stream(coded), null, TestContext.Current.CancellationToken);
        }

        return _stores.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stores is { } stores)
        {
            await stores.Sqlite.DisposeAsync();
            await stores.Neo4j.DisposeAsync();
        }

        Directory.Delete(Folder, true);
    }

    /// <remarks>Names outside ASCII and outside the first 65,536 characters, where UTF-16 sorts otherwise than code points; acts without a source; no date.</remarks>
    private static async Task<List<CodedArticle>> CodedAsync()
    {
        var seeds = SeedFolder.Open();
        var run = new CodingRun(ArticleCoder.Create(seeds), 1);
        var coded = new List<CodedArticle>();
        await foreach (var result in run.CodeAsync(new ArticleReader().Read([seeds.File("sample")], Stream.Null), r => r.Article))
        {
            coded.Add(result.Coded!);
        }

        string[] names = ["ａ", "😀", "é", "z", "É"];
        foreach (var (one, two) in names.SelectMany(n => names.Where(m => m != n), (n, m) => (n, m)))
        {
            var article = A.Article($"odd-{one}-{two}", one, two, "threatened", one is "z" or "É" ? null : "écho de " + one);
            coded.Add(two == "z" ? article with { Events = [.. article.Events.Select(e => e with { Sources = [], Date = null })] } : article);
        }

        return coded;
    }
}
