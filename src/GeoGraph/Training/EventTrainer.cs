using GeoGraph.Events;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns to decide which words name acts, of which type, and who their parties are, from articles that careful readers have labelled.</summary>
/// <remarks>The same articles and seed give the same bytes.</remarks>
public static class EventTrainer
{
    private static readonly string[] s_statuses = ["actual", "planned", "hypothetical", "negated", "historical"];

    /// <summary>The bytes of a model file.</summary>
    /// <param name="articles">What is learnt from.</param>
    /// <param name="options">How.</param>
    public static byte[] Train(IReadOnlyList<LabelledArticle> articles, EventTrainingOptions options, CancellationToken cancellation)
    {
        var (types, sources, targets, statuses) = (new ExampleSet(), new ExampleSet(), new ExampleSet(), new ExampleSet());
        foreach (var article in articles)
        {
            cancellation.ThrowIfCancellationRequested();
            article.AddExamples(types, sources, targets, statuses);
        }

        var typeCount = articles[0].TypeCount;
        return EventModel.Write(
            Learn(types, typeCount + 1, options.Types, options.Seed, cancellation),
            Learn(sources, 2, options.Roles, options.Seed + 100, cancellation),
            Learn(targets, 2, options.Roles, options.Seed + 150, cancellation),
            Learn(statuses, s_statuses.Length, options.Statuses, options.Seed + 200, cancellation));
    }

    private static Action<BinaryWriter> Learn(ExampleSet examples, int classes, LearnerOptions options, int seed, CancellationToken cancellation)
    {
        var features = new FeatureSet(false);
        for (var e = 0; e < examples.Count; e++)
        {
            features.Observe(examples.Features(e), 0);
        }

        features.Freeze(options.Minimum);
        var sums = new float[features.Keys.Length * classes];
        for (var restart = 0; restart < options.Restarts; restart++)
        {
            cancellation.ThrowIfCancellationRequested();
            Learn(examples, features, classes, options, seed + restart).AddAverages(sums, 0);
        }

        // Of a score only the features that were not left out counted while learning.
        var share = 1 - options.Dropout;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] *= share;
        }

        return writer => WeightTable.Write(writer, features.Keys, sums, classes, options.Pruning, options.Restarts);
    }

    private static SparseLearner Learn(ExampleSet examples, FeatureSet features, int classes, LearnerOptions options, int seed)
    {
        var learner = new SparseLearner(features, classes, options.Rate);
        var random = new SeededRandom(seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var rows = new int[FeatureBuffer.Most * 2];
        var scores = new float[learner.ScoreLength];
        var gradient = new float[learner.ScoreLength];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var e in order)
            {
                var active = rows.AsSpan(0, features.Resolve(examples.Features(e), 0, options.Dropout, ref random, rows));
                learner.Score(active, scores);
                Gradient.Of(scores.AsSpan(0, classes), examples.Label(e), gradient);
                learner.Step(active, gradient);
                learner.Tick();
            }
        }

        return learner;
    }

    /// <summary>The place of a status among the outcomes; -1 for none.</summary>
    internal static int StatusOf(string? status) => Array.IndexOf(s_statuses, status);
}

/// <summary>How one of the models is learnt.</summary>
/// <param name="Epochs">Passes over the examples.</param>
/// <param name="Rate">Step size.</param>
/// <param name="Dropout">Share of features left out of each example.</param>
/// <param name="Minimum">How often a feature must occur.</param>
/// <param name="Restarts">Models learnt in other orders and added up.</param>
internal sealed record LearnerOptions(int Epochs, float Rate, float Dropout, int Minimum, int Restarts, TablePruning Pruning);

/// <summary>How the three models are learnt.</summary>
public sealed record EventTrainingOptions
{
    /// <summary>Decides every random choice.</summary>
    public int Seed { get; init; } = 1;

    internal LearnerOptions Types { get; init; } = new(12, 0.05f, 0.5f, 2, 2, new TablePruning(3, 2));

    internal LearnerOptions Roles { get; init; } = new(10, 0.05f, 0.4f, 2, 2, new TablePruning(3, 2));

    internal LearnerOptions Statuses { get; init; } = new(10, 0.05f, 0.4f, 2, 2, new TablePruning(3, 2));
}

/// <summary>Decisions with their right outcomes.</summary>
internal sealed class ExampleSet
{
    private readonly List<ulong[]> _features = [];
    private readonly List<int> _labels = [];

    public int Count => _labels.Count;

    public void Add(FeatureBuffer features, int label)
    {
        _features.Add(features.Keys.ToArray());
        _labels.Add(label);
    }

    public ReadOnlySpan<ulong> Features(int example) => _features[example];

    public int Label(int example) => _labels[example];
}
