using System.CommandLine;
using System.Globalization;
using GeoGraph.Evaluation;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph train-names FILE… --parser PARSER --model MODEL</c>: makes a name recogniser from sentences marked in BIO form.</summary>
public static class TrainNamesCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Marked sentences: a word and its label (B-PER, I-PER, O) on a line, a blank line after each sentence." };
        files.Validators.Add(Options.RejectOptions);
        var parser = new Option<string>("--parser") { HelpName = "FILE", Description = "The language's parser.model.", Required = true };
        var model = new Option<string>("--model") { HelpName = "FILE", Description = "The model file to write, such as seeds/lang/id/names.model.", Required = true };
        var gold = new Option<string[]>("--gold") { HelpName = "SET", Description = "Folders with articles.jsonl and gold.jsonl, whose actors mark the names.", AllowMultipleArgumentsPerToken = true };
        var language = new Option<string>("--language") { HelpName = "TAG", Description = "Language of the SETs: id or en." };
        var seeds = Options.Seeds();
        var measure = new Option<string[]>("--measure") { HelpName = "FILE", Description = "Marked sentences, or a SET, to measure on." };
        var defaults = new TrainingOptions();
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "Decides every random choice.", DefaultValueFactory = _ => defaults.Seed };
        var restarts = new Option<int>("--restarts") { HelpName = "N", Description = "Models added up.", DefaultValueFactory = _ => defaults.Restarts };
        restarts.Validators.Add(Options.Within(1, 64));
        var epochs = new Option<int>("--epochs") { HelpName = "N", Description = "Passes over the sentences.", DefaultValueFactory = _ => defaults.NameEpochs };
        epochs.Validators.Add(Options.Within(1, 1000));
        var dropout = TrainCommand.Dropout(defaults);
        var command = new Command("train-names", "Makes a name recogniser from marked sentences.") { files, parser, model, gold, language, seeds, measure, seed, restarts, epochs, dropout };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var tagger = LanguageModel.Read(parsed.GetValue(parser)!);
                var options = new TrainingOptions { Seed = parsed.GetValue(seed), Restarts = parsed.GetValue(restarts), NameEpochs = parsed.GetValue(epochs), Dropout = parsed.GetValue(dropout) };
                var read = Reader(parsed.GetValue(language), SeedFolder.Open(parsed.GetValue(seeds)));
                List<NameSentence> sentences = [.. parsed.GetValue(files)!.SelectMany(NameSentence.Read), .. (parsed.GetValue(gold) ?? []).SelectMany(read)];
                if (sentences.Count == 0)
                {
                    throw new UsageException("nothing to learn from: give a FILE of marked sentences or --gold SET --language TAG");
                }

                var path = parsed.GetValue(model)!;
                var bytes = NameTrainer.Train(sentences, tagger, options, cancellation);
                TrainCommand.Replace(path, bytes);
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length / 1e6:f2} MB from {sentences.Count} sentences"));
                foreach (var file in parsed.GetValue(measure) ?? [])
                {
                    var e = NameEvaluation.Of(tagger, NameModel.Read(path), Directory.Exists(file) ? read(file) : NameSentence.Read(file));
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file),-20} names {e.Gold,5}  precision {e.Precision:f1}  recall {e.Recall:f1}  F1 {e.F1:f1}"));
                }

                return CommandRunner.Success;
            },
            cancellation));
        return command;
    }

    /// <summary>Reads the marked sentences of an evaluation set.</summary>
    private static Func<string, IEnumerable<NameSentence>> Reader(string? language, SeedFolder seeds)
    {
        var marking = new Lazy<NameMarking>(() => new NameMarking(ArticleCoder.Create(seeds), language ?? throw new UsageException("--gold needs --language: id or en")));
        return folder => marking.Value.Of(EvaluationSet.Read(folder));
    }
}
