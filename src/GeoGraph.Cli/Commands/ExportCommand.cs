using System.CommandLine;
using System.Globalization;
using GeoGraph.Neo4j;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph export neo4j-admin DIR</c>: the graph as files for another program.</summary>
public static class ExportCommand
{
    public static Command Create() => new("export", "Writes the graph as files for another program.") { Neo4jAdmin() };

    private static Command Neo4jAdmin()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder to make." };
        folder.Validators.Add(Options.RejectOptions);
        var graph = Options.Graph();
        var command = new Command("neo4j-admin", "Writes CSV files and the 'neo4j-admin database import full' command that reads them.") { folder, graph };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(graph)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string address, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: false);
        await using var closing = store.ConfigureAwait(false);
        await store.PrepareAsync(cancellation).ConfigureAwait(false);
        using var progress = new Progress(TimeProvider.System, "items");
        var items = await new AdminExport(store, folder).WriteAsync(cancellation).ConfigureAwait(false);
        progress.Dispose();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {items:N0} nodes and relationships in {progress.Elapsed.TotalSeconds:0.0} s"));
        Console.WriteLine($"With the server stopped, in {folder} (or: sh {Path.Combine(folder, AdminExport.Script)}):");
        Console.WriteLine(AdminExport.Command("neo4j"));
        Console.WriteLine($"Then, with the server started: cypher-shell -f {Path.Combine(folder, AdminExport.AfterImport)}");
        return CommandRunner.Success;
    }
}
