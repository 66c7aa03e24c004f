using System.CommandLine;
using System.Globalization;
using GeoGraph.Seeds;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph train-statements SET… --model FILE</c>: learns which cues report statements.</summary>
public static class TrainStatementsCommand
{
    public static Command Create()
    {
        var sets = new Argument<string[]>("SET") { Description = "Folders with articles.jsonl and gold.jsonl to learn from.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string>("--model") { HelpName = "FILE", Description = "The model file to write, such as seeds/statements.model.", Required = true };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "Decides every random choice.", DefaultValueFactory = _ => 1 };
        var seeds = Options.Seeds();
        var command = new Command("train-statements", "Learns from labelled articles which cues report statements.") { sets, model, seed, seeds };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var path = parsed.GetValue(model)!;
                var (bytes, examples, statements) = StatementTrainer.Train(parsed.GetValue(sets)!, SeedFolder.Open(parsed.GetValue(seeds)), parsed.GetValue(seed), cancellation);
                TrainCommand.Replace(path, bytes);
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length / 1e6:f2} MB from {examples} cues, {statements} of them statements"));
                return CommandRunner.Success;
            },
            cancellation));
        return command;
    }
}
