using System.CommandLine;
using GeoGraph.Evaluation;
using GeoGraph.Reading;
using GeoGraph.Seeds;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph evaluate SET…</c>: codes the articles of evaluation sets and scores them against their gold.</summary>
public static class EvaluateCommand
{
    public static Command Create()
    {
        var sets = new Argument<string[]>("SET")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Folders that hold articles.jsonl and gold.jsonl.",
        };
        sets.Validators.Add(Options.RejectOptions);
        var coded = new Option<string?>("--coded") { HelpName = "FILE", Description = "Score these coded articles instead of coding the set (one SET only)." };
        var errors = new Option<int>("--errors") { HelpName = "N", Description = "List the first N misses and false alarms of each kind." };
        errors.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n < 0)
            {
                result.AddError("--errors takes a whole number, 0 or more");
            }
        });
        var seeds = Options.Seeds();
        var threads = Options.Threads();
        var command = new Command("evaluate", "Codes evaluation sets and prints precision, recall and F1 against their gold.") { sets, coded, errors, seeds, threads };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(sets)!, parsed.GetValue(coded), parsed.GetValue(errors), SeedFolder.Open(parsed.GetValue(seeds)), parsed.GetValue(threads), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] folders, string? coded, int errors, SeedFolder seeds, int threads, CancellationToken cancellation)
    {
        if (coded is not null && folders.Length > 1)
        {
            throw new UsageException("--coded scores one file against one SET; give a single SET");
        }

        var rules = ScoringRules.Read(seeds);
        EvaluationSet[] sets = [.. folders.Select(EvaluationSet.Read)];
        var coder = coded is null ? ArticleCoder.Create(seeds) : null;
        var problems = 0;
        foreach (var set in sets)
        {
            IReadOnlyList<string> report;
            if (coder is null)
            {
                report = set.ScoreFile(coded!, rules, errors);
            }
            else
            {
                var session = new CodingSession(new ArticleReader(), coder, threads);
                report = set.ScoreLines(await CodeAsync(session, set, cancellation).ConfigureAwait(false), rules, errors);
                problems += session.Problems;
            }

            Console.Out.Write(string.Join('\n', report) + "\n");
        }

        return problems > 0 ? CommandRunner.Failure : CommandRunner.Success;
    }

    /// <summary>Codes the set to the very lines that <c>extract</c> writes, so that both ways to the figures agree.</summary>
    private static async Task<List<string>> CodeAsync(CodingSession session, EvaluationSet set, CancellationToken cancellation)
    {
        var lines = new List<string>();
        using var progress = new Progress(TimeProvider.System, "articles");
        await foreach (var article in session.CodeAsync([set.ArticlesFile], progress, cancellation).ConfigureAwait(false))
        {
            lines.Add(CodedArticleJson.Write(article));
        }

        return lines;
    }
}
