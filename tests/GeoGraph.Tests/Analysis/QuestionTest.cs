using GeoGraph.Analysis;
using GeoGraph.Cli;
using GeoGraph.Graph;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Sqlite;
using GeoGraph.Tests.Golden;
using Xunit;

namespace GeoGraph.Tests.Analysis;

/// <summary>What analysts ask, answered on the sample articles as approved, and on small worlds with known answers.</summary>
public sealed class QuestionTest(QuestionTest.Sample sample) : IClassFixture<QuestionTest.Sample>
{
    private static readonly string[] s_network = ["network", "components", "backbone", "rank", "brokers", "mediators", "blocs", "balance", "isolation"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Questions => [.. s_network, "pairs", "changes", "escalation", "tension", "speech", "outlets"];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_answered_as_approved(string question)
    {
        var store = sample.Store;
        var actors = await ActorTable.ReadAsync(store, Cancellation);
        var log = await InteractionLog.ReadAsync(store, actors, GraphFilter.Actual, Cancellation);
        var network = await ActorNetwork.ReadAsync(store, GraphFilter.Actual, statements: false, Cancellation);
        ActorEntry Named(string key) => actors.Named([key]).Single();
        var table = question switch
        {
            "network" => network.ToTable(),
            "components" => Connections.ComponentsTable(network),
            "backbone" => Connections.BackboneTable(network),
            "rank" => Ranking.ToTable(network),
            "brokers" => Roles.Brokers(network),
            "mediators" => Roles.Mediators(network),
            "blocs" => Roles.Blocs(network),
            "balance" => Balance.Of(network).ToTable(),
            "isolation" => Roles.Isolation(network),
            "pairs" => Pairs.Active(log),
            "changes" => Pairs.Changed(log, "2024"),
            "escalation" => Pairs.Escalation(log, 60),
            "tension" => Pairs.Tension(log, Named("country/CHN"), Named("country/PHL"), new Dictionary<string, string>()),
            "speech" => Speech.ToTable(await Speech.ReadAsync(store, actors, GraphFilter.Actual, Cancellation)),
            _ => await Speech.OutletsAsync(store, actors, GraphFilter.Actual, Cancellation),
        };
        using var text = new StringWriter();
        ReportPrinter.Write(table with { Rows = [.. table.Rows.Take(25).Select(r => (IReadOnlyList<object?>)[.. r.Select(WithoutFolder)])] }, ReportFormat.Table, text);
        Approved.Check(Path.Combine("Golden", "questions", question), text.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task The_sums_that_the_store_keeps_are_those_of_the_events()
    {
        var kept = await ActorNetwork.ReadAsync(sample.Store, GraphFilter.Actual, statements: false, Cancellation);
        var log = await InteractionLog.ReadAsync(sample.Store, await ActorTable.ReadAsync(sample.Store, Cancellation), GraphFilter.Actual, Cancellation);
        Assert.Equal(kept.Ties, log.ToNetwork().Ties);
        Assert.NotEmpty(kept.Ties);
    }

    [Fact]
    public async Task A_filter_leaves_what_it_names_and_nothing_else()
    {
        var actors = await ActorTable.ReadAsync(sample.Store, Cancellation);
        async Task<IReadOnlyList<Interaction>> Of(GraphFilter filter) => (await InteractionLog.ReadAsync(sample.Store, actors, filter, Cancellation)).Interactions;
        var all = await Of(new GraphFilter());
        (GraphFilter Filter, Func<Interaction, bool> Keeps)[] cases =
        [
            (new GraphFilter { Since = "2023-08", Until = "2023" }, i => i.Date is not null && string.CompareOrdinal(i.Date, "2023-08") >= 0 && string.CompareOrdinal(i.Date, "2024") < 0),
            (new GraphFilter { Types = ["consult", "THREATEN"] }, i => i.Type is "CONSULT" or "THREATEN"),
            (new GraphFilter { Statuses = ["planned", "negated"] }, i => i.Status is "planned" or "negated"),
            (new GraphFilter { Countries = ["idn"] }, i => i.Source.Country == "IDN" || i.Target.Country == "IDN"),
        ];
        foreach (var (filter, keeps) in cases)
        {
            var expected = all.Where(keeps).ToArray();
            Assert.InRange(expected.Length, 1, all.Count - 1);
            Assert.Equal(expected, await Of(filter));
        }

        var reported = await EventRecord.ReadAsync(sample.Store, new GraphFilter(), null, null, long.MaxValue, Cancellation);
        foreach (var filter in new[] { new GraphFilter { Outlets = ["harbour wire"] }, new GraphFilter { Confidence = 0.9 }, new GraphFilter { Outlets = ["harbour wire"], Confidence = 0.9 } })
        {
            bool Keeps(FactReport r) => (filter.Outlets is null || r.Outlet == "Harbour Wire") && !(r.Confidence < filter.Confidence);
            var keys = reported.Where(e => e.Reports.Any(Keeps)).Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
            Assert.InRange(keys.Count, 1, reported.Count - 1);
            Assert.Equal(all.Where(i => keys.Contains(i.Event)), await Of(filter));
        }
    }

    [Fact]
    public void Escalation_is_conflict_that_comes_back_within_days()
    {
        var log = new InteractionLog(
        [
            Act("e1", "a", "b", -2, "2024-01-01"), Act("e2", "b", "a", -5, "2024-01-10"), Act("e3", "a", "b", -9, "2024-01-20"), Act("e4", "a", "b", -9, "2024-06-01"),
            Act("e5", "b", "a", -9, "2024-07-01"), Act("e6", "a", "b", 5, "2024-07-02"), Act("e7", "b", "c", -4, "2024-01-02"), Act("e8", "b", "c", -4, "2024-01-03"),
        ]);
        var row = Assert.Single(Pairs.Escalation(log, 14).Rows);
        Assert.Equal<object?>(["a", "b", 3L, 2L, "2024-01-01", "2024-01-20", -2.0, -9.0, -9.0], row.Take(9));
        Assert.Equal(["e1", "e2", "e3"], (string[])row[10]!);
        Assert.Equal(2, Pairs.Escalation(log, 31).Rows.Count);
    }

    [Fact]
    public void Change_is_the_difference_of_means_with_Welchs_t()
    {
        var log = new InteractionLog(
        [
            Act("e1", "a", "b", 2, "2024-01-01"), Act("e2", "b", "a", 4, "2024-01-02"), Act("e3", "a", "b", -5, "2024-02-01"), Act("e4", "a", "b", -7, "2024-02-02"), Act("e5", "a", "c", 1, "2024-02-02"),
        ]);
        // Means 3 and -6, variances 2 and 2: t = -9 / sqrt(2/2 + 2/2).
        Assert.Equal<object?>(["a", "b", 2L, 2L, 3.0, -6.0, -9.0, -6.36], Assert.Single(Pairs.Changed(log, "2024-02").Rows));
    }

    [Fact]
    public void Months_without_an_act_are_part_of_the_series()
    {
        var log = new InteractionLog([Act("e1", "a", "b", -2, "2023-11-01"), Act("e2", "b", "a", 5, "2024-02-10"), Act("e3", "b", "a", 5, "2023")]);
        var table = Pairs.Tension(log, Actor("a"), Actor("b"), new Dictionary<string, string>());
        Assert.Equal<object?>(["2023-11", "2023-12", "2024-01", "2024-02"], table.Rows.Select(r => r[0]));
        Assert.Equal<object?>([-2.0, 0.0, 0.0, 5.0], table.Rows.Select(r => r[4]));
    }

    [Fact]
    public void Two_camps_are_balanced_and_one_hostile_tie_inside_is_frustrated()
    {
        // a, b, c against d, e; a and b have fallen out.
        var friends = new[] { ("a", "c"), ("b", "c"), ("d", "e") }.Select(p => Act("f" + p.Item1 + p.Item2, p.Item1, p.Item2, 4, null));
        var foes = new[] { ("a", "b"), ("a", "d"), ("b", "d"), ("c", "d"), ("c", "e") }.Select(p => Act("h" + p.Item1 + p.Item2, p.Item1, p.Item2, -4, null));
        var balance = Balance.Of(new InteractionLog([.. friends, .. foes]).ToNetwork());
        Assert.Equal([0, 0, 0, 1, 1], balance.Camps);
        Assert.Equal(1, balance.Frustration);
        var table = balance.ToTable();
        Assert.StartsWith("Structural balance: 3 balanced and 2 unbalanced triads", table.Title, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], table.Rows.Where(r => (long)r[7]! > 0).Select(r => (string)r[0]!));
    }

    [Fact]
    public void A_mediator_is_a_friend_of_both_foes()
    {
        var network = new InteractionLog([Act("e1", "a", "b", -5, null), Act("e2", "a", "c", 3, null), Act("e3", "c", "b", 2, null), Act("e4", "a", "d", 3, null), Act("e5", "d", "b", -2, null)]).ToNetwork();
        Assert.Equal<object?>(["c", "c", 1L, 2.0], Assert.Single(Roles.Mediators(network).Rows).Take(4));
    }

    private static Interaction Act(string key, string source, string target, double score, string? date) =>
        new(Actor(source), Actor(target), false, key, "X", score < 0 ? "verbal-conflict" : "verbal-cooperation", score, date, "actual");

    private static ActorEntry Actor(string key) => new(key, key, []);

    /// <summary>Ids of files and pages hold the path they were read from.</summary>
    private static object? WithoutFolder(object? cell) => cell is string text && text.Contains("seeds/sample/", StringComparison.Ordinal) ? text[(text.LastIndexOf('/') + 1)..] : cell;

    public sealed class Sample : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("geograph-questions-").FullName;

        public SqliteGraphStore Store { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var seeds = SeedFolder.Open();
            var coder = ArticleCoder.Create(seeds);
            Store = SqliteGraphStore.Open(Path.Combine(_folder, "graph.db"), create: true);
            await Store.PrepareAsync(CancellationToken.None);
            await Store.LoadAsync([.. new ArticleReader().Read([seeds.File("sample")], Stream.Null).Select(r => GraphBuilder.Build(coder.Code(r.Article!)!))], CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            Directory.Delete(_folder, true);
        }
    }
}
