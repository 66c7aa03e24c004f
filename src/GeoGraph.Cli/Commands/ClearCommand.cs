using System.CommandLine;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph clear --yes</c>: empties the graph.</summary>
public static class ClearCommand
{
    public static Command Create()
    {
        var yes = new Option<bool>("--yes") { Description = "Yes, remove everything." };
        var graph = Options.Graph();
        var command = new Command("clear", "Removes everything from the graph.") { yes, graph };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(yes), parsed.GetValue(graph)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool yes, string address, CancellationToken cancellation)
    {
        if (!yes)
        {
            throw new UsageException($"clear removes everything from {GraphAddress.Shown(address)}; say so with --yes");
        }

        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        await store.ClearAsync(cancellation).ConfigureAwait(false);
        Console.WriteLine($"{GraphAddress.Shown(address)}: empty now");
        return CommandRunner.Success;
    }
}
