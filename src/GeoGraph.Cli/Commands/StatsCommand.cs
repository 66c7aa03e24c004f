using System.CommandLine;
using System.Globalization;
using GeoGraph.Graph;
using Newtonsoft.Json;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph stats</c>: how many nodes and relationships of each kind, and the digest of the graph.</summary>
public static class StatsCommand
{
    public static Command Create()
    {
        var graph = Options.Graph();
        var json = Options.Json();
        var command = new Command("stats", "Counts nodes and relationships; equal graphs have equal hashes.") { graph, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(graph)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string address, bool json, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        var hash = await GraphHash.OfAsync(store, cancellation).ConfigureAwait(false);
        if (json)
        {
            Console.WriteLine(JsonConvert.SerializeObject(new { hash = hash.Hash, nodes = hash.Nodes, relationships = hash.Edges }));
            return CommandRunner.Success;
        }

        foreach (var (name, count) in hash.Nodes.Concat(hash.Edges))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16}{count,12:N0}"));
        }

        Console.WriteLine($"{"hash",-16}{hash.Hash}");
        return CommandRunner.Success;
    }
}
