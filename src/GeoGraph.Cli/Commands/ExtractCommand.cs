using System.CommandLine;
using GeoGraph.Reading;
using GeoGraph.Seeds;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph extract INPUT… -o coded.jsonl</c>: articles in, coded articles out.</summary>
public static class ExtractCommand
{
    public static Command Create()
    {
        var inputs = Options.Inputs();
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "Where the coded articles go, one JSON object a line; - for standard output.",
            DefaultValueFactory = _ => "-",
        };
        var seeds = Options.Seeds();
        var threads = Options.Threads();
        var command = new Command("extract", "Codes articles and writes them as JSON Lines.") { inputs, output, seeds, threads };
        var reading = new InputOptions();
        reading.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            Task<int> Work() => RunAsync(reading.Reader(parsed), parsed.GetValue(inputs)!, parsed.GetValue(output)!, parsed.GetValue(seeds), parsed.GetValue(threads), cancellation);
            return parsed.GetValue(output) == "-" ? Work() : StoppedException.GuardAsync(Work);
        });
        return command;
    }

    private static async Task<int> RunAsync(ArticleReader reader, string[] inputs, string output, string? seeds, int threads, CancellationToken cancellation)
    {
        CodedWriter.CheckApart(output, inputs.SelectMany(ArticleReader.Files));
        var coder = ArticleCoder.Create(SeedFolder.Open(seeds));
        var session = new CodingSession(reader, coder, threads);
        using var progress = new Progress(TimeProvider.System, "articles");
        var writer = CodedWriter.Open(output, coder);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (var article in session.CodeAsync(inputs, progress, cancellation, writer.Earlier).ConfigureAwait(false))
            {
                await writer.WriteAsync(article).ConfigureAwait(false);
            }

            await writer.FinishAsync().ConfigureAwait(false);
        }

        progress.Dispose();
        await Console.Error.WriteLineAsync(session.Summary(progress.Elapsed)).ConfigureAwait(false);
        return CommandRunner.Ended(session.Problems);
    }
}
