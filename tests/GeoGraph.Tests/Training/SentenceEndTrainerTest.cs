using GeoGraph.Seeds;
using GeoGraph.Text;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Training;

public sealed class SentenceEndTrainerTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly LanguageRules s_rules = LanguageRules.Read(s_seeds, "en");

    private static readonly string[] s_cities = ["Lome", "Oslo", "Quito", "Riga", "Suva", "Turin", "Cairo", "Dili"];

    [Fact]
    public void Ends_without_a_mark_are_learnt_and_carried_over_to_new_words()
    {
        var model = StoredModel.Read(Train(1), SentenceEndModel.Read);
        Assert.Equal(["Talks in Varna", "* Where : Hanoi", "* When : Monday", "The envoys met."], Split("Talks in Varna * Where : Hanoi * When : Monday The envoys met.", model));
        Assert.Equal(["Talks in Varna * Where : Hanoi * When : Monday The envoys met."], Split("Talks in Varna * Where : Hanoi * When : Monday The envoys met.", null));
    }

    [Fact]
    public void The_same_text_and_seed_give_the_same_bytes()
    {
        var one = Train(1);
        Assert.Equal(one, Train(1));
        Assert.NotEqual(one, Train(2));
    }

    [Theory]
    [InlineData(0, "not a model")]
    [InlineData(4, "version")]
    [InlineData(100, "checksum")]
    public void A_damaged_model_gets_one_line(int at, string reason)
    {
        var bytes = Train(1);
        bytes[at] ^= 0x55;
        var message = Assert.Throws<SeedException>(() => StoredModel.Read(bytes, SentenceEndModel.Read)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static byte[] Train(int seed) =>
        SentenceEndTrainer.Train(s_cities.SelectMany(a => s_cities.Select(b => Document($"Talks in {a}", $"* Where : {b}", "* When : Friday", "The ministers came."))), s_rules, null, seed, TestContext.Current.CancellationToken);

    private static RunningText Document(params string[] sentences)
    {
        var text = string.Join(' ', sentences);
        var ends = new List<int>();
        foreach (var sentence in sentences)
        {
            ends.Add((ends.Count == 0 ? 0 : ends[^1] + 1) + sentence.Length);
        }

        return new RunningText(text, [], ends);
    }

    private static List<string> Split(string text, SentenceEndModel? model)
    {
        var tokens = new List<Token>();
        new Tokenizer(s_rules).Tokenize(text, 0, text.Length, tokens);
        var sentences = new List<Sentence>();
        new SentenceSplitter(s_rules, model, null).Split(text, tokens, 0, sentences);
        return [.. sentences.Select(s => s.Span.Of(text).ToString())];
    }
}
