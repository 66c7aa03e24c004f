using System.Text;
using GeoGraph.Seeds;
using GeoGraph.Text;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Training;

public class TextEvaluationTest
{
    private const string Two = """
        1	Kami	_	_	_	_	_	_	_	_
        2	siap	_	_	_	_	_	_	_	SpaceAfter=No
        3	.	_	_	_	_	_	_	_	_

        1-2	Katanya	_	_	_	_	_	_	_	_
        1	Kata	_	_	_	_	_	_	_	_
        2	nya	_	_	_	_	_	_	_	_
        3	damai	_	_	_	_	_	_	_	_

        # newpar
        1	Ia	_	_	_	_	_	_	_	_
        2	tiba	_	_	_	_	_	_	_	_

        """;

    private static readonly SeedFolder s_seeds = SeedFolder.Open();

    [Fact]
    public void A_treebank_becomes_running_text_with_its_words_and_ends()
    {
        var text = Assert.Single(RunningText.Of(Read(Two)));
        Assert.Equal("Kami siap. Katanya damai\nIa tiba", text.Text);
        Assert.Equal(["Kami", "siap", ".", "Kata", "nya", "damai", "Ia", "tiba"], text.Tokens.Select(t => t.Of(text.Text).ToString()));
        Assert.Equal([10, 24, 32], text.SentenceEnds);
    }

    [Fact]
    public void A_wrong_cut_costs_precision_and_recall()
    {
        // The rules end no sentence before "Cara", and cut it as a word of its own.
        var measured = TextEvaluation.Measure(Read("1\tsiap\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\tCara\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tku\t_\t_\t_\t_\t_\t_\t_\t_\n"), Tokenizer("id"), Splitter("id"));
        Assert.Equal(new MatchScore(2, 1, 1), measured.SentenceEnds);
        Assert.Equal(0.5, measured.SentenceEnds.Recall);
        Assert.Equal(1.0, measured.SentenceEnds.Precision);
        Assert.Equal(2.0 / 3, measured.SentenceEnds.F1, 6);
    }

    /// <summary>Floors a little under what was measured when the rules were last worked on; the test sets never shape a rule.</summary>
    [Theory]
    [InlineData("id", "id_csui-test", 0.99, 0.97)]
    [InlineData("id", "id_gsd-test", 0.99, 0.93)]
    [InlineData("en", "en_ewt-test", 0.99, 0.955)]
    [InlineData("id", "id_pud-all", 0.995, 0.985)]
    [InlineData("en", "en_pud-all", 0.995, 0.997)]
    public void Words_and_sentence_ends_of_the_treebanks_are_found(string language, string treebank, double tokens, double ends)
    {
        var path = SharedMaterial.Find("treebanks", language, treebank + ".conllu");
        Assert.SkipWhen(path is null, "no ../shared/treebanks");
        var measured = TextEvaluation.Measure(ConlluReader.Read(path!), Tokenizer(language), Splitter(language));
        Assert.InRange(measured.Tokens.F1, tokens, 1);
        Assert.InRange(measured.SentenceEnds.F1, ends, 1);
    }

    [Theory]
    [InlineData("id", "id_csui-test", 0.975, 0.975)]
    [InlineData("id", "id_gsd-test", 0.95, 0.95)]
    [InlineData("en", "en_ewt-test", 0.985, 0.98)]
    public void Dictionary_forms_of_the_treebanks_are_found(string language, string treebank, double ownTags, double predictedTags)
    {
        var path = SharedMaterial.Find("treebanks", language, treebank + ".conllu");
        Assert.SkipWhen(path is null, "no ../shared/treebanks");
        var lemmatizer = Lemmatizer.Read(s_seeds, language);
        Assert.InRange(TextEvaluation.Lemmas(ConlluReader.Read(path!), lemmatizer, null).F1, ownTags, 1);
        Assert.InRange(TextEvaluation.Lemmas(ConlluReader.Read(path!), lemmatizer, LanguageModel.Find(s_seeds, language)).F1, predictedTags, 1);
    }

    private static Tokenizer Tokenizer(string language) => new(LanguageRules.Read(s_seeds, language));

    private static SentenceSplitter Splitter(string language) => new(LanguageRules.Read(s_seeds, language), SentenceEndModel.Find(s_seeds, language), LanguageModel.Find(s_seeds, language));

    private static IEnumerable<TreebankSentence> Read(string text) => ConlluReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.conllu");
}
