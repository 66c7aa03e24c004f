namespace GeoGraph.Evaluation;

/// <summary>A folder with articles and what careful readers found in them: <c>articles.jsonl</c> and <c>gold.jsonl</c>.</summary>
/// <remarks>
/// Precision, recall and F1 in percent. Statements: contents aligned one to one by the F1 of their words (quote marks, punctuation and a
/// leading conjunction left out): the same words (content-strict), F1 of at least 0.5 (content-50), and the right speaker too (triple-50).
/// Events: the same PLOVER type with anchors at most 60 characters apart, one to one (type), the countries on both sides agree (dyad),
/// every actor is the right one (strict). Actors: those that say, do or suffer something.
/// </remarks>
public sealed class EvaluationSet
{
    private readonly Dictionary<string, string> _texts;
    private readonly List<GoldArticle> _gold;

    private EvaluationSet(string folder, Dictionary<string, string> texts, List<GoldArticle> gold)
    {
        Folder = folder;
        _texts = texts;
        _gold = gold;
    }

    public string Folder { get; }

    internal IReadOnlyList<GoldArticle> Gold => _gold;

    /// <summary>The articles to code.</summary>
    public string ArticlesFile => Path.Combine(Folder, "articles.jsonl");

    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    /// <exception cref="EvaluationException">No such folder, or a file in it is missing or wrong.</exception>
    public static EvaluationSet Read(string folder)
    {
        foreach (var file in new[] { "articles.jsonl", "gold.jsonl" })
        {
            if (!File.Exists(Path.Combine(folder, file)))
            {
                throw new EvaluationException($"{folder}: not an evaluation set (no '{file}' in it)");
            }
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, text) in EvaluationJson.Lines(Path.Combine(folder, "articles.jsonl"), EvaluationJson.Text))
        {
            texts[id] = text;
        }

        var gold = EvaluationJson.Lines(Path.Combine(folder, "gold.jsonl"), EvaluationJson.Gold).ToList();
        return gold.FirstOrDefault(g => !texts.ContainsKey(g.Id)) is { } stray
            ? throw new EvaluationException($"{folder}: gold.jsonl speaks of article '{stray.Id}', which articles.jsonl does not hold")
            : new EvaluationSet(folder, texts, gold);
    }

    /// <summary>Each article's text with the gold of it.</summary>
    internal IEnumerable<(string Text, GoldArticle Gold)> Articles => _gold.Select(g => (_texts[g.Id], g));

    /// <summary>Scores a file of coded articles.</summary>
    /// <param name="codedFile">What <c>geograph extract</c>, or any program that keeps the contract, wrote.</param>
    /// <param name="rules">The words that scoring leaves out.</param>
    /// <param name="errors">How many misses of each kind to list.</param>
    /// <returns>The lines to print.</returns>
    /// <exception cref="EvaluationException">The file cannot be read or a line is wrong.</exception>
    public IReadOnlyList<string> ScoreFile(string codedFile, ScoringRules rules, int errors = 0) =>
        Score(EvaluationJson.Lines(codedFile, EvaluationJson.Scored), rules, errors);

    /// <summary>Scores lines of coded articles.</summary>
    public IReadOnlyList<string> ScoreLines(IEnumerable<string> codedLines, ScoringRules rules, int errors = 0) =>
        Score(codedLines.Select((line, i) => EvaluationJson.Parse(FormattableString.Invariant($"coded article {i + 1}"), line, EvaluationJson.Scored)), rules, errors);

    private IReadOnlyList<string> Score(IEnumerable<ScoredArticle> articles, ScoringRules rules, int errors)
    {
        var coded = new Dictionary<string, ScoredArticle>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            coded[article.Id] = article;
        }

        var sheet = new ScoreSheet(errors);
        var scorer = new Scorer(rules, sheet);
        var missing = 0;
        foreach (var gold in _gold)
        {
            if (!coded.TryGetValue(gold.Id, out var article))
            {
                missing++;
                article = ScoredArticle.Missing(gold.Id);
            }

            scorer.Score(_texts[gold.Id], gold, article);
        }

        var outOfRange = coded.Values
            .Where(a => _texts.ContainsKey(a.Id))
            .Sum(a => a.Spans.Count(s => !(0 <= s.Start && s.Start < s.End && s.End <= _texts[a.Id].Length)));
        return new ScoreReport(sheet).Write(Name, _gold.Count, missing, outOfRange);
    }
}
