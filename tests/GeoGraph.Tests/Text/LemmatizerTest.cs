using CsCheck;
using GeoGraph.Seeds;
using GeoGraph.Text;
using Xunit;

namespace GeoGraph.Tests.Text;

public class LemmatizerTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly Lemmatizer s_id = Lemmatizer.Read(s_seeds, "id");
    private static readonly Lemmatizer s_en = Lemmatizer.Read(s_seeds, "en");

    public static TheoryData<string> Languages => [.. s_seeds.Languages];

    [Theory]
    [InlineData("menyerang", UniversalPos.Verb, "serang")]
    [InlineData("diserang", UniversalPos.Verb, "serang")]
    [InlineData("serangan", UniversalPos.Noun, "serang")]
    [InlineData("memberlakukan", UniversalPos.Verb, "laku")]
    [InlineData("pertemuan", UniversalPos.Noun, "temu")]
    [InlineData("negara-negara", UniversalPos.Noun, "negara")]
    [InlineData("bantuan-bantuan", UniversalPos.Noun, "bantu")]
    [InlineData("merusia", UniversalPos.Propn, "merusia")]
    [InlineData("mengxyzkan", UniversalPos.Verb, "xyz")]
    public void An_Indonesian_word_loses_its_affixes(string word, UniversalPos pos, string lemma) => Assert.Equal(lemma, s_id.Lemma(word, pos));

    [Theory]
    [InlineData("attacked", UniversalPos.Verb, "attack")]
    [InlineData("went", UniversalPos.Verb, "go")]
    [InlineData("agreed", UniversalPos.Verb, "agree")]
    [InlineData("planning", UniversalPos.Verb, "plan")]
    [InlineData("meeting", UniversalPos.Noun, "meeting")]
    [InlineData("meeting", UniversalPos.Verb, "meet")]
    [InlineData("countries", UniversalPos.Noun, "country")]
    [InlineData("n't", UniversalPos.Part, "not")]
    [InlineData("dronified", UniversalPos.Verb, "dronify")]
    public void An_English_word_loses_its_inflection(string word, UniversalPos pos, string lemma) => Assert.Equal(lemma, s_en.Lemma(word, pos));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_listed_form_and_every_affix_gives_the_dictionary_form_of_its_row(string language)
    {
        var lemmatizer = Lemmatizer.Read(s_seeds, language);
        var rows = SeedReader.Read(s_seeds.File("lang", language, "affixes.tsv")).Concat(SeedReader.Read(s_seeds.File("lang", language, "lemmas.tsv"))).ToList();
        var wrong = rows.Where(r => r["pos"].Split(' ').All(p => lemmatizer.Lemma(r["form"], Enum.Parse<UniversalPos>(p, true)) != r["lemma"])).Select(r => $"{r.Path}:{r.Line}: {r["form"]}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count}:\n" + string.Join('\n', wrong));
    }

    [Fact]
    public void A_word_without_a_part_of_speech_stays() => Assert.Equal("menyerang", s_id.Lemma("menyerang", UniversalPos.None));

    [Fact]
    public void Any_word_has_a_dictionary_form_and_always_the_same() =>
        Gen.Select(Gen.OneOf(Gen.String, Gen.String[Gen.Char["-menpksdirlytaw'"], 0, 14]), Gen.Enum<UniversalPos>()).Sample(
            (word, pos) =>
            {
                var lemma = s_id.Lemma(word, pos);
                Assert.Equal(word.Length == 0, lemma.Length == 0);
                Assert.Equal(lemma, Lemmatizer.Read(s_seeds, "id").Lemma(word, pos));
            },
            seed: "0N0XIzNsQ0O2", iter: 30);

    [Fact]
    public void A_word_seen_before_costs_no_memory()
    {
        s_id.Lemma("menyerang", UniversalPos.Verb);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            s_id.Lemma("menyerang", UniversalPos.Verb);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("affixes.tsv", "kind\taffix\tput\tpos\talways\tform\tlemma\ninfix\tem\t\tNOUN\t\ta\ta\n", "affixes.tsv:2: unknown kind 'infix'")]
    [InlineData("affixes.tsv", "kind\taffix\tput\tpos\talways\tform\tlemma\nprefix\tem\t\tNOUNS\t\ta\ta\n", "affixes.tsv:2: unknown part of speech 'NOUNS'")]
    [InlineData("lemmas.tsv", "form\tpos\tlemma\na\tNOUN\tb\na\tNOUN\tc\n", "lemmas.tsv:3: 'a' as NOUN stands twice")]
    [InlineData("roots.txt", null, "roots.txt: ")]
    public void A_wrong_row_is_told_with_its_line(string file, string? content, string message)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "ontology"));
            var language = Directory.CreateDirectory(Path.Combine(folder.FullName, "lang", "xx")).FullName;
            File.WriteAllText(Path.Combine(language, "affixes.tsv"), "kind\taffix\tput\tpos\talways\tform\tlemma\n");
            File.WriteAllText(Path.Combine(language, "lemmas.tsv"), "form\tpos\tlemma\n");
            File.WriteAllText(Path.Combine(language, "roots.txt"), "");
            File.Delete(Path.Combine(language, file));
            if (content is not null)
            {
                File.WriteAllText(Path.Combine(language, file), content);
            }

            Assert.Contains(message, Assert.Throws<SeedException>(() => Lemmatizer.Read(SeedFolder.Open(folder.FullName), "xx")).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
