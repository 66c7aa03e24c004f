using System.CommandLine;
using System.Globalization;
using System.Text;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph view -o graph.html</c>: the graph as a page to look at.</summary>
public static class ViewCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { HelpName = "FILE.html", Description = "The page (default: graph.html).", DefaultValueFactory = _ => "graph.html" };
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "At most this many ties, the strongest (default: 5000).", DefaultValueFactory = _ => 5000 };
        limit.Validators.Add(Options.Within(1, 20_000));
        var graph = Options.Graph();
        var command = new Command("view", "Writes the graph as one page to look at and search in any browser, without a network.") { output, limit, graph };
        var filter = new FilterOptions(command, null);
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = filter.Read(parsed);
            var path = parsed.GetValue(output)!;
            var store = GraphAddress.Open(parsed.GetValue(graph)!, create: false);
            await using var closing = store.ConfigureAwait(false);
            await store.PrepareAsync(cancellation).ConfigureAwait(false);
            var page = await GraphPage.MakeAsync(store, wanted, parsed.GetValue(limit), cancellation).ConfigureAwait(false);
            await File.WriteAllTextAsync(path, page, new UTF8Encoding(false), cancellation).ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {page.Length / 1024:N0} KB; open it in a browser"));
            return CommandRunner.Success;
        });
        return command;
    }
}
