namespace GeoGraph.Evaluation;

/// <summary>Scores sets of single sentences and names, whose gold has no anchors: event records, event types, CAMEO dyads, actor names.</summary>
internal sealed class RecordScorer(ScoringRules rules, ScoreSheet sheet)
{
    public void Score(string text, GoldArticle gold, ScoredArticle coded)
    {
        if (gold.Plover is not null)
        {
            ScoreRecords(text, gold, coded);
        }

        if (gold.Root is not null)
        {
            ScoreRoot(text, gold, coded);
        }

        if (gold.Cameo is not null)
        {
            ScoreDyads(gold.Cameo, coded);
        }

        if (gold.Name is not null)
        {
            ScoreName(gold.Name, coded);
        }
    }

    private void ScoreRecords(string text, GoldArticle gold, ScoredArticle coded)
    {
        var (expected, found) = (new RecordSets(), new RecordSets());
        foreach (var e in gold.Plover!)
        {
            string[] sources = [.. e.Sources.Select(rules.Country)];
            string[] targets = [.. e.Targets.Select(rules.Country)];
            expected.Sources.UnionWith(sources);
            expected.Targets.UnionWith(targets);
            var mutual = e.Reciprocal && targets.Length == 0;
            expected.Add(e.Type, sources, targets, mutual && sources.Distinct(StringComparer.Ordinal).Count() > 1);
        }

        foreach (var e in coded.Events)
        {
            string[] sources = [.. e.Sources.Select(k => Code(coded, k))];
            string[] targets = [.. e.Targets.Select(k => Code(coded, k))];
            found.Sources.UnionWith(sources.Where(s => s != ScoringRules.NoCode));
            found.Targets.UnionWith(targets.Where(t => t != ScoringRules.NoCode));
            var mutual = targets.Length == 0 && sources.Distinct(StringComparer.Ordinal).Count() > 1;
            found.Add(e.Type, sources.Length > 0 ? sources : [ScoringRules.NoCode], targets, mutual);
        }

        sheet.Total.Add(Figure.Records);
        sheet.Total.Add(Figure.RecordsCovered, coded.Events.Count > 0);
        Compare(expected.Types, found.Types, Figure.RecordTypesRight, Figure.RecordTypesPredicted, Figure.RecordTypesGold);
        Compare(expected.Triples, found.Triples, Figure.RecordTriplesRight, Figure.RecordTriplesPredicted, Figure.RecordTriplesGold);
        Compare(expected.Sources, found.Sources, Figure.RecordSourcesRight, Figure.RecordSourcesPredicted, Figure.RecordSourcesGold);
        Compare(expected.Targets, found.Targets, Figure.RecordTargetsRight, Figure.RecordTargetsPredicted, Figure.RecordTargetsGold);
        foreach (var type in expected.Types.Except(found.Types).Order(StringComparer.Ordinal))
        {
            sheet.Miss("type missed", gold.Id, type, Cut(text));
        }

        foreach (var type in found.Types.Except(expected.Types).Order(StringComparer.Ordinal))
        {
            var why = coded.Events.Where(e => e.Type == type).Select(e => Literal.Tuple(e.Rule, ScoringRules.Slice(text, e.Anchor)));
            sheet.Miss("type false", gold.Id, type, Literal.List(why), Cut(text));
        }
    }

    private void ScoreRoot(string text, GoldArticle gold, ScoredArticle coded)
    {
        var root = gold.Root!;
        string[] types = [.. coded.Events.Select(e => rules.EventType(e.Type))];
        var right = types.Contains(root, StringComparer.Ordinal);
        sheet.Total.Add(Figure.RootsCovered, types.Length > 0);
        sheet.Total.Add(Figure.RootsFirst, types.FirstOrDefault() == root);
        foreach (var tally in new[] { sheet.Total, sheet.Slice("root " + root) })
        {
            tally.Add(Figure.Roots);
            tally.Add(Figure.RootsAny, right);
        }

        if (!right)
        {
            sheet.Miss("root missed", gold.Id, root, Literal.List(types.Select(Literal.Quote)), Cut(text));
        }
    }

    private void ScoreDyads(IReadOnlyList<GoldDyad> gold, ScoredArticle coded)
    {
        var expected = gold.Select(x => (First(x.Source, 3), First(x.Target, 3), First(x.Code, 2))).ToHashSet();
        var found = (
            from e in coded.Events
            from a in e.Sources
            from b in e.Targets.Count > 0 ? e.Targets : e.Sources.Where(x => x != a)
            select (Code(coded, a), Code(coded, b), First(e.Cameo is { Length: > 0 } c ? c : "--", 2))).ToHashSet();
        sheet.Total.Add(Figure.Dyads);
        Compare(expected, found, Figure.DyadsRight, Figure.DyadsPredicted, Figure.DyadsGold);
        sheet.Total.Add(Figure.DyadSentences, expected.SetEquals(found));
    }

    private void ScoreName(GoldName gold, ScoredArticle coded)
    {
        var right = coded.Actors.Any(a => (string.IsNullOrEmpty(gold.Country) || a.Country == gold.Country) && (string.IsNullOrEmpty(gold.Sector) || a.Sector == gold.Sector));
        sheet.Total.Add(Figure.Names);
        sheet.Total.Add(Figure.NamesRight, right);
        if (!right)
        {
            sheet.Miss("name wrong", gold.Name, gold.Country, gold.Sector, Literal.List(coded.Actors.Select(a => Literal.Tuple(a.Key, a.Country, a.Sector))));
        }
    }

    private void Compare<T>(HashSet<T> gold, HashSet<T> found, Figure right, Figure predicted, Figure expected)
    {
        sheet.Total.Add(right, gold.Count(found.Contains));
        sheet.Total.Add(predicted, found.Count);
        sheet.Total.Add(expected, gold.Count);
    }

    private static string Code(ScoredArticle coded, string key) => coded.RecordCodes.GetValueOrDefault(key) ?? ScoringRules.NoCode;

    private static string First(string text, int length) => text[..Math.Min(length, text.Length)];

    private static string Cut(string text) => First(text, 140);

    /// <summary>The types, parties and source–target–type triples of one sentence.</summary>
    private sealed class RecordSets
    {
        public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Targets { get; } = new(StringComparer.Ordinal);

        public HashSet<(string Source, string Target, string Type)> Triples { get; } = [];

        /// <summary>Adds an event; a mutual one gives a triple for each ordered pair of different sources.</summary>
        public void Add(string type, string[] sources, string[] targets, bool mutual)
        {
            Types.Add(type);
            foreach (var a in sources)
            {
                foreach (var b in mutual ? sources.Where(s => s != a) : targets.Length > 0 ? targets : [ScoringRules.NoCode])
                {
                    Triples.Add((a, b, type));
                }
            }
        }
    }
}
