using System.Globalization;

namespace GeoGraph.Evaluation;

/// <summary>Writes a score sheet, line by line as the reference scorer does.</summary>
internal sealed class ScoreReport(ScoreSheet sheet)
{
    private readonly Tally _total = sheet.Total;
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Write(string name, int articles, int missing, int outOfRange)
    {
        _lines.Add(Text($"{name}: {articles} articles")
            + (missing > 0 ? Text($", {missing} MISSING from the output") : "")
            + (outOfRange > 0 ? Text($", {outOfRange} spans OUT OF RANGE") : ""));
        WriteActorsAndStatements();
        WriteEvents();
        WriteSentenceSets();
        foreach (var (slice, tally) in sheet.Slices)
        {
            WriteSlice(slice, tally);
        }

        foreach (var (kind, (count, lines)) in sheet.Misses)
        {
            _lines.Add(Text($"  -- {kind}: {count}"));
            _lines.AddRange(lines);
        }

        return _lines;
    }

    private void WriteActorsAndStatements()
    {
        if (_total[Figure.ActorsGold] is > 0 and var actors)
        {
            _lines.Add(Text($"  actors      found {Percent(Figure.ActorsFound, actors)} %, with the right country {Percent(Figure.ActorsCountry, actors)} % (of {actors})"));
        }

        if (_total[Figure.StatementsGold] is > 0 and var gold)
        {
            var predicted = _total[Figure.StatementsPredicted];
            AddFigures("statements", "content-strict", Figure.StatementsStrict, predicted, gold);
            AddFigures("statements", "content-50", Figure.Statements50, predicted, gold);
            AddFigures("statements", "triple-50", Figure.StatementsTriple, predicted, gold);
            AddFigures("statements", "tokens", Figure.TokensRight, _total[Figure.TokensPredicted], _total[Figure.TokensGold]);
            _lines[^1] += Text($"   (gold {gold}, predicted {predicted}, outside the annotators' scope {_total[Figure.StatementsIgnored]})");
        }
    }

    private void WriteEvents()
    {
        if (_total[Figure.EventsGold] is > 0 and var gold)
        {
            var predicted = _total[Figure.EventsPredicted];
            AddFigures("events", "type", Figure.EventsType, predicted, gold);
            AddFigures("events", "dyad", Figure.EventsDyad, predicted, gold);
            AddFigures("events", "strict", Figure.EventsStrict, predicted, gold);
            var matched = Math.Max(1, _total[Figure.EventsType]);
            var dated = _total[Figure.EventsDated];
            _lines.Add(Text($"  events      on {_total[Figure.EventsType]} matched: status {Percent(Figure.EventsStatus, matched)} %, ")
                + Text($"in/outside a statement {Percent(Figure.EventsInStatement, matched)} %, date {Percent(Figure.EventsDate, Math.Max(1, dated))} % of {dated} dated (gold {gold}, predicted {predicted})"));
        }
    }

    private void WriteSentenceSets()
    {
        if (_total[Figure.Records] is > 0 and var records)
        {
            AddFigures("plover", "type", Figure.RecordTypesRight, _total[Figure.RecordTypesPredicted], _total[Figure.RecordTypesGold]);
            AddFigures("plover", "triple", Figure.RecordTriplesRight, _total[Figure.RecordTriplesPredicted], _total[Figure.RecordTriplesGold]);
            AddFigures("plover", "source", Figure.RecordSourcesRight, _total[Figure.RecordSourcesPredicted], _total[Figure.RecordSourcesGold]);
            AddFigures("plover", "target", Figure.RecordTargetsRight, _total[Figure.RecordTargetsPredicted], _total[Figure.RecordTargetsGold]);
            _lines.Add(Text($"  plover      sentences with an event {Percent(Figure.RecordsCovered, records)} %"));
        }

        if (_total[Figure.Roots] is > 0 and var roots)
        {
            _lines.Add(Text($"  plv         right type among the events {Percent(Figure.RootsAny, roots)} %, first event {Percent(Figure.RootsFirst, roots)} %, ")
                + Text($"sentences with an event {Percent(Figure.RootsCovered, roots)} % (of {roots})"));
        }

        if (_total[Figure.Dyads] is > 0 and var dyads)
        {
            _lines.Add(Text($"  cameo root  {Figures(_total[Figure.DyadsRight], _total[Figure.DyadsPredicted], _total[Figure.DyadsGold])}   sentences right {Percent(Figure.DyadSentences, dyads)} %"));
        }

        if (_total[Figure.Names] is > 0 and var names)
        {
            _lines.Add(Text($"  names       right country and sector {Percent(Figure.NamesRight, names)} % of {names}"));
        }
    }

    private void WriteSlice(string name, Tally tally)
    {
        if (tally[Figure.StatementsGold] is > 0 and var statements)
        {
            string Recall(Figure figure) => OneDecimal(100.0 * tally[figure] / statements).PadLeft(5);
            _lines.Add(Text($"    {name,-22} n {statements,4}  recall: strict {Recall(Figure.StatementsStrict)}  content-50 {Recall(Figure.Statements50)}  triple-50 {Recall(Figure.StatementsTriple)}"));
        }
        else if (tally[Figure.EventsGold] > 0 || tally[Figure.EventsFalse] > 0)
        {
            _lines.Add(Text($"    {name,-22} gold {tally[Figure.EventsGold],4}  found {tally[Figure.EventsType],4}  dyad right {tally[Figure.EventsDyad],4}  false {tally[Figure.EventsFalse],4}"));
        }
        else if (tally[Figure.Roots] is > 0 and var roots)
        {
            _lines.Add(Text($"    {name,-22} n {roots,4}  right {OneDecimal(100.0 * tally[Figure.RootsAny] / roots),5} %"));
        }
    }

    private void AddFigures(string group, string name, Figure right, int predicted, int gold) =>
        _lines.Add(Text($"  {group,-11} {name,-15} {Figures(_total[right], predicted, gold)}"));

    /// <summary>Precision, recall and F1 in percent.</summary>
    private static string Figures(int right, int predicted, int gold)
    {
        var precision = predicted > 0 ? (double)right / predicted : 0;
        var recall = gold > 0 ? (double)right / gold : 0;
        var f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        return Text($"{OneDecimal(100 * precision),5} / {OneDecimal(100 * recall),5} / {OneDecimal(100 * f1),5}");
    }

    private string Percent(Figure figure, int of) => OneDecimal(100.0 * _total[figure] / of);

    /// <summary>One digit after the point; a value exactly between two goes to the even one, as in C, where .NET goes away from zero.</summary>
    internal static string OneDecimal(double value)
    {
        var quarters = value * 4;
        if (quarters == Math.Floor(quarters) && quarters % 2 != 0)
        {
            var whole = Math.Floor(value);
            return Text($"{whole:F0}.{(value - whole < .5 ? 2 : 8)}");
        }

        return value.ToString("F1", CultureInfo.InvariantCulture);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
