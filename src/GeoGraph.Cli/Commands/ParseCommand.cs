using System.CommandLine;
using System.Text;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;

namespace GeoGraph.Cli.Commands;

/// <summary><c>geograph parse INPUT…</c>: prints sentences, tags and dependency trees in CoNLL-U.</summary>
public static class ParseCommand
{
    public static Command Create()
    {
        var inputs = Options.Inputs();
        inputs.Arity = ArgumentArity.ZeroOrMore;
        var conllu = new Option<string?>("--conllu") { HelpName = "FILE", Description = "Keep the sentences and words of this file and predict the rest." };
        var language = new Option<string?>("--language") { HelpName = "TAG", Description = "Language of the text, such as id or en (default: detected; needed with --conllu)." };
        var seeds = Options.Seeds();
        var command = new Command("parse", "Prints sentences, tags and dependency trees in CoNLL-U.") { inputs, conllu, language, seeds };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var folder = SeedFolder.Open(parsed.GetValue(seeds));
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            return (parsed.GetValue(conllu), parsed.GetValue(inputs)) switch
            {
                ({ } file, []) => ParseTreebank(file, parsed.GetValue(language), folder, output, cancellation),
                (null, { Length: > 0 } files) => ParseArticles(files, parsed.GetValue(language), folder, output, cancellation),
                _ => throw new UsageException("parse takes either INPUT or --conllu FILE"),
            };
        }, cancellation));
        return command;
    }

    private static int ParseTreebank(string file, string? language, SeedFolder seeds, TextWriter output, CancellationToken cancellation)
    {
        if (language is null || !seeds.Languages.Contains(language, StringComparer.Ordinal))
        {
            throw new UsageException($"--conllu needs --language, one of: {string.Join(", ", seeds.Languages)}");
        }

        var lexicon = Lexicon.Read(seeds, language, Actors.ActorCatalog.Read(seeds));
        var model = lexicon.Model ?? throw new SeedException($"{seeds.File("lang", language)}: no {LanguageModel.FileName}; make it with 'geograph train'");
        var writer = new ConlluWriter(output);
        foreach (var sentence in ConlluReader.Read(file))
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(sentence, model, (form, pos) => lexicon.Lemmatizer.Lemma(form.ToLowerInvariant(), pos));
        }

        return CommandRunner.Success;
    }

    private static int ParseArticles(string[] files, string? language, SeedFolder seeds, TextWriter output, CancellationToken cancellation)
    {
        var coder = ArticleCoder.Create(seeds);
        if (language is not null && !coder.Languages.Contains(language, StringComparer.Ordinal))
        {
            throw new UsageException($"--language takes one of: {string.Join(", ", coder.Languages)}");
        }

        var writer = new ConlluWriter(output);
        var problems = 0;
        foreach (var (source, article, problem) in new ArticleReader().Read(files, Console.OpenStandardInput()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (article is not null && coder.Read(language is null ? article : article with { Language = language }) is { } text)
            {
                writer.Write(text);
            }
            else
            {
                problems++;
                Console.Error.WriteLine($"{source}: {problem ?? "no installed language is recognised; name one with --language"}");
            }
        }

        return problems > 0 ? CommandRunner.Failure : CommandRunner.Success;
    }
}
