using System.CommandLine;
using GeoGraph.Analysis;
using GeoGraph.Graph;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph analyse network|components|rank|path A B</c>: analyses the network of actors.</summary>
public static class AnalyseCommand
{
    public static Command Create() => new("analyse", "Analyses who has to do with whom.")
    {
        Analysis("network", "The ties between actors, the strongest first.", n => n.ToTable()),
        Analysis("components", "Which actors hang together, directly or through others.", Connections.ComponentsTable),
        Analysis("rank", "Actors by degree, weighted degree and weighted PageRank.", Ranking.ToTable),
        Path(),
    };

    private static Command Path()
    {
        var from = new Argument<string>("FROM") { Description = "An actor's key, name or country code." };
        var to = new Argument<string>("TO") { Description = "Another actor." };
        var command = new Command("path", "The shortest path between two actors, and what happened on each step.") { from, to };
        return Complete(command, (parsed, network) =>
        {
            var directory = new ActorDirectory(network.Actors);
            return Connections.PathTable(network, directory.Find(parsed.GetValue(from)!), directory.Find(parsed.GetValue(to)!));
        });
    }

    private static Command Analysis(string name, string description, Func<ActorNetwork, ReportTable> analyse) =>
        Complete(new Command(name, description), (_, network) => analyse(network));

    private static Command Complete(Command command, Func<ParseResult, ActorNetwork, ReportTable> analyse)
    {
        var graph = Options.Graph();
        var statements = new Option<bool>("--statements") { Description = "Count statements about each other as ties too." };
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = "At most this many rows." };
        var json = Options.Json();
        var csv = Options.Csv();
        foreach (var option in new Option[] { graph, statements, limit, json, csv })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var format = ReportPrinter.Format(parsed.GetValue(json), parsed.GetValue(csv));
            var store = GraphAddress.Open(parsed.GetValue(graph)!, create: false);
            await using var closing = store.ConfigureAwait(false);
            await store.PrepareAsync(cancellation).ConfigureAwait(false);
            var table = analyse(parsed, await ActorNetwork.ReadAsync(store, parsed.GetValue(statements), cancellation).ConfigureAwait(false));
            var most = parsed.GetValue(limit) ?? int.MaxValue;
            if (most < 0)
            {
                throw new UsageException("--limit takes a whole number, 0 or more");
            }

            ReportPrinter.Print(table with { Rows = [.. table.Rows.Take(most)] }, format);
            return CommandRunner.Success;
        });
        return command;
    }
}
