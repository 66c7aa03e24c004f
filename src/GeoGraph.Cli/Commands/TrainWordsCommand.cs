using System.CommandLine;
using System.Globalization;
using GeoGraph.Seeds;
using GeoGraph.Text;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph train-words TREEBANKS --language id</c>: writes the language's word lists as treebanks show them.</summary>
public static class TrainWordsCommand
{
    public static Command Create()
    {
        var treebanks = new Argument<string>("TREEBANKS") { Description = "Folder of CoNLL-U files: NAME-test.conllu and NAME-dev.conllu are for measuring, all others are learnt from." };
        var language = new Option<string>("--language") { HelpName = "TAG", Description = "Language whose words.txt, forms.tsv, roots.txt and lemmas.tsv are written.", Required = true };
        var dev = new Option<bool>("--train-dev") { Description = "Learn from the dev files too." };
        var domain = new Option<string[]>("--domain") { HelpName = "NAME", Description = "Treebanks (beginning of the file name) that are right where others differ." };
        var seeds = Options.Seeds();
        var command = new Command("train-words", "Writes the word lists of a language as treebanks show them.") { treebanks, language, domain, dev, seeds };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(TreebankFolder.Open(parsed.GetValue(treebanks)!, parsed.GetValue(domain) ?? [], [], parsed.GetValue(dev)), SeedFolder.Open(parsed.GetValue(seeds)), parsed.GetValue(language)!), cancellation));
        return command;
    }

    private static int Run(TreebankFolder files, SeedFolder seeds, string language)
    {
        var lists = WordLists.Of(files.Training, seeds, language);
        lists.Write(seeds, language);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seeds.File("lang", language)}: {lists.Words.Count} words, {lists.Forms.Count} forms, {lists.Roots.Count} roots, {lists.Lemmas.Count} dictionary forms"));
        var rules = LanguageRules.Read(seeds, language);
        var lemmatizer = Lemmatizer.Read(seeds, language);
        var model = LanguageModel.Find(seeds, language);
        var splitter = new SentenceSplitter(rules, SentenceEndModel.Find(seeds, language), model);
        foreach (var (name, sentences) in files.Measured)
        {
            var text = TextEvaluation.Measure(sentences, new Tokenizer(rules), splitter);
            var predicted = model is null ? "" : string.Create(CultureInfo.InvariantCulture, $", with predicted tags {TextEvaluation.Lemmas(sentences, lemmatizer, model).F1 * 100:f2}");
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-20} tokens F1 {text.Tokens.F1 * 100:f2}  sentence ends F1 {text.SentenceEnds.F1 * 100:f2}  lemmas {TextEvaluation.Lemmas(sentences, lemmatizer, null).F1 * 100:f2}{predicted}"));
        }

        return CommandRunner.Success;
    }
}
