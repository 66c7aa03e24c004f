using GeoGraph.Graph;

namespace GeoGraph.Analysis;

/// <summary>How pairs of actors get on, and how that changes.</summary>
public static class Pairs
{
    /// <summary>
    /// Tension and cooperation of a pair month by month: how many acts of each sort, and the sum and mean of their Goldstein scores (Goldstein, A conflict-cooperation
    /// scale for WEIS events data, 1992). Months without an act are there too, so that it is a series; acts with no month in their date are left out.
    /// </summary>
    /// <param name="evidence">A sentence for an event's key.</param>
    public static ReportTable Tension(InteractionLog log, ActorEntry one, ActorEntry other, IReadOnlyDictionary<string, string> evidence)
    {
        var keys = new[] { one.Key, other.Key }.Order(StringComparer.Ordinal).ToArray();
        var acts = log.Interactions.Where(i => i.Pair.A.Key == keys[0] && i.Pair.B.Key == keys[1]).ToArray();
        var months = acts.ToLookup(i => Tables.Month(i.Date), StringComparer.Ordinal);
        return new ReportTable(
            "tension", $"{one.Name} and {other.Name}: cooperation and conflict by month",
            ["month", "events", "cooperation", "conflict", "goldstein", "mean", "strongest", "evidence"],
            [
                .. Tables.Months(acts.Select(i => i.Date)).Select(m =>
                {
                    var month = months[m].ToArray();
                    var strongest = month.OrderByDescending(i => Math.Abs(i.Goldstein ?? 0)).ThenBy(i => i.Event, StringComparer.Ordinal).FirstOrDefault();
                    return new object?[]
                    {
                        m, (long)month.Length, (long)month.Count(i => i.IsCooperation), (long)month.Count(i => i.IsConflict), Tables.Round(month.Sum(i => i.Goldstein) ?? 0),
                        Tables.Round(month.Average(i => i.Goldstein)), strongest?.Event, strongest is null ? null : evidence.GetValueOrDefault(strongest.Event),
                    };
                }),
            ]);
    }

    /// <summary>The pairs with the most acts, and how those are spread over the months (the intensity of a dyad: Goldstein 1992).</summary>
    public static ReportTable Active(InteractionLog log)
    {
        var months = Tables.Months(log.Interactions.Select(i => i.Date));
        return new ReportTable(
            "pairs", "Most active pairs", ["actor", "other", "events", "cooperation", "conflict", "goldstein", "first", "last", "trend"],
            [
                .. log.Pairs().OrderByDescending(p => p.Events.Count).Select(p => new object?[]
                {
                    p.A.Name, p.B.Name, (long)p.Events.Count, (long)p.Events.Count(i => i.IsCooperation), (long)p.Events.Count(i => i.IsConflict),
                    Tables.Round(p.Events.Average(i => i.Goldstein)), p.Events.Select(i => i.Date).FirstOrDefault(d => d is not null), p.Events[^1].Date, Spread(p.Events, months),
                }),
            ]);
    }

    /// <summary>
    /// The pairs that get on otherwise than before: the mean Goldstein score from a day on less that of before, and its t value (Welch, The generalization of 'Student's'
    /// problem, 1947). Pairs with less than two scored acts on either side are left out.
    /// </summary>
    /// <param name="from">ISO date; null: the middle one of all acts.</param>
    public static ReportTable Changed(InteractionLog log, string? from = null)
    {
        var dates = log.Interactions.Where(i => i.Date is not null).Select(i => i.Date!).ToArray();
        var split = from ?? (dates.Length == 0 ? "" : dates[dates.Length / 2]);
        var rows =
            from p in log.Pairs()
            let scored = p.Events.Where(i => i is { Goldstein: not null, Date: not null }).ToArray()
            let before = scored.Where(i => string.CompareOrdinal(i.Date, split) < 0).Select(i => i.Goldstein!.Value).ToArray()
            let after = scored.Where(i => string.CompareOrdinal(i.Date, split) >= 0).Select(i => i.Goldstein!.Value).ToArray()
            where before.Length > 1 && after.Length > 1
            let t = Welch(before, after)
            orderby Math.Abs(t ?? double.MaxValue) descending
            select new object?[]
            {
                p.A.Name, p.B.Name, (long)before.Length, (long)after.Length, Tables.Round(before.Average()), Tables.Round(after.Average()), Tables.Round(after.Average() - before.Average()), Tables.Round(t),
            };
        return new ReportTable(
            "changes", split.Length == 0 ? "Most changed pairs" : $"Most changed pairs, from {split} on against before", ["actor", "other", "before", "after", "mean_before", "mean_after", "change", "t"],
            [.. rows.Where(r => (double)r[6]! != 0)]);
    }

