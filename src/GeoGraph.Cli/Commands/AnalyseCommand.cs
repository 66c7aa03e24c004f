using System.CommandLine;
using System.Globalization;
using GeoGraph.Analysis;
using GeoGraph.Graph;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph analyse NAME</c>: what analysts ask of the network of actors.</summary>
public static class AnalyseCommand
{
    /// <summary>Widest bar beside a ranking on the screen.</summary>
    private const int WidestBar = 20;

    public static Command Create() => new("analyse", "Analyses who has to do with whom.")
    {
        OfNetwork("network", "The ties between actors, the strongest first.", n => n.ToTable(), "events"),
        OfNetwork("components", "Which actors hang together, directly or through others.", Connections.ComponentsTable),
        OfNetwork("rank", "Actors by PageRank (Brin and Page 1998), degree, betweenness (Brandes 2001), closeness (Wasserman and Faust 1994) and core (Batagelj and Zaversnik 2003).", Ranking.ToTable, "pagerank"),
        Path(),
        OfNetwork("backbone", "The strongest ties that still join all who hang together: a maximum spanning forest (Kruskal 1956).", Connections.BackboneTable),
        Tension(),
        OfLog("pairs", "The most active pairs, how they get on (Goldstein 1992) and when.", (_, log) => Pairs.Active(log), "events"),
        Changes(),
        OfNetwork("brokers", "Who joins those that nobody else joins: betweenness (Freeman 1977) and constraint (Burt, Structural Holes, 1992).", Roles.Brokers, "betweenness"),
        OfNetwork("mediators", "Who gets on well with both sides of a conflict: the third of an unbalanced triad (Heider 1946).", Roles.Mediators, "conflicts"),
        OfNetwork("blocs", "Who cooperates with each other more than chance would have it: Leiden communities (Traag, Waltman and van Eck 2019).", Roles.Blocs),
        OfNetwork("balance", "Structural balance: triads (Cartwright and Harary 1956), frustration (Aref and Wilson 2019), and who would have to switch.", n => Balance.Of(n).ToTable(), "frustrated"),
        OfNetwork("isolation", "Whose dealings are conflict rather than cooperation (Maoz, Networks of Nations, 2010).", Roles.Isolation, "isolation"),
        Escalation(),
        OfStore("speech", "Who speaks about whom and how; tone is the mean Goldstein score (1992) of the acts they tell of.", async (store, actors, filter, cancellation) =>
            Speech.ToTable(await Speech.ReadAsync(store, actors, filter, cancellation).ConfigureAwait(false)), "statements"),
        OfStore("outlets", "Which outlet carries whose claims: who gets to be heard (Gans, Deciding What's News, 1979).", Speech.OutletsAsync, "statements"),
    };

    private static Command Path()
    {
        var (from, to) = Two("FROM", "TO");
        var command = new Command("path", "The shortest path between two actors (Dijkstra 1959), and what happened on each step.") { from, to };
        return OfNetwork(command, (parsed, network) =>
        {
            var directory = new ActorDirectory(network.Actors);
            return Connections.PathTable(network, directory.Find(parsed.GetValue(from)!), directory.Find(parsed.GetValue(to)!));
        });
    }

