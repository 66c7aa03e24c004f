using GeoGraph.Actors;
using GeoGraph.Discourse;
using GeoGraph.Evaluation;
using GeoGraph.Seeds;
using GeoGraph.Statements;
using GeoGraph.Text;

namespace GeoGraph.Training;

/// <summary>Learns which cues report statements from articles whose statements careful readers marked.</summary>
/// <remarks>
/// Logistic regression with AdaGrad (Duchi, Hazan, Singer 2011) and dropout, averaged over passes and restarts. An example is what the rows find; it is a
/// statement when its words overlap those of a marked one by an F1 of at least 0.5. The same sets and seed give the same bytes.
/// </remarks>
public static class StatementTrainer
{
    private const int Restarts = 4;
    private const int Epochs = 12;
    private const double Rate = 0.1;
    private const double Dropout = 0.3;
    private const double Decay = 1e-5;
    private const double LeastOverlap = 0.5;

    /// <summary>The bytes of a model file, and of how many examples how many are statements.</summary>
    /// <param name="sets">Folders with <c>articles.jsonl</c> and <c>gold.jsonl</c>.</param>
    /// <exception cref="EvaluationException">A folder is no evaluation set.</exception>
    public static (byte[] Bytes, int Examples, int Statements) Train(IEnumerable<string> sets, SeedFolder seeds, int seed, CancellationToken cancellation)
    {
        var examples = Examples(sets, seeds, cancellation);
        var sums = new double[StatementModel.Slots];
        var random = new SeededRandom(seed);
        for (var restart = 0; restart < Restarts; restart++)
        {
            Learn(examples, ref random, sums, cancellation);
        }

        var weights = sums.Select(s => (sbyte)Math.Clamp(Math.Round(s / (Restarts * Epochs) * StatementModel.Scale), sbyte.MinValue, sbyte.MaxValue));
        return (new StatementModel([.. weights]).ToFile(), examples.Count, examples.Count(e => e.IsStatement));
    }

    private static void Learn(List<(int[] Slots, bool IsStatement)> examples, ref SeededRandom random, double[] sums, CancellationToken cancellation)
    {
        var weights = new double[sums.Length];
        var squares = new double[sums.Length];
        var kept = new List<int>();
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var i in order)
            {
                var (slots, isStatement) = examples[i];
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

                // Scores of all features are larger than those of the ones that are left.
                var error = (isStatement ? 1 : 0) - (1 / (1 + Math.Exp(-score / (1 - Dropout))));
                foreach (var slot in kept)
                {
                    var gradient = error - (Decay * weights[slot]);
                    squares[slot] += gradient * gradient;
                    weights[slot] += Rate * gradient / Math.Sqrt(squares[slot] + 1);
                }
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += weights[i];
            }
        }
    }

    private static List<(int[] Slots, bool IsStatement)> Examples(IEnumerable<string> sets, SeedFolder seeds, CancellationToken cancellation)
    {
        var examples = new List<(int[], bool)>();
        var catalog = ActorCatalog.Read(seeds);
        var stages = new Dictionary<string, (TextAnalyzer Analyzer, ActorResolver Actors, ReferenceResolver References, StatementExtractor Statements, ScoringRules Rules)>(StringComparer.Ordinal);
        foreach (var set in sets.Select(EvaluationSet.Read))
        {
            foreach (var (article, gold) in set.Labelled())
            {
                cancellation.ThrowIfCancellationRequested();
                if (article.Language is not { } language || gold.Statements is not { } statements)
                {
                    continue;
                }

                if (!stages.TryGetValue(language, out var stage))
                {
                    var lexicon = Lexicon.Read(seeds, language, catalog);
                    stages[language] = stage = (new TextAnalyzer(lexicon), new ActorResolver(lexicon), new ReferenceResolver(lexicon), new StatementExtractor(lexicon, null), ScoringRules.Read(seeds));
                }

                var text = stage.Analyzer.Analyze(article);
                Add(stage.Statements.Candidates(text, stage.References.Resolve(text, stage.Actors.Resolve(text))), article.Text, statements, stage.Rules, examples);
            }
        }

        return examples;
    }

    private static void Add(
        IReadOnlyList<(ReportedClause Clause, uint[] Features)> candidates, string text, IReadOnlyList<GoldStatement> gold, ScoringRules rules, List<(int[], bool)> examples)
    {
        var marked = gold.Select(g => rules.ContentWords(text, g.Content)).ToList();
        var found = candidates.Select(c => rules.ContentWords(text, c.Clause.Content)).ToList();
        var alignment = Alignment.Of(
            from i in Enumerable.Range(0, marked.Count)
            from j in Enumerable.Range(0, found.Count)
            let score = Alignment.F1(marked[i], found[j])
            where score >= LeastOverlap
            select (score, i, j));
        for (var j = 0; j < candidates.Count; j++)
        {
            examples.Add(([.. candidates[j].Features.Select(StatementModel.SlotOf)], alignment.HasPredicted(j)));
        }
    }
}
