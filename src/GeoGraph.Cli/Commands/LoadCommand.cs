using System.CommandLine;
using System.Globalization;
using GeoGraph.Graph;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph load coded.jsonl… --graph PATH</c>: coded articles into the graph.</summary>
public static class LoadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("CODED")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Files of coded articles written by 'geograph extract' (.jsonl or .jsonl.gz); - for standard input.",
        };
        files.Validators.Add(Options.RejectOptions);
        var graph = Options.Graph();
        var dryRun = Options.DryRun();
        var command = new Command("load", "Loads coded articles into the graph; what is loaded already stays as it is.") { files, graph, dryRun };
        command.SetAction((parsed, cancellation) => parsed.GetValue(dryRun)
            ? TryAsync(parsed.GetValue(files)!, parsed.GetValue(graph)!, cancellation)
            : StoppedException.GuardAsync(() => RunAsync(parsed.GetValue(files)!, parsed.GetValue(graph)!, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string address, CancellationToken cancellation)
    {
        var store = GraphAddress.Open(address, create: true);
        await using var closing = store.ConfigureAwait(false);
        var reader = new CodedReader();
        using var progress = new Progress(TimeProvider.System, "articles");
        var counts = await new GraphLoader(store).LoadAsync(reader.ReadAsync(files), new LoadProgress(progress, reader), cancellation).ConfigureAwait(false);
        progress.Dispose();
        Console.WriteLine(Summary(counts, address));
        return CommandRunner.Ended(reader.Problems);
    }

    private static async Task<int> TryAsync(string[] files, string address, CancellationToken cancellation)
    {
        var store = await GraphAddress.OpenToTryAsync(address, cancellation).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        var reader = new CodedReader();
        var counts = await new GraphLoader(store).TryAsync(reader.ReadAsync(files), cancellation).ConfigureAwait(false);
        Console.WriteLine("would change " + Summary(counts, address));
        return CommandRunner.Ended(reader.Problems);
    }

    /// <summary>One line: what a load changed, or that it changed nothing.</summary>
    public static string Summary(LoadCounts counts, string address)
    {
        if (counts is { ArticlesAdded: 0, ArticlesReplaced: 0, ArticlesDeleted: 0 })
        {
            return counts.ArticlesUnchanged == 0
                ? $"{GraphAddress.Shown(address)}: nothing to load, nothing changed"
                : $"{GraphAddress.Shown(address)}: nothing changed ({Quantity.Of(counts.ArticlesUnchanged, "article")} loaded already)";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{GraphAddress.Shown(address)}: {Quantity.Of(counts.ArticlesAdded, "article")} added, {counts.ArticlesReplaced:N0} replaced, {counts.ArticlesUnchanged:N0} unchanged; {Quantity.Of(counts.NodesWritten, "node")} and {Quantity.Of(counts.EdgesWritten, "relationship")} written, {counts.Removed:N0} removed");
    }

    private sealed class LoadProgress(Progress progress, CodedReader reader) : IProgress<LoadCounts>
    {
        public void Report(LoadCounts value) => progress.Report(value.ArticlesAdded + value.ArticlesReplaced + value.ArticlesUnchanged, reader.Share);
    }
}
