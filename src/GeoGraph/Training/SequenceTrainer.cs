using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns to label words from left to right, after the first pass with its own labels before each word rather than the right ones.</summary>
/// <param name="fill">Writes the features of a word: its sentence, its place, and the labels before it from 1.</param>
/// <param name="features">How many features a word has.</param>
internal sealed class SequenceTrainer(SequenceTrainer.Fill fill, int features)
{
    public delegate void Fill(ParseBuffer buffer, int i, int before, int secondBefore, Span<ulong> keys);

    /// <summary>The label of a word that nobody labelled: nothing is learnt from it.</summary>
    public const int Unknown = -1;

    /// <summary>Words with their right labels, both from 1.</summary>
    /// <param name="Domain">1 for the domain the model is made for, 0 for others.</param>
    public readonly record struct Sequence(ParseBuffer Buffer, int[] Labels, int Domain);

    /// <summary>The features of the words before right labels.</summary>
    /// <param name="domains">Whether features have copies for their domain.</param>
    /// <param name="minimum">How often a feature must occur.</param>
    public FeatureSet Features(IReadOnlyList<Sequence> sequences, bool domains, int minimum)
    {
        var set = new FeatureSet(domains);
        var keys = new ulong[features];
        foreach (var (buffer, labels, domain) in sequences)
        {
            for (var i = 1; i <= buffer.Count; i++)
            {
                fill(buffer, i, i > 1 ? labels[i - 1] + 1 : 0, i > 2 ? labels[i - 2] + 1 : 0, keys);
                set.Observe(keys, domain);
            }
        }

        set.Freeze(minimum);
        return set;
    }

    public SparseLearner Train(IReadOnlyList<Sequence> sequences, FeatureSet set, int classes, int epochs, TrainingOptions options, int seed)
    {
        var learner = new SparseLearner(set, classes, options.Rate);
        var random = new SeededRandom(seed);
        var order = Enumerable.Range(0, sequences.Count).ToArray();
        var keys = new ulong[features];
        var rows = new int[features * 2];
        var scores = new float[learner.ScoreLength];
        var gradient = new float[learner.ScoreLength];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var (buffer, labels, domain) in order.Select(i => sequences[i]))
            {
                int before = 0, secondBefore = 0;
                for (var i = 1; i <= buffer.Count; i++)
                {
                    fill(buffer, i, before, secondBefore, keys);
                    var active = rows.AsSpan(0, set.Resolve(keys, domain, options.Dropout, ref random, rows));
                    learner.Score(active, scores);
                    if (labels[i] != Unknown && Gradient.Of(scores.AsSpan(0, classes), labels[i], gradient) < Gradient.Certain)
                    {
                        learner.Step(active, gradient);
                    }

                    learner.Tick();
                    (secondBefore, before) = (before, (epoch == 0 && labels[i] != Unknown ? labels[i] : Gradient.Best(scores.AsSpan(0, classes))) + 1);
                }
            }
        }

        return learner;
    }
}
