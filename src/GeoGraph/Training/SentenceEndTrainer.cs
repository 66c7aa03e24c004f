using GeoGraph.Text;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns where sentences end from the running text of treebanks.</summary>
/// <remarks>
/// Logistic regression with AdaGrad (Duchi, Hazan, Singer 2011). Each gap is shown with what the rules say of it, so that the model learns
/// where they are wrong. The same text and seed give the same bytes.
/// </remarks>
public static class SentenceEndTrainer
{
    /// <summary>Models added up, each from examples in another order.</summary>
    private const int Restarts = 4;

    private const int Epochs = 8;

    private const double Rate = 0.1;

    /// <summary>Share of features left out of each example, so that none is leant on alone.</summary>
    private const double Dropout = 0.4;

    /// <summary>How much more an end counts than a gap inside a sentence: there are few that no mark shows.</summary>
    private const double EndWeight = 1.5;

    /// <summary>Pulls weights to zero at every step that touches them.</summary>
    private const double Decay = 1e-6;

    /// <summary>The bytes of a model file.</summary>
    /// <param name="parser">Of the language, for the classes of words; null: the model does without.</param>
    public static byte[] Train(IEnumerable<RunningText> documents, LanguageRules rules, LanguageModel? parser, int seed, CancellationToken cancellation)
    {
        var examples = Examples(documents, rules, parser);
        var sums = new double[SentenceEndModel.Slots];
        var random = new SeededRandom(seed);
        for (var restart = 0; restart < Restarts; restart++)
        {
            Learn(examples, ref random, sums, cancellation);
        }

        var scale = 127 / Math.Max(1e-9, sums.Max(Math.Abs));
        return new SentenceEndModel([.. sums.Select(s => (sbyte)Math.Round(s * scale))]).ToFile();
    }

    /// <summary>Adds the weights after each pass over the examples to the sums.</summary>
    private static void Learn((int[] Slots, bool IsEnd)[] examples, ref SeededRandom random, double[] sums, CancellationToken cancellation)
    {
        var weights = new double[sums.Length];
        var squares = new double[sums.Length];
        var kept = new List<int>(SentenceGaps.FeatureCount);
        int[] order = [.. Enumerable.Range(0, examples.Length)];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var (slots, isEnd) in order.Select(i => examples[i]))
            {
                var score = 0.0;
                kept.Clear();
                foreach (var slot in slots)
                {
                    if (random.NextDouble() >= Dropout)
                    {
                        kept.Add(slot);
                        score += weights[slot];
                    }
                }

                var error = isEnd ? EndWeight / (1 + Math.Exp(score)) : -1 / (1 + Math.Exp(-score));
                foreach (var slot in kept)
                {
                    var gradient = error - (Decay * weights[slot]);
                    squares[slot] += gradient * gradient;
                    weights[slot] += Rate * gradient / Math.Sqrt(squares[slot] + 1e-8);
                }
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += weights[i];
            }
        }
    }

    private static (int[] Slots, bool IsEnd)[] Examples(IEnumerable<RunningText> documents, LanguageRules rules, LanguageModel? parser)
    {
        var examples = new List<(int[], bool)>();
        var tokenizer = new Tokenizer(rules);
        foreach (var document in documents)
        {
            var ends = document.SentenceEnds.ToHashSet();
            document.Split(tokenizer, SentenceSplitter.Asking(rules, parser, (features, end) =>
            {
                var slots = new int[features.Length];
                for (var i = 0; i < slots.Length; i++)
                {
                    slots[i] = SentenceEndModel.SlotOf(features[i]);
                }

                examples.Add((slots, ends.Contains(end)));
                return ends.Contains(end);
            }));
        }

        return [.. examples];
    }
}
