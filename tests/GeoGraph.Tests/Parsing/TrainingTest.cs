using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Parsing;

/// <summary>Trains small models on sentences of our own.</summary>
public sealed class TrainingTest
{
    private static readonly TrainingOptions s_small = new() { Restarts = 2, ParserEpochs = 6, TaggerEpochs = 6, Folds = 2, NameEpochs = 8, MinimumCount = 1, Dropout = 0.1f, DomainWeight = 1, Pruning = new(1, 0) };

    [Fact]
    public void A_model_learns_the_trees_it_was_shown_and_carries_them_over_to_new_words()
    {
        var model = Train(s_small);
        var same = ParseEvaluation.Of(model, Treebank());
        Assert.InRange(same.Las, 98, 100);
        Assert.InRange(same.Upos, 98, 100);
        var memory = new LanguageModel.Memory();
        model.Parse(memory, ["the", "envoy", "visited", "the", "port"]);
        Assert.Equal(("nsubj", 2), (model.WordOf(memory, 1).Relation, model.WordOf(memory, 1).Head));
        Assert.Equal(("root", -1), (model.WordOf(memory, 2).Relation, model.WordOf(memory, 2).Head));
    }

    [Fact]
    public void The_same_treebank_and_seed_give_the_same_bytes_for_any_number_of_threads_and_another_seed_gives_others()
    {
        var data = new TrainingData(Treebank(), []);
        var one = ModelTrainer.Train(data, s_small, null, TestContext.Current.CancellationToken);
        Assert.Equal(one, ModelTrainer.Train(data, s_small with { Threads = 3 }, null, TestContext.Current.CancellationToken));
        Assert.NotEqual(one, ModelTrainer.Train(data, s_small with { Seed = 2 }, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Where_treebanks_differ_the_domain_is_right()
    {
        var general = Treebank().Select(s => s with { Words = [.. s.Words.Select(w => w with { Relation = w.Relation == "obj" ? "dobj" : w.Relation })] }).ToList();
        var bytes = ModelTrainer.Train(new TrainingData(general, Treebank()), s_small, null, TestContext.Current.CancellationToken);
        Assert.InRange(ParseEvaluation.Of(Read(bytes), Treebank()).Las, 98, 100);
    }

    [Fact]
    public void Names_are_recognised_by_what_stands_around_them()
    {
        string[] people = ["Arun", "Bela", "Cato", "Dian", "Eko", "Farah"];
        string[] places = ["Lome", "Oslo", "Quito", "Riga", "Suva", "Turin"];
        var sentences = people.SelectMany(p => places.Select(l => new NameSentence(
            ["minister", p, "Putra", "arrived", "in", l], ["O", "B-PER", "I-PER", "O", "O", "B-LOC"]))).ToList();
        var model = Train(s_small);
        var names = StoredModel.Read(NameTrainer.Train(sentences, model, s_small, TestContext.Current.CancellationToken), NameModel.Read);
        string[] labels = names.Label(model.Tag(["minister", "Gita", "Putra", "arrived", "in", "Varna"]));
        Assert.Equal(["O", "B-PER", "I-PER", "O", "O", "B-LOC"], labels);
    }

    [Fact]
    public void A_model_of_fewer_features_is_smaller_and_still_parses()
    {
        var small = s_small with { TaggerFeatures = 300, GuideActionFeatures = 300, GuideArcFeatures = 100, ActionFeatures = 300, ArcFeatures = 100, RevisionFeatures = 100 };
        var bytes = ModelTrainer.Train(new TrainingData(Treebank(), []), small, null, TestContext.Current.CancellationToken);
        var model = Read(bytes);
        // A few are lost to full buckets.
        Assert.All(model.Tables.Zip([300, 300, 100, 300, 100, 100]), t => Assert.InRange(t.First.Count, t.Second * 0.9, t.Second));
        Assert.InRange(ParseEvaluation.Of(model, Treebank()).Las, 95, 100);
    }

    [Theory]
    [InlineData(0, "not a model")]
    [InlineData(4, "version")]
    [InlineData(300, "checksum")]
    public void A_damaged_model_or_one_of_another_version_gets_one_line(int at, string reason)
    {
        var bytes = ModelTrainer.Train(new TrainingData(Treebank(), []), s_small with { Restarts = 1, ParserEpochs = 1, TaggerEpochs = 1 }, null, TestContext.Current.CancellationToken);
        bytes[at] ^= 0x55;
        var message = Assert.Throws<SeedException>(() => Read(bytes)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("geograph train", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static LanguageModel Train(TrainingOptions options) =>
        Read(ModelTrainer.Train(new TrainingData(Treebank(), []), options, null, TestContext.Current.CancellationToken));

    private static LanguageModel Read(byte[] bytes) => StoredModel.Read(bytes, LanguageModel.Read);

    /// <summary>"the X visited the Y", "the X spoke in the Y", with all pairs of some nouns.</summary>
    private static List<TreebankSentence> Treebank()
    {
        string[] nouns = ["minister", "envoy", "army", "union", "council", "city", "port", "island"];
        var sentences = new List<TreebankSentence>();
        foreach (var x in nouns.SkipLast(2))
        {
            foreach (var y in nouns.Skip(1))
            {
                sentences.Add(Sentence(("the", UniversalPos.Det, 1, "det"), (x, UniversalPos.Noun, 2, "nsubj"), ("visited", UniversalPos.Verb, -1, "root"), ("the", UniversalPos.Det, 4, "det"), (y, UniversalPos.Noun, 2, "obj")));
                sentences.Add(Sentence(("the", UniversalPos.Det, 1, "det"), (x, UniversalPos.Noun, 2, "nsubj"), ("spoke", UniversalPos.Verb, -1, "root"), ("in", UniversalPos.Adp, 5, "case"), ("the", UniversalPos.Det, 5, "det"), (y, UniversalPos.Noun, 2, "obl")));
            }
        }

        return sentences;
    }

    private static TreebankSentence Sentence(params (string Form, UniversalPos Pos, int Head, string Relation)[] words) => new()
    {
        Line = 1,
        Words = [.. words.Select(w => new TreebankWord { Form = w.Form, Pos = w.Pos, Head = w.Head, Relation = w.Relation })],
    };
}
