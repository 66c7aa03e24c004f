using GeoGraph.Cli;
using GeoGraph.Graph;
using GeoGraph.Sqlite;
using GeoGraph.Sqlite.Reports;

namespace GeoGraph.Tests.Reports;

public sealed class ReportTest : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"geograph-report-{Guid.NewGuid():N}.db");

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static IEnumerable<Xunit.TheoryDataRow<string>> Names() => SqliteReports.Catalog.All.Select(r => new Xunit.TheoryDataRow<string>(r.Name));

    [Xunit.Theory]
    [Xunit.MemberData(nameof(Names))]
    public async Task Every_report_runs_and_gives_the_columns_of_its_header(string name)
    {
        await using var store = await FilledAsync();
        var report = SqliteReports.Catalog.Find(name);
        var required = report.Parameters.Where(p => p.IsRequired).ToDictionary(p => p.Name, p => (object?)(p.Name == "b" ? "USA" : "IDN"), StringComparer.Ordinal);
        var table = await store.ReportAsync(name, required, Cancellation);
        Xunit.Assert.Equal(report.Columns, table.Columns);
        Xunit.Assert.All(table.Rows, r => Xunit.Assert.Equal(report.Columns.Count, r.Count));
    }

    [Xunit.Fact]
    public async Task Active_pairs_sum_both_directions_and_leave_out_what_did_not_happen()
    {
        await using var store = await FilledAsync();
        var table = await store.ReportAsync("active-pairs", Given(), Cancellation);
        Xunit.Assert.Equal(["Indonesia", "United States", 2L, 1L, 1L], table.Rows[0].Take(5));
    }

    [Xunit.Fact]
    public async Task A_denied_event_stands_beside_the_one_who_asserts_it()
    {
        await using var store = await FilledAsync();
        var row = Xunit.Assert.Single((await store.ReportAsync("contested-events", Given(), Cancellation)).Rows);
        Xunit.Assert.Equal<object?>(
            ["ASSAULT", "USA → IDN – ASSAULT (attacked)", new[] { "Alpha" }, "a1", "USA → IDN – ASSAULT (attacked)", new[] { "United States" }, "a2", 1L], row);
        Xunit.Assert.Empty((await store.ReportAsync("contested-events", Given(("days", "0")), Cancellation)).Rows);
    }

    [Xunit.Fact]
    public async Task A_report_in_a_file_of_the_user_runs_too()
    {
        await using var store = await FilledAsync();
        var file = _path + ".sql";
        await File.WriteAllTextAsync(
            file, "-- title: Mine\n-- question: Who?\n-- param: limit number 1 rows\n-- columns: name, aliases[]\nSELECT name, json_array('x', 'ß') FROM actor ORDER BY key LIMIT @limit", Cancellation);
        var table = await store.ReportAsync(file, Given(), Cancellation);
        Xunit.Assert.Equal<object?>(["Indonesia", new[] { "x", "ß" }], Xunit.Assert.Single(table.Rows));
    }

    [Xunit.Theory]
    [Xunit.InlineData("country/USA")]
    [Xunit.InlineData("COUNTRY/usa")]
    [Xunit.InlineData("united states")]
    [Xunit.InlineData("usa")]
    public async Task An_actor_is_found_by_key_name_and_code(string name)
    {
        await using var store = await FilledAsync();
        var table = await store.ReportAsync("who-said-what", Given(("speaker", name)), Cancellation);
        Xunit.Assert.Equal(new[] { "United States" }, Xunit.Assert.Single(table.Rows)[1]);
    }

    [Xunit.Theory]
    [Xunit.InlineData("nothing", "", "", "no report 'nothing'; there are ")]
    [Xunit.InlineData("timeline", "a", "IDN", "report 'timeline' needs the parameter 'b'")]
    [Xunit.InlineData("active-pairs", "actr", "IDN", "report 'active-pairs' has no parameter 'actr'; it takes actor, ")]
    [Xunit.InlineData("active-pairs", "limit", "many", "report 'active-pairs': limit=many is not a whole number")]
    [Xunit.InlineData("active-pairs", "since", "2020-13-01", "report 'active-pairs': since=2020-13-01 is not a date")]
    [Xunit.InlineData("active-pairs", "actor", "Indo", "no actor 'Indo' in this graph; is it country/IDN (Indonesia)?")]
    public async Task A_wrong_call_gets_one_line_that_says_what_is_wrong(string report, string name, string value, string message)
    {
        await using var store = await FilledAsync();
        var given = name.Length > 0 ? Given((name, value)) : Given();
        var error = await Xunit.Assert.ThrowsAsync<GraphStoreException>(() => store.ReportAsync(report, given, Cancellation));
        Xunit.Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Xunit.Assert.DoesNotContain('\n', error.Message);
    }

    [Xunit.Fact]
    public void Csv_quotes_what_has_commas_quotes_or_line_ends()
    {
        var table = new ReportTable("t", "T", ["a", "b"], [["x, \"y\"", 1.5], [null, new[] { "p", "q" }]]);
        using var csv = new StringWriter();
        ReportPrinter.Write(table, ReportFormat.Csv, csv);
        Xunit.Assert.Equal("a,b\r\n\"x, \"\"y\"\"\",1.5\r\n,p; q\r\n", csv.ToString());
        using var plain = new StringWriter();
        ReportPrinter.Write(table, ReportFormat.Table, plain);
        Xunit.Assert.Equal("T\na       b\nx, \"y\"  1.5\n        p; q\n", plain.ToString());
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*"))
        {
            File.Delete(file);
        }
    }

    private static Dictionary<string, object?> Given(params (string Name, object? Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    private async Task<SqliteGraphStore> FilledAsync()
    {
        var store = SqliteGraphStore.Open(_path, create: true);
        await store.PrepareAsync(Cancellation);
        await store.LoadAsync(
            [
                GraphBuilder.Build(Coded("a1", "Alpha", null, Event("e1", "ASSAULT", EventStatus.Actual, "USA", "IDN"), Event("e2", "CONSULT", EventStatus.Actual, "IDN", "USA"))),
                GraphBuilder.Build(Coded("a2", "Beta", "s1", Event("e3", "ASSAULT", EventStatus.Negated, "USA", "IDN"))),
            ],
            Cancellation);
        return store;
    }

    private static CodedEvent Event(string key, string type, EventStatus status, string source, string target) => new()
    {
        Key = key,
        Type = type,
        QuadClass = type == "ASSAULT" ? QuadClass.MaterialConflict : QuadClass.VerbalCooperation,
        Sources = ["country/" + source],
        Targets = ["country/" + target],
        Anchor = new TextSpan(0, 8),
        Status = status,
        Place = new Place("place/jakarta", "Jakarta", "IDN", new TextSpan(9, 12)),
        Confidence = 1,
        Rule = "r",
    };

    private static CodedArticle Coded(string id, string outlet, string? statement, params CodedEvent[] events) => new()
    {
        Article = new Article { Id = id, Text = "attacked the other party, it said", Language = "en", Outlet = outlet, Published = "2020-01-0" + id[1..] },
        Language = "en",
        Coder = new Coder("test", "0", "0"),
        Sentences = [new TextSpan(0, 33)],
        Actors = new ArticleActors(
            [
                new Actor { Key = "country/IDN", Name = "Indonesia", Kind = ActorKind.Country, Country = "IDN", Affiliations = [new Affiliation("country/USA", null, null, null)] },
                new Actor { Key = "country/USA", Name = "United States", Kind = ActorKind.Country, Country = "USA" },
            ],
            []),
        Statements = statement is null ? [] :
        [
            new Statement
            {
                Key = statement, Speakers = ["country/USA"], Speaker = null, Cue = new TextSpan(29, 33), Content = [new TextSpan(0, 24)], Quotation = QuotationKind.Indirect,
                About = ["country/IDN"], Confidence = 1, Rule = "c",
            },
        ],
        Events = [.. events.Select(e => e with { Statement = statement })],
    };
}
