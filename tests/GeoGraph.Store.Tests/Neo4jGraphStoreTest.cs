using GeoGraph.Graph;
using GeoGraph.Neo4j;
using GeoGraph.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests;

[Collection(Neo4jServer.Collection)]
public sealed class Neo4jGraphStoreTest(Neo4jServer server) : GraphStoreContract
{
    /// <summary>So that what is known of the import of files from a file (<see cref="AdminExportTest"/>) holds for those from a server.</summary>
    [Fact]
    public async Task Both_stores_export_the_same_files_for_neo4j_admin()
    {
        var folder = Directory.CreateTempSubdirectory("geograph-export-").FullName;
        try
        {
            await using var embedded = SqliteGraphStore.Open(Path.Combine(folder, "graph.db"), create: true);
            await using var remote = await OpenEmptyAsync();
            var exported = new List<string[]>();
            foreach (var store in (IGraphStore[])[embedded, remote])
            {
                await LoadAsync(store, A.Corpus(60));
                await LoadAsync(store, [A.Article("article-1", "DDD", "AAA", "warned"), A.Article("say \"a\"", "AAA", "BBB", outlet: "Daily")]);
                await store.DeleteAsync(["article-7"], TestContext.Current.CancellationToken);
                var files = Path.Combine(folder, exported.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                await new AdminExport(store, files).WriteAsync(TestContext.Current.CancellationToken);
                exported.Add([.. Directory.GetFiles(files).Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + "\n" + File.ReadAllText(f))]);
            }

            Assert.Equal(exported[0], exported[1]);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    protected override Task<IGraphStore> OpenEmptyAsync() => server.OpenEmptyAsync();
}
