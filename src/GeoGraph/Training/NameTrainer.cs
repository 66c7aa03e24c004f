using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns to recognise names from sentences marked in BIO form, on top of a language model that tags them.</summary>
public static class NameTrainer
{
    private const float Certain = 0.995f;

    /// <summary>Learns a recogniser and gives it as the bytes of its file; the same data and seed give the same bytes.</summary>
    /// <param name="model">Gives the tags and classes of the words.</param>
    public static byte[] Train(IReadOnlyList<NameSentence> sentences, LanguageModel model, TrainingOptions options, CancellationToken cancellation)
    {
        var names = NameModel.Labels(sentences.SelectMany(s => s.Labels));
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var memories = sentences.Select(s => model.Tag(s.Forms)).ToList();
        var likely = Likely(sentences, memories, numbers);
        memories.ForEach(m => NameModel.SetLikely(m, likely));
        var sums = new Dictionary<ulong, float[]>();
        for (var k = 0; k < options.Restarts; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            Learn(sentences, memories, numbers, options, options.Seed + k).AddAverages(sums, 0);
        }

        return NameModel.Write(names, likely, writer => WeightTable.Write(writer, sums, names.Count, options.LightPruning, options.Restarts));
    }

    private static SparseLearner Learn(IReadOnlyList<NameSentence> sentences, List<ParseBuffer> buffers, Dictionary<string, int> numbers, TrainingOptions options, int seed)
    {
        var learner = new SparseLearner(numbers.Count, options.Rate, false);
        var keys = new ulong[TaggerFeatures.NameTemplates.Count];
        var rows = new int[keys.Length];
        var right = sentences.Select(s => s.Labels.Select(l => numbers[l]).ToArray()).ToArray();
        for (var s = 0; s < buffers.Count; s++)
        {
            for (var i = 1; i <= buffers[s].Count; i++)
            {
                TaggerFeatures.FillName(buffers[s], i, i > 1 ? right[s][i - 2] + 1 : 0, i > 2 ? right[s][i - 3] + 1 : 0, keys);
                learner.Observe(keys, 0);
            }
        }

        learner.Freeze(1);
        var random = new Random(seed);
        var order = Enumerable.Range(0, buffers.Count).ToArray();
        var scores = new float[learner.ScoreLength];
        var gradient = new float[learner.ScoreLength];
        for (var epoch = 0; epoch < options.NameEpochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var s in order)
            {
                int before = 0, secondBefore = 0;
                for (var i = 1; i <= buffers[s].Count; i++)
                {
                    TaggerFeatures.FillName(buffers[s], i, before, secondBefore, keys);
                    var active = rows.AsSpan(0, learner.Resolve(keys, 0, options.Dropout, random, rows));
                    learner.Score(active, scores);
                    if (Gradient.Of(scores.AsSpan(0, numbers.Count), right[s][i - 1], gradient) < Certain)
                    {
                        learner.Step(active, gradient);
                    }

                    learner.Tick();
                    (secondBefore, before) = (before, (epoch == 0 ? right[s][i - 1] : Gradient.Best(scores.AsSpan(0, numbers.Count))) + 1);
                }
            }
        }

        return learner;
    }

    /// <summary>The label each word mostly has, from 1, where it occurs twice or more.</summary>
    private static Dictionary<ulong, byte> Likely(IReadOnlyList<NameSentence> sentences, List<ParseBuffer> buffers, Dictionary<string, int> numbers)
    {
        var counts = new Dictionary<ulong, int[]>();
        for (var s = 0; s < buffers.Count; s++)
        {
            for (var i = 1; i <= buffers[s].Count; i++)
            {
                counts.TryAdd(buffers[s].Word[i], new int[numbers.Count]);
                counts[buffers[s].Word[i]][numbers[sentences[s].Labels[i - 1]]]++;
            }
        }

        return counts.Where(c => c.Value.Sum() > 2).ToDictionary(c => c.Key, c => (byte)(Array.IndexOf(c.Value, c.Value.Max()) + 1));
    }
}
