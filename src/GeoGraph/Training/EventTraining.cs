using GeoGraph.Evaluation;
using GeoGraph.Events;
using GeoGraph.Seeds;

namespace GeoGraph.Training;

/// <summary>Evaluation sets to learn events from.</summary>
/// <param name="coder">Reads their articles.</param>
/// <param name="sets">Folders with their articles.</param>
public sealed class EventTraining(ArticleCoder coder, IReadOnlyList<(EvaluationSet Set, IReadOnlyList<Article> Articles)> sets)
{
    private List<(EvaluationSet Set, Article Article, LabelledArticle Labelled)> Read(IProgress<string> progress, CancellationToken cancellation)
    {
        var labelled = new List<(EvaluationSet, Article, LabelledArticle)>();
        foreach (var (set, articles) in sets)
        {
            var gold = set.Gold.Where(g => g.Events is not null).ToDictionary(g => g.Id, StringComparer.Ordinal);
            foreach (var article in articles)
            {
                cancellation.ThrowIfCancellationRequested();
                if (gold.TryGetValue(article.Id, out var answer) && coder.Label(article, answer) is { } example)
                {
                    labelled.Add((set, article, example));
                }
            }
        }

        progress.Report($"{labelled.Count} labelled articles");
        return labelled;
    }

    /// <summary>The bytes of a model learnt from all articles.</summary>
    /// <exception cref="EvaluationException">No article has labelled events.</exception>
    public byte[] Train(EventTrainingOptions options, IProgress<string> progress, CancellationToken cancellation)
    {
        var labelled = Read(progress, cancellation);
        return labelled.Count == 0 ? throw new EvaluationException("no article of these sets has labelled events") : EventTrainer.Train([.. labelled.Select(l => l.Labelled)], options, cancellation);
    }

    /// <summary>Codes each article with a model learnt from the others and scores all.</summary>
    /// <param name="folds">Into how many parts the articles are divided.</param>
    /// <returns>The lines to print.</returns>
    public IReadOnlyList<string> CrossValidate(int folds, EventTrainingOptions options, ScoringRules rules, int errors, IProgress<string> progress, CancellationToken cancellation)
    {
        var labelled = Read(progress, cancellation);
        var coded = sets.ToDictionary(s => s.Set, _ => new List<string>());
        for (var fold = 0; fold < folds; fold++)
        {
            var model = EventModel.Read(EventTrainer.Train([.. labelled.Where((_, i) => i % folds != fold).Select(l => l.Labelled)], options, cancellation));
            progress.Report($"fold {fold + 1} of {folds}");
            var with = coder.With(model);
            foreach (var (set, article, _) in labelled.Where((_, i) => i % folds == fold))
            {
                coded[set].Add(CodedArticleJson.Write(with.Code(article)!));
            }
        }

        return [.. sets.SelectMany(s => s.Set.ScoreLines(coded[s.Set], rules, errors))];
    }
}
