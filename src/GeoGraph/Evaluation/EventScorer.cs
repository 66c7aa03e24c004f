namespace GeoGraph.Evaluation;

/// <summary>Scores events that have anchors and actors in the gold.</summary>
internal sealed class EventScorer(ScoreSheet sheet)
{
    /// <summary>Anchors of the same event stand at most this many characters apart.</summary>
    private const int MaximumGap = 60;

    public void Score(string text, GoldArticle article, ScoredArticle coded, ActorMatch actors)
    {
        var (gold, predicted) = (article.Events!, coded.Events);
        var alignment = Alignment.Of(
            from i in Enumerable.Range(0, gold.Count)
            from j in Enumerable.Range(0, predicted.Count)
            where gold[i].Type == predicted[j].Type && predicted[j].Anchor is not null
            let gap = Gap(gold[i].Anchor, predicted[j].Anchor!.Value)
            where gap <= MaximumGap
            select (1.0 / (1 + gap), i, j));
        sheet.Total.Add(Figure.EventsPredicted, predicted.Count);
        for (var i = 0; i < gold.Count; i++)
        {
            var slice = sheet.Slice("event " + gold[i].Type);
            sheet.Total.Add(Figure.EventsGold);
            slice.Add(Figure.EventsGold);
            if (alignment.TryGet(i, out var j, out _))
            {
                ScorePair(text, article.Id, gold[i], predicted[j], coded, actors, slice);
            }
            else
            {
                sheet.Miss("event missed", article.Id, gold[i].Type, ScoringRules.Slice(text, gold[i].Anchor));
            }
        }

        foreach (var e in predicted.Where((_, j) => !alignment.HasPredicted(j)))
        {
            sheet.Slice("event " + e.Type).Add(Figure.EventsFalse);
            sheet.Miss("event false", article.Id, e.Type, ScoringRules.Slice(text, e.Anchor), e.Rule);
        }
    }

    private void ScorePair(string text, string id, GoldEvent gold, ScoredEvent predicted, ScoredArticle coded, ActorMatch actors, Tally slice)
    {
        var dyad = IsDyadRight(gold, predicted, coded, actors);
        var strict = Same(gold.Sources, predicted.Sources, actors) && Same(gold.Targets, predicted.Targets, actors);
        foreach (var tally in new[] { sheet.Total, slice })
        {
            tally.Add(Figure.EventsType);
            tally.Add(Figure.EventsDyad, dyad);
            tally.Add(Figure.EventsStrict, strict);
        }

        sheet.Total.Add(Figure.EventsStatus, gold.Status == predicted.Status);
        sheet.Total.Add(Figure.EventsInStatement, gold.InStatement == predicted.InStatement);
        if (gold.Date is { Length: > 0 } date)
        {
            sheet.Total.Add(Figure.EventsDated);
            sheet.Total.Add(Figure.EventsDate, (predicted.Date ?? "").StartsWith(date, StringComparison.Ordinal));
        }

        if (!dyad)
        {
            string List(IEnumerable<string?> countries) => Literal.List(countries.Select(c => c ?? Literal.None).Order(StringComparer.Ordinal).Select(Literal.Quote));
            sheet.Miss("dyad wrong", id, gold.Type, ScoringRules.Slice(text, gold.Anchor),
                List(Countries(gold.Sources, actors)), List(Countries(gold.Targets, actors)),
                List(Countries(predicted.Sources, coded)), List(Countries(predicted.Targets, coded)));
        }
    }

    /// <summary>The countries on each side agree; where one side is empty, a symmetric act may be split either way.</summary>
    private static bool IsDyadRight(GoldEvent gold, ScoredEvent predicted, ScoredArticle coded, ActorMatch actors) =>
        (Countries(gold.Sources, actors).SetEquals(Countries(predicted.Sources, coded)) && Countries(gold.Targets, actors).SetEquals(Countries(predicted.Targets, coded)))
        || ((gold.Targets.Count == 0 || predicted.Targets.Count == 0)
            && Countries(gold.Sources.Concat(gold.Targets), actors).SetEquals(Countries(predicted.Sources.Concat(predicted.Targets), coded)));

    private static HashSet<string?> Countries(IEnumerable<string> ids, ActorMatch actors) => [.. ids.Select(i => actors.Gold[i].Country)];

    private static HashSet<string?> Countries(IEnumerable<string> keys, ScoredArticle coded) => [.. keys.Select(k => coded.Countries.GetValueOrDefault(k))];

    private static bool Same(IReadOnlyList<string> gold, IReadOnlyList<string> keys, ActorMatch actors) =>
        gold.Count == keys.Distinct(StringComparer.Ordinal).Count() && gold.All(g => actors.Best(g) is { } k && keys.Contains(k, StringComparer.Ordinal));

    private static int Gap(TextSpan left, TextSpan right) => Math.Max(0, Math.Max(left.Start, right.Start) - Math.Min(left.End, right.End));
}
