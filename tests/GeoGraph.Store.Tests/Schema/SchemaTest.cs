using System.Text.RegularExpressions;
using GeoGraph.Graph;
using GeoGraph.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GeoGraph.Store.Tests.Schema;

/// <summary>What is written by hand in the languages of the stores says what <see cref="GraphSchema"/> says, no more and no less.</summary>
public sealed partial class SchemaTest
{
    /// <summary>Columns that are the embedded store's own.</summary>
    private static readonly string[] s_bookkeeping = ["id", "key", "claims", "label", "discriminator", "score", "scored"];

    [Fact]
    public void The_tables_of_the_embedded_store_hold_every_property_with_its_type()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = SqliteSchema.Script();
            create.ExecuteNonQuery();
        }

        var tables = SqliteSchema.Nodes.Select(n => (n.Table, n.Columns, Ends: Array.Empty<string>()))
            .Concat(SqliteSchema.Edges.Select(e => (e.Table, e.Columns, Ends: new[] { e.FromColumn, e.ToColumn }))).ToArray();
        foreach (var (table, columns, ends) in tables)
        {
            var expected = columns.Select(c => $"{c.Column} {c.Type switch { PropertyType.Whole => "INTEGER", PropertyType.Real => "REAL", _ => "TEXT" }}")
                .Concat(ends.Select(e => e + " INTEGER")).Order(StringComparer.Ordinal);
            Assert.Equal(expected, Columns(connection, table).Where(c => !s_bookkeeping.Contains(c.Split(' ')[0])).Order(StringComparer.Ordinal));
        }

        Assert.Equal(tables.Select(t => t.Table).Append("dyad").Order(StringComparer.Ordinal), Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_constraints_of_Neo4j_cover_every_label_and_its_indexes_name_properties_there_are()
    {
        var text = await File.ReadAllTextAsync(Checkout.Path("cypher", "schema.cypher"), TestContext.Current.CancellationToken);
        Assert.Equal(
            GraphSchema.Nodes.Select(n => n.Label).Append("GeoGraph").Order(StringComparer.Ordinal),
            KeyPattern().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        var indexes = IndexPattern().Matches(text);
        Assert.Equal(text.Split("INDEX ").Length - 1, indexes.Count);
        foreach (var (label, property) in indexes.SelectMany(i => i.Groups[1].Value.Split('|'), (i, label) => (i, label))
            .SelectMany(p => PropertyPattern().Matches(p.i.Groups[2].Value), (p, m) => (p.label, m.Groups[1].Value)))
        {
            // A full-text index over several labels takes what each of them has.
            Assert.Contains(property, GraphSchema.Nodes.Where(n => text.Contains($"{label}|", StringComparison.Ordinal) || text.Contains($"|{label}", StringComparison.Ordinal) || n.Label == label).SelectMany(n => n.Properties).Select(p => p.Name));
        }
    }

    [Fact]
    public async Task The_files_of_the_coded_articles_give_only_what_the_schema_names()
    {
        var graph = A.Corpus(30).Select(GraphBuilder.Build).ToArray();
        var folder = Directory.CreateTempSubdirectory("geograph-schema-").FullName;
        await using (var store = SqliteGraphStore.Open(Path.Combine(folder, "g.db"), create: true))
        {
            await store.PrepareAsync(TestContext.Current.CancellationToken);
            await store.LoadAsync(graph, TestContext.Current.CancellationToken);
            await foreach (var node in store.NodesAsync(TestContext.Current.CancellationToken))
            {
                Assert.Subset(GraphSchema.Node(node.Label).Properties.Select(p => p.Name).ToHashSet(), node.Properties.Keys.ToHashSet());
            }

            await foreach (var edge in store.EdgesAsync(TestContext.Current.CancellationToken))
            {
                Assert.Subset(GraphSchema.Edge(edge.Type, edge.From.Label).Properties.Select(p => p.Name).ToHashSet(), edge.Properties.Keys.ToHashSet());
            }
        }

        foreach (var edge in graph.SelectMany(a => a.Contributions).SelectMany(c => c.Evidence))
        {
            Assert.Subset(GraphSchema.Edge(edge.Type, edge.From.Label).Properties.Select(p => p.Name).ToHashSet(), edge.Properties.Keys.ToHashSet());
        }

        Directory.Delete(folder, true);
    }

    private static IEnumerable<string> Columns(SqliteConnection connection, string table) =>
        Rows(connection, $"SELECT name || ' ' || type FROM pragma_table_info('{table}')");

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    [GeneratedRegex(@"FOR \(n:(\w+)\) REQUIRE n\.key IS UNIQUE", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"INDEX \w+ IF NOT EXISTS FOR \(n:([\w|]+)\) ON (?:EACH )?([\[(][^\])]*)", RegexOptions.CultureInvariant)]
    private static partial Regex IndexPattern();

    [GeneratedRegex(@"n\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyPattern();
}
