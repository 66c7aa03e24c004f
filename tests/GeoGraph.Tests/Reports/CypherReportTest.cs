using GeoGraph.Graph;
using GeoGraph.Neo4j;
using GeoGraph.Sqlite.Reports;
using Xunit;

namespace GeoGraph.Tests.Reports;

/// <summary>The files of <c>cypher/reports</c>, without a server.</summary>
public sealed class CypherReportTest
{
    public static IEnumerable<TheoryDataRow<string>> Names() => Directory.EnumerateFiles(Folder(), "*.cypher")
        .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n));

    [Fact]
    public void Both_stores_have_the_same_reports_and_at_least_twenty()
    {
        var names = Names().Select(n => n.Data).ToList();
        Assert.True(names.Count >= 20);
        Assert.Equal(SqliteReports.Catalog.All.Select(r => r.Name), names);
        Assert.Equal(Neo4jReports.Catalog.All.Select(r => r.Name), names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_has_the_same_header_on_both_stores(string name)
    {
        var cypher = ReportDefinition.Parse(name, Text(name));
        var sql = SqliteReports.Catalog.Find(name);
        Assert.Equal((sql.Title, sql.Question), (cypher.Title, cypher.Question));
        Assert.Equal(sql.Parameters, cypher.Parameters);
        Assert.Equal(sql.Columns, cypher.Columns);
        Assert.Equal(sql.ListColumns.Order(StringComparer.Ordinal), cypher.ListColumns.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_values_written_for_the_browser_are_the_defaults_of_the_header(string name)
    {
        var text = Text(name);
        var report = ReportDefinition.Parse(name, text);
        var given = report.Parameters.Where(p => p.Name != "limit").ToArray();
        var lines = text.TrimEnd().Split('\n');
        if (given.Length > 0)
        {
            var map = Assert.Single(lines, l => l.StartsWith("WITH {", StringComparison.Ordinal));
            var written = map["WITH {".Length..map.IndexOf('}', StringComparison.Ordinal)].Split(", ").Select(v => v.Split(": ")).ToArray();
            Assert.Equal(given.Select(p => p.Name), written.Select(v => v[0]));
            Assert.All(given.Zip(written), p => Assert.True(p.First.IsRequired ? p.Second[1] != "null" : p.Second[1] == (p.First.Default ?? "null"), p.First.Name));
        }

        Assert.Equal("LIMIT " + report.Parameters.Single(p => p.Name == "limit").Default, lines[^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_take_the_place_of_the_written_values_and_every_line_keeps_its_number(string name)
    {
        var text = Text(name).TrimEnd().Split('\n');
        var report = ReportDefinition.Parse(name, Text(name));
        var query = report.Query.Split('\n');
        Assert.Equal(text.Length, query.Length);
        Assert.All(report.Parameters, p => Assert.Contains("$" + p.Name, report.Query, StringComparison.Ordinal));
        Assert.All(text.Zip(query).Where(l => l.First != l.Second), l => Assert.True(l.First.StartsWith("WITH {", StringComparison.Ordinal) || l.First == text[^1]));
    }

    [Theory]
    [InlineData("// title: T", "'columns:'")]
    [InlineData("// title: T\n// question: Q\n// columns: a\n// param: x text none what\nRETURN 1 AS a", "no line 'WITH {…} AS given'")]
    [InlineData("// title: T\n// question: Q\n// columns: a\n// param: limit number 5 rows\nRETURN 1 AS a", "last line is not 'LIMIT …'")]
    [InlineData("// title: T\n// question: Q\n// columns: a\n// param: limit rows\nRETURN 1 AS a", "is not 'name type default description'")]
    public void A_file_that_is_no_report_is_told_in_one_line(string text, string message)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".cypher");
        File.WriteAllText(path, text);
        try
        {
            var error = Assert.Throws<GraphStoreException>(() => Neo4jReports.Catalog.Find(path));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name + ".cypher"));

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GeoGraph.sln")))
            {
                return Path.Combine(folder.FullName, "cypher", "reports");
            }
        }

        throw new DirectoryNotFoundException("the tests run inside a checkout");
    }
}
