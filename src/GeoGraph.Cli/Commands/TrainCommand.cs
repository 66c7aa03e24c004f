using System.CommandLine;
using System.Globalization;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph train TREEBANKS --model FILE</c>: makes a language model from treebanks and prints how good it is.</summary>
public static class TrainCommand
{
    public static Command Create()
    {
        var treebanks = new Argument<string>("TREEBANKS")
        {
            Description = "Folder of CoNLL-U files: NAME-test.conllu and NAME-dev.conllu are for measuring, all others are learnt from.",
        };
        var model = new Option<string>("--model") { HelpName = "FILE", Description = "The model file to write, such as seeds/lang/en/parser.model.", Required = true };
        var domain = new Option<string[]>("--domain")
        {
            HelpName = "NAME",
            Description = "Treebanks (beginning of the file name) whose text and annotation the model is made for; the others only help.",
        };
        var treeDomain = new Option<string[]>("--tree-domain") { HelpName = "NAME", Description = "The same for the trees of treebanks that are tagged otherwise." };
        var clusters = new Option<string?>("--clusters") { HelpName = "FILE", Description = "Word classes: lines of c00030f00225 (coarse, fine), tab, word." };
        var dev = new Option<bool>("--train-dev") { Description = "Learn from the dev files too." };
        var defaults = new TrainingOptions();
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "Decides every random choice; the same treebanks and seed give the same bytes.", DefaultValueFactory = _ => defaults.Seed };
        var restarts = new Option<int>("--restarts") { HelpName = "N", Description = "Models learnt with different random choices and added up: slower and better.", DefaultValueFactory = _ => defaults.Restarts };
        restarts.Validators.Add(Options.Within(1, 64));
        var epochs = new Option<int>("--epochs") { HelpName = "N", Description = "Passes over the treebanks.", DefaultValueFactory = _ => defaults.ParserEpochs };
        epochs.Validators.Add(Options.Within(1, 1000));
        var threads = new Option<int>("--threads") { HelpName = "N", Description = "Jobs at the same time; changes nothing in the result, each takes about 2 GB.", DefaultValueFactory = _ => 1 };
        threads.Validators.Add(Options.Within(1, 64));
        var dropout = Dropout(defaults);
        var command = new Command("train", "Makes a language model (tagger and parser) from treebanks.") { treebanks, model, domain, treeDomain, clusters, dev, seed, restarts, epochs, dropout, threads };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var files = TreebankFolder.Open(parsed.GetValue(treebanks)!, parsed.GetValue(domain) ?? [], parsed.GetValue(treeDomain) ?? [], parsed.GetValue(dev));
                var options = new TrainingOptions
                {
                    Seed = parsed.GetValue(seed),
                    Restarts = parsed.GetValue(restarts),
                    ParserEpochs = parsed.GetValue(epochs),
                    Dropout = parsed.GetValue(dropout),
                    Threads = parsed.GetValue(threads),
                };
                return Run(files, parsed.GetValue(clusters), parsed.GetValue(model)!, options, cancellation);
            },
            cancellation));
        return command;
    }

    internal static Option<float> Dropout(TrainingOptions defaults)
    {
        var option = new Option<float>("--dropout") { HelpName = "SHARE", Description = "Share of features left out of each example while learning.", DefaultValueFactory = _ => defaults.Dropout };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && float.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is < 0 or > 0.9f)
            {
                result.AddError("--dropout takes a number from 0 to 0.9");
            }
        });
        return option;
    }

    private static int Run(TreebankFolder files, string? clusters, string path, TrainingOptions options, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        var data = clusters is null ? files.Training : files.Training.WithClusters(clusters);
        List<TreebankSentence> all = [.. data.General, .. data.Domain, .. data.TreeDomain];
        var words = all.Sum(s => s.Words.Count);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learning from {all.Count} sentences, {words} words"));
        var bytes = ModelTrainer.Train(data, options, new Log(start), cancellation);
        Replace(path, bytes);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length / 1e6:f2} MB"));
        var model = LanguageModel.Read(path);
        foreach (var (name, sentences) in files.Measured)
        {
            var e = ParseEvaluation.Of(model, sentences);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} words {e.Words,6}  UPOS {e.Upos:f2}  UAS {e.Uas:f2}  LAS {e.Las:f2}  with subtypes {e.LasSubtypes:f2}"));
        }

        return CommandRunner.Success;
    }

    /// <summary>Writes a file so that a stop in the middle leaves the old one.</summary>
    internal static void Replace(string path, byte[] bytes)
    {
        var part = path + ".part";
        File.WriteAllBytes(part, bytes);
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Lines on standard error, each with the seconds since the start.</summary>
    internal sealed class Log(long start) : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds,6:f0} s  {value}"));
    }
}