    private static Command Tension()
    {
        var (one, other) = Two("ACTOR", "OTHER");
        var command = new Command("tension", "Cooperation and conflict of a pair month by month, on Goldstein's scale (1992), with evidence.") { one, other };
        return Complete(command, "goldstein", async (parsed, store, filter, cancellation) =>
        {
            var actors = await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false);
            var directory = new ActorDirectory(actors.Actors);
            var keys = new[] { directory.Find(parsed.GetValue(one)!), directory.Find(parsed.GetValue(other)!) };
            var log = await InteractionLog.ReadAsync(store, actors, filter, cancellation).ConfigureAwait(false);
            var events = await EventRecord.ReadAsync(store, filter, keys[0], keys[1], long.MaxValue, cancellation).ConfigureAwait(false);
            return Pairs.Tension(
                log, actors.Named(keys[..1]).First(), actors.Named(keys[1..]).First(), events.ToDictionary(e => e.Key, e => e.Reports[0].Evidence, StringComparer.Ordinal));
        });
    }

    private static Command Changes()
    {
        var at = new Option<string?>("--at") { HelpName = "DATE", Description = "From which day on is after (default: half of the acts)." };
        var command = new Command("changes", "The pairs that get on otherwise than before: difference of mean Goldstein scores (1992), and its t (Welch 1947).") { at };
        return OfLog(command, (parsed, log) => Pairs.Changed(log, parsed.GetValue(at)), "change");
    }

    private static Command Escalation()
    {
        var days = new Option<int>("--days") { HelpName = "N", Description = "Within how many days an act is an answer (default: 14).", DefaultValueFactory = _ => 14 };
        days.Validators.Add(Options.Within(1, 3650));
        var command = new Command("escalation", "Conflict answered with conflict within days, and so on: ladders (Kahn, On Escalation, 1965; Goldstein and Freeman 1990).") { days };
        return OfLog(command, (parsed, log) => Pairs.Escalation(log, parsed.GetValue(days)));
    }

    private static (Argument<string> One, Argument<string> Other) Two(string one, string other) =>
        (new Argument<string>(one) { Description = "An actor's key, name or country code." }, new Argument<string>(other) { Description = "Another actor." });

    private static Command OfNetwork(string name, string description, Func<ActorNetwork, ReportTable> analyse, string? bars = null) =>
        OfNetwork(new Command(name, description), (_, network) => analyse(network), bars);

    private static Command OfNetwork(Command command, Func<ParseResult, ActorNetwork, ReportTable> analyse, string? bars = null)
    {
        var statements = new Option<bool>("--statements") { Description = "Count statements about each other as ties too." };
        command.Options.Add(statements);
        return Complete(command, bars, async (parsed, store, filter, cancellation) =>
        {
            var network = await ActorNetwork.ReadAsync(store, filter, parsed.GetValue(statements), cancellation).ConfigureAwait(false);
            return network.Ties.Count == 0 ? throw Nothing("events between two actors") : analyse(parsed, network);
        });
    }

    private static Command OfLog(string name, string description, Func<ParseResult, InteractionLog, ReportTable> analyse, string? bars = null) => OfLog(new Command(name, description), analyse, bars);

    private static Command OfLog(Command command, Func<ParseResult, InteractionLog, ReportTable> analyse, string? bars = null) =>
        Complete(command, bars, async (parsed, store, filter, cancellation) =>
        {
            var log = await InteractionLog.ReadAsync(store, await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false), filter, cancellation).ConfigureAwait(false);
            return log.Interactions.Count == 0 ? throw Nothing("events between two actors") : analyse(parsed, log);
        });

    private static Command OfStore(string name, string description, Func<IGraphStore, ActorTable, GraphFilter, CancellationToken, Task<ReportTable>> analyse, string? bars = null) =>
        Complete(new Command(name, description), bars, async (_, store, filter, cancellation) =>
        {
            var table = await analyse(store, await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false), filter, cancellation).ConfigureAwait(false);
            return table.Rows.Count == 0 ? throw Nothing("statements") : table;
        });

    private static GraphStoreException Nothing(string what) => new($"no {what} in this graph within these dates and filters");

    private static Command Complete(Command command, string? bars, Func<ParseResult, IGraphStore, GraphFilter, CancellationToken, Task<ReportTable>> analyse)
    {
        var graph = Options.Graph();
        var filter = new FilterOptions(command, GraphFilter.Actual.Statuses);
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = "At most this many rows." };
        limit.Validators.Add(Options.Within(0, int.MaxValue));
        var output = new Option<string?>("--out") { HelpName = "FILE.svg", Description = "Draw a chart into this file instead." };
        var json = Options.Json();
        var csv = Options.Csv();
        foreach (var option in new Option[] { limit, graph, output, json, csv })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var format = ReportPrinter.Format(parsed.GetValue(json), parsed.GetValue(csv));
            var wanted = filter.Read(parsed);
            var store = GraphAddress.Open(parsed.GetValue(graph)!, create: false);
            await using var closing = store.ConfigureAwait(false);
            await store.PrepareAsync(cancellation).ConfigureAwait(false);
            var table = await analyse(parsed, store, wanted, cancellation).ConfigureAwait(false);
            table = table with { Rows = [.. table.Rows.Take(parsed.GetValue(limit) ?? int.MaxValue)] };
            if (parsed.GetValue(output) is { } path)
            {
                ChartWriter.Write(table, path);
                return CommandRunner.Success;
            }

            ReportPrinter.Print(format == ReportFormat.Table ? WithBars(table, bars) : WithNumbers(table), format);
            return CommandRunner.Success;
        });
        return command;
    }

    /// <summary>With a bar beside the numbers of a column.</summary>
    private static ReportTable WithBars(ReportTable table, string? column)
    {
        var at = column is null ? -1 : table.Columns.ToList().IndexOf(column);
        var most = at < 0 ? 0 : table.Rows.Select(r => Math.Abs(Number(r[at]))).DefaultIfEmpty().Max();
        return most == 0 ? table : table with
        {
            Columns = [.. table.Columns.Take(at + 1), "", .. table.Columns.Skip(at + 1)],
            Rows = [.. table.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Take(at + 1), Bar(Number(r[at]), most), .. r.Skip(at + 1)])],
        };
    }

    private static string Bar(double value, double most) => (value < 0 ? "-" : "") + new string('▇', (int)Math.Round(Math.Abs(value) / most * WidestBar));

    private static double Number(object? cell) => cell is null ? 0 : Convert.ToDouble(cell, CultureInfo.InvariantCulture);

    /// <summary>With what a sparkline shows as numbers.</summary>
    private static ReportTable WithNumbers(ReportTable table) => table with
    {
        Rows = [.. table.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Select(c => c is Trend trend ? trend.Values.Select(v => v.ToString(CultureInfo.InvariantCulture)).ToArray() : c)])],
    };
}
