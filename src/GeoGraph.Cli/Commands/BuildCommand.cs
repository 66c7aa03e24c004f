using System.CommandLine;
using GeoGraph.Graph;
using GeoGraph.Reading;
using GeoGraph.Seeds;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph build INPUT…</c>: the main job, from articles to the graph, in one go.</summary>
public static class BuildCommand
{
    private const string FirstReport = "active-pairs";

    public static Command Create()
    {
        var inputs = Options.Inputs();
        var graph = Options.Graph();
        var seeds = Options.Seeds();
        var threads = Options.Threads();
        var dryRun = Options.DryRun();
        var command = new Command("build", "Reads and codes articles and loads them into the graph; what is loaded already stays as it is.") { inputs, graph, seeds, threads, dryRun };
        var reading = new InputOptions();
        reading.AddTo(command);
        command.SetAction((parsed, cancellation) => parsed.GetValue(dryRun)
            ? TryAsync(reading.Reader(parsed), parsed.GetValue(inputs)!, parsed.GetValue(graph)!, parsed.GetValue(seeds), parsed.GetValue(threads), cancellation)
            : StoppedException.GuardAsync(() => RunAsync(reading.Reader(parsed), parsed.GetValue(inputs)!, parsed.GetValue(graph)!, parsed.GetValue(seeds), parsed.GetValue(threads), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ArticleReader reader, string[] inputs, string address, string? seeds, int threads, CancellationToken cancellation)
    {
        var coder = ArticleCoder.Create(SeedFolder.Open(seeds));
        var store = GraphAddress.Open(address, create: true);
        await using var closing = store.ConfigureAwait(false);
        var session = new CodingSession(reader, coder, threads);
        using var progress = new Progress(TimeProvider.System, "articles");
        var counts = await new GraphLoader(store).LoadAsync(session.CodeAsync(inputs, progress, cancellation), null, cancellation).ConfigureAwait(false);
        progress.Dispose();
        Console.WriteLine(session.Summary(progress.Elapsed));
        Console.WriteLine(LoadCommand.Summary(counts, address));
        await PrintContentsAsync(store, cancellation).ConfigureAwait(false);
        Console.WriteLine();
        ReportPrinter.Print(await store.ReportAsync(FirstReport, new Dictionary<string, object?>(StringComparer.Ordinal) { ["limit"] = "10" }, cancellation).ConfigureAwait(false), ReportFormat.Table);
        Console.WriteLine();
        Console.WriteLine($"Next: geograph report --graph {GraphAddress.Shown(address)} lists the reports; geograph report contested-events --graph {GraphAddress.Shown(address)}; geograph analyse rank --graph {GraphAddress.Shown(address)}; geograph why KEY --graph {GraphAddress.Shown(address)} shows the words behind a node.");
        return CommandRunner.Ended(session.Problems);
    }

    private static async Task<int> TryAsync(ArticleReader reader, string[] inputs, string address, string? seeds, int threads, CancellationToken cancellation)
    {
        var store = await GraphAddress.OpenToTryAsync(address, cancellation).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        var session = new CodingSession(reader, ArticleCoder.Create(SeedFolder.Open(seeds)), threads);
        using var progress = new Progress(TimeProvider.System, "articles");
        var counts = await new GraphLoader(store).TryAsync(session.CodeAsync(inputs, progress, cancellation), cancellation).ConfigureAwait(false);
        progress.Dispose();
        Console.WriteLine(session.Summary(progress.Elapsed));
        Console.WriteLine("would change " + LoadCommand.Summary(counts, address));
        return CommandRunner.Ended(session.Problems);
    }

    /// <summary>One line: how much of what the graph holds.</summary>
    private static async Task PrintContentsAsync(IGraphStore store, CancellationToken cancellation)
    {
        var counts = await store.CountAsync(cancellation).ConfigureAwait(false);
        Console.WriteLine("the graph holds " + string.Join(", ", counts.Nodes.Select(c => Quantity.Of(c.Value, c.Key.ToLowerInvariant() + " node"))));
    }
}
