namespace GeoGraph.Evaluation;

/// <summary>Scores coded articles against a set, article by article.</summary>
internal sealed class Scorer(ScoringRules rules, ScoreSheet sheet)
{
    public void Score(string text, GoldArticle gold, ScoredArticle coded)
    {
        var actors = gold.Actors is null ? null : ActorMatch.Of(gold.Actors, coded);
        if (actors is not null)
        {
            ScoreActors(gold, coded, actors);
        }

        if (gold.Statements is not null)
        {
            new StatementScorer(rules, sheet).Score(text, gold, coded, actors);
        }

        if (actors is not null && gold.Events is not null)
        {
            new EventScorer(sheet).Score(text, gold, coded, actors);
        }

        new RecordScorer(rules, sheet).Score(text, gold, coded);
    }

    /// <summary>Only actors that say, do or suffer something, or are spoken to, are looked for.</summary>
    private void ScoreActors(GoldArticle gold, ScoredArticle coded, ActorMatch match)
    {
        var used = (gold.Statements ?? []).SelectMany(s => s.Speakers.Concat(s.Addressees))
            .Concat((gold.Events ?? []).SelectMany(e => e.Sources.Concat(e.Targets)))
            .Distinct(StringComparer.Ordinal);
        foreach (var id in used)
        {
            var actor = match.Gold[id];
            sheet.Total.Add(Figure.ActorsGold);
            if (match.KeysOf(id) is not { Count: > 0 } keys)
            {
                sheet.Miss("actor missed", gold.Id, actor.Name);
                continue;
            }

            var right = keys.Any(k => coded.Countries.GetValueOrDefault(k) == actor.Country);
            sheet.Total.Add(Figure.ActorsFound);
            sheet.Total.Add(Figure.ActorsCountry, right);
            if (!right)
            {
                sheet.Miss("actor country", gold.Id, actor.Name, actor.Country, Literal.List(keys.Select(k => Literal.Tuple(k, coded.Countries.GetValueOrDefault(k)))));
            }
        }
    }
}

/// <summary>Which coded actors stand where the gold actors stand; a gold actor may have been split over several.</summary>
internal sealed class ActorMatch
{
    private readonly Dictionary<string, List<(string Key, int Overlap)>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _best = new(StringComparer.Ordinal);

    private ActorMatch(IReadOnlyList<GoldActor> gold) => Gold = gold.ToDictionary(a => a.Id, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, GoldActor> Gold { get; }

    public static ActorMatch Of(IReadOnlyList<GoldActor> gold, ScoredArticle coded)
    {
        var match = new ActorMatch(gold);
        foreach (var actor in gold)
        {
            // An exact or nearly exact span is better evidence than a modifier inside it.
            var keys = actor.Mentions
                .SelectMany(_ => coded.Mentions, (g, c) => (c.Actor, Overlap: Math.Min(g.End, c.Span.End) - Math.Max(g.Start, c.Span.Start), Found: g.Overlaps(c.Span)))
                .Where(x => x.Found)
                .GroupBy(x => x.Actor, x => x.Overlap, StringComparer.Ordinal)
                .Select(x => (x.Key, x.Sum())).ToList();
            if (keys.Count > 0)
            {
                match._keys[actor.Id] = keys;
                match._best[actor.Id] = keys.MaxBy(k => k.Item2).Key;
            }
        }

        return match;
    }

    /// <summary>Every coded actor with a mention over one of the gold actor's, in text order of the gold mentions.</summary>
    public IReadOnlyList<string> KeysOf(string gold) => _keys.TryGetValue(gold, out var keys) ? [.. keys.Select(k => k.Key)] : [];

    /// <summary>The coded actor that shares most text with the gold actor; null when none does.</summary>
    public string? Best(string gold) => _best.GetValueOrDefault(gold);
}
