using System.CommandLine;
using System.Globalization;
using GeoGraph.Seeds;
using GeoGraph.Text;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph train-sentences TREEBANKS --language en --parser PARSER --model FILE</c>: learns where sentences end.</summary>
public static class TrainSentencesCommand
{
    public static Command Create()
    {
        var treebanks = new Argument<string>("TREEBANKS") { Description = "Folder of CoNLL-U files: NAME-test.conllu and NAME-dev.conllu are for measuring, all others are learnt from." };
        var language = new Option<string>("--language") { HelpName = "TAG", Description = "Language of the text, such as en.", Required = true };
        var parser = new Option<string>("--parser") { HelpName = "FILE", Description = "The language's parser.model.", Required = true };
        var model = new Option<string>("--model") { HelpName = "FILE", Description = "The model file to write, such as seeds/lang/en/sentences.model.", Required = true };
        var domain = new Option<string[]>("--domain") { HelpName = "NAME", Description = "Treebanks (beginning of the file name) to learn from, the others only measured; default: all." };
        var dev = new Option<bool>("--train-dev") { Description = "Learn from the dev files too." };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "Decides every random choice.", DefaultValueFactory = _ => 1 };
        var seeds = Options.Seeds();
        var command = new Command("train-sentences", "Learns from treebanks where sentences end.") { treebanks, language, parser, model, domain, dev, seed, seeds };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var files = TreebankFolder.Open(parsed.GetValue(treebanks)!, parsed.GetValue(domain) ?? [], [], parsed.GetValue(dev));
                var (learnt, others) = files.Training.Domain.Count > 0 ? (files.Training.Domain, files.Training.General) : (files.Training.General, []);
                var rules = LanguageRules.Read(SeedFolder.Open(parsed.GetValue(seeds)), parsed.GetValue(language)!);
                var words = LanguageModel.Read(parsed.GetValue(parser)!);
                var path = parsed.GetValue(model)!;
                var bytes = SentenceEndTrainer.Train(RunningText.Of(learnt), rules, words, parsed.GetValue(seed), cancellation);
                TrainCommand.Replace(path, bytes);
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length / 1e6:f2} MB from {learnt.Count} sentences"));
                var ends = SentenceEndModel.Read(path);
                foreach (var (name, sentences) in others.Count > 0 ? [.. files.Measured, ("the others", others)] : files.Measured)
                {
                    var tokenizer = new Tokenizer(rules);
                    var before = TextEvaluation.Measure(sentences, tokenizer, new SentenceSplitter(rules, null, null));
                    var after = TextEvaluation.Measure(sentences, tokenizer, new SentenceSplitter(rules, ends, words));
                    Console.Out.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name,-20} tokens F1 {after.Tokens.F1 * 100:f2}  sentence ends: precision {after.SentenceEnds.Precision * 100:f2}  recall {after.SentenceEnds.Recall * 100:f2}  F1 {after.SentenceEnds.F1 * 100:f2} (rules alone {before.SentenceEnds.F1 * 100:f2})"));
                }

                return CommandRunner.Success;
            },
            cancellation));
        return command;
    }
}
