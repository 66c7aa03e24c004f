using GeoGraph.Graph;
using GeoGraph.Neo4j;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>Every report says the same on the embedded store and on a server, to the last row and its place.</summary>
[Collection(Neo4jServer.Collection)]
public sealed class ReportParityTest(Neo4jServer server, Samples samples) : IClassFixture<Samples>
{
    /// <summary>Values for parameters, by name, else by type.</summary>
    private static readonly Dictionary<string, string[]> s_values = new(StringComparer.Ordinal)
    {
        ["actor"] = ["country/CHN", "Vladimir Putin"],
        ["a"] = ["country/CHN"],
        ["b"] = ["PHL"],
        ["speaker"] = ["country/RUS"],
        ["about"] = ["USA"],
        ["outlet"] = ["harbour WIRE", "ÉCHO DE 😀"],
        ["words"] = ["WAR", "é"],
        ["since"] = ["2023-09-01"],
        ["until"] = ["2024", "2023-09"],
        ["days"] = ["0", "100000"],
        ["outlets"] = ["2"],
        ["fact"] = ["event/none"],
        ["limit"] = ["3", "100000"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Names() => Neo4jReports.Catalog.All.Select(r => new TheoryDataRow<string>(r.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_report_gives_the_same_rows_in_the_same_order_on_both_stores(string name)
    {
        var (sqlite, neo4j) = await samples.LoadedAsync(server);
        var report = Neo4jReports.Catalog.Find(name);
        var required = report.Parameters.Where(p => p.IsRequired).ToDictionary(p => p.Name, p => (object?)s_values[p.Name][0], StringComparer.Ordinal);
        var rows = 0;
        foreach (var given in Calls(report, required))
        {
            var expected = await sqlite.ReportAsync(name, given, Cancellation);
            var actual = await neo4j.ReportAsync(name, given, Cancellation);
            Assert.Equal(expected.Title, actual.Title);
            Assert.Equal(expected.Columns, actual.Columns);
            Assert.Equal(expected.Rows, actual.Rows);
            rows += expected.Rows.Count;
        }

        Assert.True(rows > 0, $"the samples give '{name}' nothing to show");
    }

    [Theory]
    [InlineData("nothing", "", "no report 'nothing'; there are active-pairs, activity-by-month, ")]
    [InlineData("timeline", "a=IDN", "report 'timeline' needs the parameter 'b'")]
    [InlineData("active-pairs", "actr=IDN", "report 'active-pairs' has no parameter 'actr'; it takes actor, ")]
    [InlineData("active-pairs", "limit=many", "report 'active-pairs': limit=many is not a whole number")]
    [InlineData("active-pairs", "actor=Chin", "no actor 'Chin' in this graph; is it country/CHN (")]
    public async Task A_wrong_call_gets_the_same_line_on_both_stores(string report, string given, string message)
    {
        var (sqlite, neo4j) = await samples.LoadedAsync(server);
        var values = given.Split('=') is [var name, var value] ? new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value } : [];
        foreach (var store in new[] { sqlite, neo4j })
        {
            var error = await Assert.ThrowsAsync<GraphStoreException>(() => store.ReportAsync(report, values, Cancellation));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Theory]
    [InlineData("MATCH (n:Actor)\nRETURN m.name AS name", "Variable `m` not defined (line 6, column 8 (offset: ")]
    [InlineData("MATCH (n:Actor)\nRETRUN n.name AS name", "(line 6, column 1 (offset: ")]
    [InlineData("MATCH (n:Actor)\nRETURN n.name AS nam", "its header names the columns name, its query gives nam")]
    public async Task A_wrong_query_gets_one_line_with_its_position_in_the_file(string query, string message)
    {
        var (_, neo4j) = await samples.LoadedAsync(server);
        var file = Path.Combine(samples.Folder, "mine.cypher");
        await File.WriteAllTextAsync(file, "// title: T\n// question: Q\n// param: limit number 5 rows\n// columns: name\n" + query + "\nLIMIT 5\n", Cancellation);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.ReportAsync(file, new Dictionary<string, object?>(), Cancellation));
        Assert.StartsWith($"report '{file}': ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("MATCH (n:Actor) SET n.name = 'x' RETURN n.name AS name")]
    [InlineData("CREATE (n:Mine {name: 'x'}) RETURN n.name AS name")]
    [InlineData("MATCH (n:Actor) DETACH DELETE n RETURN 'x' AS name")]
    [InlineData("CREATE INDEX mine FOR (n:Actor) ON (n.kind)")]
    public async Task A_report_of_the_users_own_only_reads(string query)
    {
        var (_, neo4j) = await samples.LoadedAsync(server);
        var before = (await GraphHash.OfAsync(neo4j, Cancellation)).Hash;
        var file = Path.Combine(samples.Folder, "own.cypher");
        await File.WriteAllTextAsync(file, "// title: T\n// question: Q\n// columns: name\n" + query + "\n", Cancellation);
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.ReportAsync(file, new Dictionary<string, object?>(), Cancellation));
        Assert.Contains("a report only reads the graph", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await GraphHash.OfAsync(neo4j, Cancellation)).Hash);
    }

    /// <summary>The defaults, every value of every parameter by itself, and the first value of all together.</summary>
    private static IEnumerable<Dictionary<string, object?>> Calls(ReportDefinition report, Dictionary<string, object?> required)
    {
        string[] Values(ReportParameter p) => s_values.GetValueOrDefault(p.Name) ?? s_values["actor"];
        yield return required;
        foreach (var (parameter, value) in report.Parameters.SelectMany(p => Values(p).Select(v => (p, v))))
        {
            yield return new Dictionary<string, object?>(required, StringComparer.Ordinal) { [parameter.Name] = value };
        }

        yield return report.Parameters.ToDictionary(p => p.Name, p => (object?)Values(p)[0], StringComparer.Ordinal);
    }
}
