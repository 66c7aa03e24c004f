using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Parsing;

/// <summary>The models in <c>seeds/lang</c>: what they reach on treebanks they were not learnt from, and that they make trees of any text.</summary>
public sealed class ShippedModelTest
{
    private const int LargestFile = 8_000_000;

    [Theory]
    [InlineData("id", "id_csui-test", 82.3, 78.0)]
    [InlineData("en", "en_ewt-test", 86.0, 83.0)]
    public void Parses_held_out_text_as_well_as_promised(string language, string treebank, double uas, double las)
    {
        var file = SharedMaterial.Find("treebanks", language, treebank + ".conllu");
        Assert.SkipWhen(file is null, "needs ../shared/treebanks");
        var found = ParseEvaluation.Of(LanguageModel.Find(SeedFolder.Open(), language)!, ConlluReader.Read(file));
        Assert.True(found.Uas >= uas && found.Las >= las, $"{treebank}: UAS {found.Uas:f2}, LAS {found.Las:f2}");
    }

    [Fact]
    public void Recognises_Indonesian_names_as_well_as_promised()
    {
        var file = SharedMaterial.Find("treebanks", "ner", "idner2k.test.txt");
        Assert.SkipWhen(file is null, "needs ../shared/treebanks");
        var seeds = SeedFolder.Open();
        var found = NameEvaluation.Of(LanguageModel.Find(seeds, "id")!, NameModel.Find(seeds, "id")!, NameSentence.Read(file));
        Assert.True(found.F1 >= 87, $"F1 {found.F1:f1}");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Each_model_file_is_small(string language)
    {
        foreach (var file in Directory.EnumerateFiles(SeedFolder.Open().File("lang", language), "*.model"))
        {
            Assert.InRange(new FileInfo(file).Length, 1, LargestFile);
        }
    }

    [Fact]
    public void Every_sentence_of_any_text_is_one_tree()
    {
        var coder = ArticleCoder.Create(SeedFolder.Open());
        string[] pieces = ["Rusia", "said", "(", ")", "\"", "“", "”", "menyerang", "the", "kerja sama", ".", ",", "Mr.", "2024", "-nya", "\ud83d", "don't", "juru bicara", ":", "—", "[", "]", "U.S."];
        var random = new Random(17);
        for (var run = 0; run < 200; run++)
        {
            var words = random.GetItems(pieces, random.Next(1, 60));
            var text = coder.Read(new Article { Id = "x", Text = string.Join(random.Next(4) == 0 ? "" : " ", words), Language = run % 2 == 0 ? "en" : "id" })!;
            foreach (var sentence in text.Sentences)
            {
                Assert.Single(sentence.Tokens, t => t.Head < 0);
                for (var i = 0; i < sentence.Tokens.Length; i++)
                {
                    var steps = 0;
                    for (var at = i; at >= 0; at = sentence.Tokens[at].Head)
                    {
                        Assert.InRange(++steps, 1, sentence.Tokens.Length);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("en", "\"We will never accept what this court has decided,\" the minister told reporters.", "told", "minister", "reporters")]
    [InlineData("en", "The minister (who had arrived on the late train from the coast) thanked the envoys.", "thanked", "minister", "envoys")]
    [InlineData("id", "\"Kami tidak akan pernah menerima putusan pengadilan itu,\" kata Menteri Retno kepada wartawan.", "kata", "menteri", "wartawan")]
    public void Quotations_and_asides_do_not_break_the_clause_around_them(string language, string text, string verb, string subject, string other)
    {
        var sentence = ArticleCoder.Create(SeedFolder.Open()).Read(new Article { Id = "x", Text = text, Language = language })!.Sentences[0];
        var tokens = sentence.Tokens;
        var root = tokens.IndexOf(tokens.Single(t => t.Word == verb));
        Assert.Equal(-1, tokens[root].Head);
        Assert.Equal(root, tokens.Single(t => t.Word == subject).Head);
        Assert.Equal(root, tokens.Single(t => t.Word == other).Head);
    }

    [Fact]
    public void A_fixed_expression_is_one_word_to_its_clause()
    {
        var sentence = ArticleCoder.Create(SeedFolder.Open()).Read(new Article { Id = "x", Text = "Kedua negara melanggar gencatan senjata.", Language = "id" })!.Sentences[0];
        var words = sentence.Tokens.Select(t => t.Word).ToList();
        Assert.Equal(DependencyRelation.Obj, sentence.Tokens[words.IndexOf("gencatan")].Relation);
        Assert.Equal((words.IndexOf("gencatan"), DependencyRelation.Fixed), (sentence.Tokens[words.IndexOf("senjata")].Head, sentence.Tokens[words.IndexOf("senjata")].Relation));
    }
}
