using System.CommandLine;
using System.Globalization;
using GeoGraph.Evaluation;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph train-events SET… --model FILE</c>: learns to decide about events from labelled articles.</summary>
public static class TrainEventsCommand
{
    public static Command Create()
    {
        var sets = new Argument<string[]>("SET") { Arity = ArgumentArity.OneOrMore, Description = "Folders that hold articles.jsonl and gold.jsonl with events." };
        sets.Validators.Add(Options.RejectOptions);
        var model = new Option<string?>("--model") { HelpName = "FILE", Description = "The model file to write, such as seeds/events.model." };
        var folds = new Option<int>("--folds") { HelpName = "N", Description = "Cross-validate: code each of N parts with a model learnt from the others, and score." };
        folds.Validators.Add(Options.Within(2, 100));
        var errors = new Option<int>("--errors") { HelpName = "N", Description = "With --folds, list the first N misses and false alarms of each kind." };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "Decides every random choice; the same articles and seed give the same bytes.", DefaultValueFactory = _ => 1 };
        var seeds = Options.Seeds();
        var command = new Command("train-events", "Learns to decide about events from labelled articles.") { sets, model, folds, errors, seed, seeds };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            parsed.GetValue(sets)!, parsed.GetValue(model), parsed.GetValue(folds), parsed.GetValue(errors), new EventTrainingOptions { Seed = parsed.GetValue(seed) }, SeedFolder.Open(parsed.GetValue(seeds)), cancellation), cancellation));
        return command;
    }

    private static int Run(string[] folders, string? path, int folds, int errors, EventTrainingOptions options, SeedFolder seeds, CancellationToken cancellation)
    {
        if (path is null && folds == 0)
        {
            throw new UsageException("train-events needs --model FILE to write, --folds N to measure, or both");
        }

        var coder = ArticleCoder.Create(seeds);
        var sets = new List<(EvaluationSet, IReadOnlyList<Article>)>();
        foreach (var folder in folders)
        {
            var set = EvaluationSet.Read(folder);
            sets.Add((set, [.. new ArticleReader().Read([set.ArticlesFile], Stream.Null).Select(r => r.Article).OfType<Article>()]));
        }

        var training = new EventTraining(coder, sets);
        var progress = new TrainCommand.Log(TimeProvider.System.GetTimestamp());
        if (folds > 0)
        {
            Console.Out.Write(string.Join('\n', training.CrossValidate(folds, options, ScoringRules.Read(seeds), errors, progress, cancellation)) + "\n");
        }

        if (path is not null)
        {
            var bytes = training.Train(options, progress, cancellation);
            TrainCommand.Replace(path, bytes);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length / 1e6:f2} MB"));
        }

        return CommandRunner.Success;
    }
}
