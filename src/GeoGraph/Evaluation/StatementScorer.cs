namespace GeoGraph.Evaluation;

/// <summary>Scores statements: contents aligned by their words, then speakers.</summary>
internal sealed class StatementScorer(ScoringRules rules, ScoreSheet sheet)
{
    public void Score(string text, GoldArticle article, ScoredArticle coded, ActorMatch? actors)
    {
        var gold = article.Statements!.Select(s => (Statement: s, Words: rules.ContentWords(text, s.Content))).Where(s => s.Words.Count > 0).ToList();
        var predicted = coded.Statements.Select(s => (Statement: s, Words: rules.ContentWords(text, s.Content))).Where(s => s.Words.Count > 0).ToList();
        var alignment = Alignment.Of(
            from i in Enumerable.Range(0, gold.Count)
            from j in Enumerable.Range(0, predicted.Count)
            let score = Alignment.F1(gold[i].Words, predicted[j].Words)
            where score > 0
            select (score, i, j));
        for (var i = 0; i < gold.Count; i++)
        {
            var (statement, words) = gold[i];
            var tallies = Tallies(statement);
            tallies.ForEach(t => t.Add(Figure.StatementsGold));
            if (!alignment.TryGet(i, out var j, out var score))
            {
                sheet.Miss("statement missed", article.Id, Cut(text, words, 110));
                continue;
            }

            var right = IsSpeakerRight(text, statement, predicted[j].Statement, actors);
            foreach (var tally in tallies)
            {
                tally.Add(Figure.StatementsStrict, words.SequenceEqual(predicted[j].Words));
                tally.Add(Figure.Statements50, score >= .5);
                tally.Add(Figure.StatementsTriple, score >= .5 && right);
            }

            Explain(text, article.Id, gold[i], predicted[j], score, right);
        }

        var counted = CountPredicted(text, article, predicted, alignment);
        var tokens = gold.SelectMany(g => g.Words).ToHashSet();
        sheet.Total.Add(Figure.TokensRight, tokens.Count(counted.Contains));
        sheet.Total.Add(Figure.TokensPredicted, counted.Count);
        sheet.Total.Add(Figure.TokensGold, tokens.Count);
    }

    private List<Tally> Tallies(GoldStatement statement)
    {
        List<Tally> tallies = [sheet.Total, sheet.Slice("statement " + (statement.Quotation ?? "?"))];
        if (statement.CueClass is { Length: > 0 } cue)
        {
            tallies.Add(sheet.Slice("cue class " + cue));
        }

        return tallies;
    }

    private void Explain(
        string text, string id, (GoldStatement Statement, IReadOnlyList<TextSpan> Words) gold,
        (ScoredStatement Statement, IReadOnlyList<TextSpan> Words) predicted, double score, bool right)
    {
        if (score < .5)
        {
            sheet.Miss("content off", id, Cut(text, gold.Words, 90), Cut(text, predicted.Words, 90));
        }
        else if (!right)
        {
            sheet.Miss("speaker wrong", id, ScoringRules.Slice(text, gold.Statement.Speaker), ScoringRules.Slice(text, predicted.Statement.Speaker), Literal.List(predicted.Statement.Speakers.Select(Literal.Quote)));
        }
    }

    /// <summary>Counts what was predicted, leaving out what lies in passages outside the annotators' scope; gives the words counted.</summary>
    private HashSet<TextSpan> CountPredicted(string text, GoldArticle article, List<(ScoredStatement Statement, IReadOnlyList<TextSpan> Words)> predicted, Alignment alignment)
    {
        var counted = new HashSet<TextSpan>();
        for (var j = 0; j < predicted.Count; j++)
        {
            var (statement, words) = predicted[j];
            if (!alignment.HasPredicted(j))
            {
                var whole = new TextSpan(words[0].Start, words[^1].End);
                if (article.Ignore.Any(i => i.Overlaps(whole)))
                {
                    sheet.Total.Add(Figure.StatementsIgnored);
                    continue;
                }

                sheet.Miss("statement false", article.Id, statement.Rule, Cut(text, words, 110));
            }

            sheet.Total.Add(Figure.StatementsPredicted);
            counted.UnionWith(words);
        }

        return counted;
    }

    private bool IsSpeakerRight(string text, GoldStatement gold, ScoredStatement predicted, ActorMatch? actors)
    {
        if (actors is not null)
        {
            return gold.Speakers.Select(actors.Best).Any(k => k is not null && predicted.Speakers.Contains(k, StringComparer.Ordinal));
        }

        List<TextSpan> found = predicted.Speaker is { } p ? [.. ScoringRules.Words(text, p)] : [];
        if (gold.Clitic)
        {
            return found.Any(w => gold.Cue is { } cue && w.Overlaps(cue) || gold.SpeakerEntity is { } entity && entity.Contains(w.Start));
        }

        List<TextSpan> words = gold.Speaker is { } s ? [.. ScoringRules.Words(text, s)] : [];
        List<TextSpan> chain = gold.SpeakerChain is { } c ? [.. ScoringRules.Words(text, c)] : words;
        if (words.Count == 0 || found.Count == 0)
        {
            return words.Count == found.Count;
        }

        return found.Contains(rules.Head(text, words)!.Value) && (Alignment.F1(found, words) >= .5 || Alignment.F1(found, chain) >= .5);
    }

    private static string Cut(string text, IReadOnlyList<TextSpan> words, int length) =>
        text.Substring(words[0].Start, Math.Min(length, words[^1].End - words[0].Start));
}
