using System.CommandLine;
using System.Globalization;
using GeoGraph.Reading;
using GeoGraph.Seeds;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph bench</c>: how fast it is, on this machine.</summary>
public static class BenchCommand
{
    public static Command Create() => new("bench", "Measures how fast the program is on this machine.") { Load(), Parse() };

    private static Command Load()
    {
        var files = new Argument<string[]>("CODED")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Files of coded articles written by 'geograph extract' (default: the sample articles).",
        };
        files.Validators.Add(Options.RejectOptions);
        var graph = new Option<string?>("--graph") { HelpName = "ADDRESS", Description = "An empty graph to load into (default: a temporary file)." };
        var items = new Option<long>("--items") { HelpName = "N", Description = "Nodes and relationships of the graph in the end.", DefaultValueFactory = _ => 1_000_000 };
        items.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && long.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) && n is < 1 or > 1_000_000_000)
            {
                result.AddError("--items takes a whole number from 1 to 1000000000");
            }
        });
        var seeds = Options.Seeds();
        var command = new Command("load", "Loads copies of coded articles with renamed actors and tells the rate from start to end.") { files, graph, items, seeds };
        command.SetAction((parsed, cancellation) => LoadAsync(
            parsed.GetValue(files)!, parsed.GetValue(graph), parsed.GetValue(items), parsed.GetValue(seeds), cancellation));
        return command;
    }

    private static Command Parse()
    {
        var inputs = Options.Inputs();
        var seeds = Options.Seeds();
        var threads = Options.Threads();
        var command = new Command("parse", "Tags and parses articles again and again and tells the rate for one thread and more.") { inputs, seeds, threads };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                ParseBench.Run(parsed.GetValue(inputs)!, SeedFolder.Open(parsed.GetValue(seeds)), parsed.GetValue(threads), Console.Out, cancellation);
                return CommandRunner.Success;
            },
            cancellation));
        return command;
    }

    private static async Task<int> LoadAsync(string[] files, string? graph, long items, string? seeds, CancellationToken cancellation)
    {
        if (files.Contains("-"))
        {
            throw new UsageException("bench load reads its input once a copy; give it files, not standard input");
        }

        var reader = new CodedReader();
        var samples = files.Length == 0 ? await SampleAsync(seeds, cancellation).ConfigureAwait(false) : [];
        var address = graph ?? LoadBench.TemporaryPath();
        try
        {
            var store = GraphAddress.Open(address, create: true);
            await using var closing = store.ConfigureAwait(false);
            var bench = new LoadBench(() => files.Length == 0 ? samples.ToAsyncEnumerable() : reader.ReadAsync(files), TimeProvider.System, Console.Out);
            await bench.RunAsync(store, address, items, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (graph is null)
            {
                LoadBench.Delete(address);
            }
        }

        return reader.Problems > 0 ? CommandRunner.Failure : CommandRunner.Success;
    }

    private static async Task<List<CodedArticle>> SampleAsync(string? seeds, CancellationToken cancellation)
    {
        var folder = SeedFolder.Open(seeds);
        var session = new CodingSession(new ArticleReader(), ArticleCoder.Create(folder), Environment.ProcessorCount);
        using var progress = new Progress(TimeProvider.System, "articles");
        return await session.CodeAsync([folder.File("sample")], progress, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
    }
}
