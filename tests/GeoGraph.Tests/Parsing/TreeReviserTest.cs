using GeoGraph.Text.Parsing;
using GeoGraph.Training;
using Xunit;

namespace GeoGraph.Tests.Parsing;

public sealed class TreeReviserTest
{
    private static readonly ulong[] s_groups = [1, 2, 4, 8, 0];

    [Fact]
    public void Whatever_heads_are_chosen_the_tree_stays_one_tree_and_projective()
    {
        var random = new Random(7);
        var weights = new SortedDictionary<ulong, float>();
        var trees = Enumerable.Range(0, 300).Select(_ => RandomTree(random)).ToList();
        foreach (var (buffer, z) in trees)
        {
            foreach (var key in Keys(buffer, z))
            {
                weights.TryAdd(key, (float)random.NextDouble() - 0.5f);
            }
        }

        var reviser = new TreeReviser(Table([.. weights.Keys], [.. weights.Values], 1), Parser(), s_groups);
        var changed = 0;
        foreach (var (buffer, z) in trees)
        {
            var before = z.Head.ToArray();
            reviser.Revise(buffer, z, new float[buffer.Count + 2]);
            changed += Enumerable.Range(1, buffer.Count).Count(i => z.Head[i] != before[i]);
            Assert.Single(Enumerable.Range(1, buffer.Count), i => z.Head[i] == buffer.Count + 1);
            Assert.All(Enumerable.Range(1, buffer.Count), i => Assert.True(IsProjective(z, i)));
        }

        Assert.True(changed > 300);
    }

    [Fact]
    public void A_mistake_the_parser_always_makes_is_corrected()
    {
        // "visited the city on Monday": the parser hangs the day on the city.
        string[] days = ["Monday", "Tuesday", "Friday", "Sunday"], cities = ["Lome", "Oslo", "Quito", "Riga"];
        var sentences = days.SelectMany(day => cities.Select(city => Sentence(city, day, 1))).ToList();
        var options = new TrainingOptions { MinimumCount = 1, Dropout = 0.1f };
        var learner = RevisionTrainer.Train(sentences, RevisionTrainer.Features(sentences, s_groups, false, options), s_groups, options, 1);
        var weights = new float[learner.Features.Keys.Length];
        learner.AddAverages(weights, 0);
        var reviser = new TreeReviser(Table(learner.Features.Keys, weights, 1), Parser(), s_groups);

        var unseen = Sentence("Turin", "Thursday", 1);
        reviser.Revise(unseen.Buffer, unseen.Tree, unseen.Confidence);
        Assert.Equal(unseen.Head[1..6], unseen.Tree.Head[1..6]);

        var sure = Sentence("Turin", "Thursday", ParseBuffer.Sure);
        sure.Buffer.GuideHead[5] = 3;
        reviser.Revise(sure.Buffer, sure.Tree, sure.Confidence);
        Assert.Equal(3, sure.Tree.Head[5]);
    }

    /// <summary>"they visited CITY on DAY"; the parser hangs the day on the city, the guide is as sure as told.</summary>
    private static TrainingSentence Sentence(string city, string day, int guideConfidence)
    {
        var words = new[] { ("they", 1), ("visited", -1), (city, 1), ("on", 4), (day, 1) }.Select(w => new TreebankWord { Form = w.Item1, Head = w.Item2 }).ToList();
        var sentence = TrainingSentence.Of(words, 0, 0, _ => 2, _ => 0);
        sentence.SetWords(WordClasses.None);
        sentence.Tree.Start(words.Count);
        sentence.Confidence = new float[words.Count + 2];
        for (var i = 1; i <= words.Count; i++)
        {
            sentence.Tree.Head[i] = i == 5 ? 3 : sentence.Head[i];
            sentence.Tree.Relation[i] = 1;
            sentence.Buffer.Tag[i] = i + 1;
            sentence.Buffer.GuideHead[i] = sentence.Head[i];
            sentence.Buffer.GuideConfidence[i] = guideConfidence;
        }

        return sentence;
    }

    private static (ParseBuffer Buffer, Configuration Tree) RandomTree(Random random)
    {
        var (buffer, z) = (new ParseBuffer(), new Configuration());
        var count = 1 + random.Next(30);
        buffer.Start(count);
        for (var i = 1; i <= count; i++)
        {
            buffer.SetWord(i, "w" + random.Next(9), WordClasses.None);
            buffer.GuideHead[i] = random.Next(count + 2);
        }

        buffer.SetBounds();
        ConfigurationTest.BuildAtRandom(z, count, s_groups, random);
        return (buffer, z);
    }

    private static List<ulong> Keys(ParseBuffer buffer, Configuration z)
    {
        var all = new List<ulong>();
        var keys = new ulong[RevisionFeatures.Templates.Count];
        var candidates = new int[RevisionFeatures.MaximumCandidates];
        for (var d = 1; d <= buffer.Count; d++)
        {
            var count = RevisionFeatures.Candidates(buffer, z, d, candidates);
            for (var k = 0; k < count && count > 1; k++)
            {
                RevisionFeatures.Fill(buffer, z, new float[buffer.Count + 2], s_groups, d, candidates[k], keys);
                all.AddRange(keys);
            }
        }

        return all;
    }

    /// <summary>Whether all tokens between a token and its head are below the head.</summary>
    private static bool IsProjective(Configuration z, int i)
    {
        var head = z.Head[i];
        return Enumerable.Range(Math.Min(i, head) + 1, Math.Abs(i - head) - 1).All(k =>
        {
            for (var steps = 0; steps <= z.Count && k <= z.Count && k != head; steps++)
            {
                k = z.Head[k];
            }

            return k == head;
        });
    }

    private static DependencyParser Parser() => new(Table([], [], 3), Table([], [], s_groups.Length), s_groups, true);

    private static WeightTable Table(ulong[] keys, float[] weights, int classes) => WeightTableTest.RoundTrip(
        keys.Index().ToDictionary(k => k.Item, k => weights[(k.Index * classes)..((k.Index + 1) * classes)]), classes);
}
