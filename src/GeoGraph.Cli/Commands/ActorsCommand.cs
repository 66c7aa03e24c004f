using System.CommandLine;
using GeoGraph.Analysis;
using GeoGraph.Graph;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph actors QUERY</c>: the actors of a graph that people may mean.</summary>
public static class ActorsCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY") { Arity = ArgumentArity.OneOrMore, Description = "A name, a part of one, a key or a country code; accents and letter case do not matter." };
        query.Validators.Add(Options.RejectOptions);
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "At most this many (default: 20).", DefaultValueFactory = _ => 20 };
        limit.Validators.Add(Options.Within(0, int.MaxValue));
        var graph = Options.Graph();
        var json = Options.Json();
        var csv = Options.Csv();
        var command = new Command("actors", "Finds actors of the graph by name.") { query, limit, graph, json, csv };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = ReportPrinter.Format(parsed.GetValue(json), parsed.GetValue(csv));
            ReportPrinter.Print(await FindAsync(string.Join(' ', parsed.GetValue(query)!), parsed.GetValue(limit), parsed.GetValue(graph)!, cancellation).ConfigureAwait(false), format);
            return CommandRunner.Success;
        });
        return command;
    }

    private static async Task<ReportTable> FindAsync(string query, int limit, string address, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        var found = new ActorDirectory((await ActorTable.ReadAsync(store, cancellation).ConfigureAwait(false)).Actors).Search(query).Take(limit).ToArray();
        if (found.Length == 0)
        {
            throw new GraphStoreException($"no actor like '{query}' in this graph");
        }

        var activity = new Dictionary<string, IReadOnlyList<object?>>(StringComparer.Ordinal);
        await foreach (var row in store.QueryAsync("actor-activity", new Dictionary<string, object?> { ["keys"] = found.Select(a => a.Key).ToArray() }, cancellation).ConfigureAwait(false))
        {
            activity.Add((string)row[0]!, row);
        }

        return new ReportTable(
            "actors", $"Actors like '{query}'", ["key", "name", "kind", "country", "wikidata", "events", "said", "about", "articles", "aliases"],
            [.. found.Select(a => (IReadOnlyList<object?>)[a.Key, a.Name, a.Kind, a.Country, a.Wikidata, .. activity[a.Key].Skip(1), a.Aliases.ToArray()])]);
    }
}