    /// <summary>
    /// Escalation ladders: conflict that the other side answered with conflict within some days, and so on (Kahn, On Escalation, 1965; Goldstein and Freeman, Three-Way Street:
    /// Strategic Reciprocity in World Politics, 1990). Only acts dated to the day and not done together are steps.
    /// </summary>
    /// <param name="days">Within how many days an act counts as an answer, 1 or more.</param>
    public static ReportTable Escalation(InteractionLog log, int days = 14)
    {
        var ladders = log.Pairs().SelectMany(p => Ladders(p.Events, days)).ToArray();
        return new ReportTable(
            "escalation", FormattableString.Invariant($"Escalation ladders: conflict answered with conflict within {days} days"),
            ["first_to_act", "other", "steps", "answers", "first", "last", "from", "to", "worst", "ladder", "events"],
            [
                .. ladders.OrderByDescending(l => Answers(l)).ThenByDescending(l => l.Count).ThenBy(l => l[0].Date, StringComparer.Ordinal).ThenBy(l => l[0].Event, StringComparer.Ordinal)
                    .Select(l => new object?[]
                    {
                        l[0].Source.Name, l[0].Target.Name, (long)l.Count, Answers(l), l[0].Date, l[^1].Date, l[0].Goldstein, l[^1].Goldstein, l.Min(i => i.Goldstein),
                        new Trend([.. l.Select(i => -(i.Goldstein ?? 0))]), l.Select(i => i.Event).ToArray(),
                    }),
            ]);
    }

    private static IEnumerable<List<Interaction>> Ladders(IReadOnlyList<Interaction> pair, int days)
    {
        var ladder = new List<Interaction>();
        foreach (var act in pair.Where(i => i is { IsConflict: true, IsMutual: false, Date.Length: 10 }).Append(null))
        {
            if (ladder.Count > 0 && (act is null || Tables.Day(act.Date)!.Value.DayNumber - Tables.Day(ladder[^1].Date)!.Value.DayNumber > days))
            {
                if (Answers(ladder) > 0)
                {
                    yield return ladder;
                }

                ladder = [];
            }

            if (act is not null)
            {
                ladder.Add(act);
            }
        }
    }

    private static long Answers(List<Interaction> ladder) => ladder.Skip(1).Where((act, i) => act.Source.Key != ladder[i].Source.Key).LongCount();

    private static Trend Spread(IReadOnlyList<Interaction> events, IReadOnlyList<string> months)
    {
        var counts = events.ToLookup(i => Tables.Month(i.Date), StringComparer.Ordinal);
        // As wide as a cell: longer times are summed up in steps of several months.
        var step = (months.Count + 23) / 24;
        return new Trend([.. months.Chunk(Math.Max(1, step)).Select(c => (double)c.Sum(m => counts[m].Count()))]);
    }

    private static double? Welch(double[] before, double[] after)
    {
        var error = Math.Sqrt((Variance(before) / before.Length) + (Variance(after) / after.Length));
        return error == 0 ? null : (after.Average() - before.Average()) / error;

        static double Variance(double[] x) => x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1);
    }
}
