using System.CommandLine;
using System.Text;
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
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(inputs)!, parsed.GetValue(output)!, parsed.GetValue(seeds), parsed.GetValue(threads), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, string output, string? seeds, int threads, CancellationToken cancellation)
    {
        var session = new CodingSession(new ArticleReader(), ArticleCoder.Create(SeedFolder.Open(seeds)), threads);
        using var progress = new Progress(TimeProvider.System, "articles");
        var target = output == "-" ? Console.OpenStandardOutput() : File.Create(output);
        await using (target.ConfigureAwait(false))
        {
            var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
            await using (writer.ConfigureAwait(false))
            {
                await foreach (var article in session.CodeAsync(inputs, progress, cancellation).ConfigureAwait(false))
                {
                    await writer.WriteLineAsync(CodedArticleJson.Write(article)).ConfigureAwait(false);
                }
            }
        }

        progress.Dispose();
        await Console.Error.WriteLineAsync(session.Summary(progress.Elapsed)).ConfigureAwait(false);
        return session.Problems > 0 ? CommandRunner.Failure : CommandRunner.Success;
    }
}
