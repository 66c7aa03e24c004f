using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns to tag from left to right, after the first pass with its own tags before each token rather than the right ones.</summary>
internal static class TaggerTrainer
{
    private const float Certain = 0.995f;

    public static SparseLearner Train(IReadOnlyList<TrainingSentence> sentences, int tags, bool domains, int epochs, TrainingOptions options, int seed)
    {
        var learner = new SparseLearner(tags, options.Rate, domains);
        var keys = new ulong[TaggerFeatures.Templates.Count];
        var rows = new int[keys.Length * 2];
        foreach (var sentence in sentences)
        {
            for (var i = 1; i <= sentence.Count; i++)
            {
                TaggerFeatures.Fill(sentence.Buffer, i, i > 1 ? sentence.Tag[i - 1] + 1 : 0, i > 2 ? sentence.Tag[i - 2] + 1 : 0, keys);
                learner.Observe(keys, sentence.Domain);
            }
        }

        learner.Freeze(options.MinimumCount);
        var random = new Random(seed);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var scores = new float[learner.ScoreLength];
        var gradient = new float[learner.ScoreLength];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var sentence in order.Select(i => sentences[i]))
            {
                int before = 0, secondBefore = 0;
                for (var i = 1; i <= sentence.Count; i++)
                {
                    TaggerFeatures.Fill(sentence.Buffer, i, before, secondBefore, keys);
                    var active = rows.AsSpan(0, learner.Resolve(keys, sentence.Domain, options.Dropout, random, rows));
                    learner.Score(active, scores);
                    var right = sentence.Tag[i];
                    if (Gradient.Of(scores.AsSpan(0, tags), right, gradient) < Certain)
                    {
                        learner.Step(active, gradient);
                    }

                    learner.Tick();
                    (secondBefore, before) = (before, (epoch == 0 ? right : Gradient.Best(scores.AsSpan(0, tags))) + 1);
                }
            }
        }

        return learner;
    }
}
