using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns to choose the right head of a token of a finished tree: logistic regression over the heads it may have.</summary>
/// <remarks>It learns from all tokens, not only from those it will be asked about: on held-out text half as much again is won.</remarks>
internal sealed class RevisionTrainer
{
    private readonly ulong[] _groups;
    private readonly int[] _candidates = new int[RevisionFeatures.MaximumCandidates];
    private readonly ulong[][] _keys = Arrays<ulong>(RevisionFeatures.Templates.Count);

    /// <param name="groups">Bit of each relation in a set of dependents.</param>
    private RevisionTrainer(ulong[] groups) => _groups = groups;

    /// <param name="sentences">With trees as the parser will find them.</param>
    /// <param name="domains">Whether features have copies for their domain.</param>
    public static FeatureSet Features(IReadOnlyList<TrainingSentence> sentences, ulong[] groups, bool domains, TrainingOptions options)
    {
        var set = new FeatureSet(domains);
        var trainer = new RevisionTrainer(groups);
        foreach (var sentence in sentences)
        {
            for (var d = 1; d <= sentence.Count; d++)
            {
                var (count, _) = trainer.Choices(sentence, d);
                for (var k = 0; k < count; k++)
                {
                    set.Observe(trainer._keys[k], sentence.Domain);
                }
            }
        }

        set.Freeze(options.MinimumCount);
        return set;
    }

    /// <param name="sentences">With trees as the parser will find them.</param>
    public static SparseLearner Train(IReadOnlyList<TrainingSentence> sentences, FeatureSet set, ulong[] groups, TrainingOptions options, int seed)
    {
        var learner = new SparseLearner(set, 1, options.Rate);
        var trainer = new RevisionTrainer(groups);
        var random = new SeededRandom(seed);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var rows = Arrays<int>(RevisionFeatures.Templates.Count * 2);
        var lengths = new int[rows.Length];
        float[] score = new float[learner.ScoreLength], scores = new float[rows.Length], gradient = new float[rows.Length];
        for (var epoch = 0; epoch < options.RevisionEpochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var sentence in order.Select(i => sentences[i]))
            {
                for (var d = 1; d <= sentence.Count; d++)
                {
                    var (count, right) = trainer.Choices(sentence, d);
                    for (var k = 0; k < count; k++)
                    {
                        lengths[k] = set.Resolve(trainer._keys[k], sentence.Domain, options.Dropout, ref random, rows[k]);
                        learner.Score(rows[k].AsSpan(0, lengths[k]), score);
                        scores[k] = score[0];
                    }

                    if (count > 0 && Gradient.Of(scores.AsSpan(0, count), right, gradient) < Gradient.Certain)
                    {
                        for (var k = 0; k < count; k++)
                        {
                            score[0] = gradient[k];
                            learner.Step(rows[k].AsSpan(0, lengths[k]), score);
                        }
                    }

                    learner.Tick();
                }
            }
        }

        return learner;
    }

    private static T[][] Arrays<T>(int length) => [.. Enumerable.Range(0, RevisionFeatures.MaximumCandidates).Select(_ => new T[length])];

    /// <summary>Fills the features of each head a token may have.</summary>
    /// <returns>How many, and which is right; 0 when there is nothing to learn: no choice, or none of them is right.</returns>
    private (int Count, int Right) Choices(TrainingSentence sentence, int d)
    {
        var count = RevisionFeatures.Candidates(sentence.Buffer, sentence.Tree, d, _candidates);
        var right = Array.IndexOf(_candidates, sentence.Head[d], 0, count);
        if (count < 2 || right < 0)
        {
            return (0, right);
        }

        for (var k = 0; k < count; k++)
        {
            RevisionFeatures.Fill(sentence.Buffer, sentence.Tree, sentence.Confidence, _groups, d, _candidates[k], _keys[k]);
        }

        return (count, right);
    }
}
