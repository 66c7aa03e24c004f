using GeoGraph.Graph;

namespace GeoGraph.Analysis;

/// <summary>That an actor made a statement about another.</summary>
/// <param name="Quotation">direct, mixed or indirect.</param>
/// <param name="Score">Mean Goldstein score of the events that the statement asserts; null: it asserts none with a score.</param>
public sealed record Speech(ActorEntry Speaker, ActorEntry About, string Statement, string Quotation, string? Date, string Text, double? Score)
{
    public static async Task<IReadOnlyList<Speech>> ReadAsync(IGraphStore store, ActorTable actors, GraphFilter filter, CancellationToken cancellation)
    {
        var rows = new List<Speech>();
        await foreach (var row in store.QueryAsync("speech", Given(filter), cancellation).ConfigureAwait(false))
        {
            rows.Add(new Speech(actors.Of(row[0]), actors.Of(row[1]), (string)row[2]!, (string?)row[3] ?? "", (string?)row[4], (string?)row[5] ?? "", (double?)row[6]));
        }

        return
        [
            .. rows.OrderBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Statement, StringComparer.Ordinal)
                .ThenBy(s => s.Speaker.Key, StringComparer.Ordinal).ThenBy(s => s.About.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Who speaks about whom and how: how many statements, how many of them quoted word for word, the tone (mean Goldstein score of the acts they tell of, Goldstein
    /// 1992) and how many go the other way.
    /// </summary>
    public static ReportTable ToTable(IReadOnlyList<Speech> speeches)
    {
        var pairs = speeches.GroupBy(s => (Speaker: s.Speaker.Key, About: s.About.Key)).ToDictionary(g => g.Key, g => g.ToArray());
        return new ReportTable(
            "speech", "Who speaks about whom and how", ["speaker", "about", "statements", "quoted", "tone", "answered", "first", "last", "latest"],
            [
                .. pairs.OrderByDescending(p => p.Value.Length).ThenBy(p => p.Key.Speaker, StringComparer.Ordinal).ThenBy(p => p.Key.About, StringComparer.Ordinal).Select(p => new object?[]
                {
                    p.Value[0].Speaker.Name, p.Value[0].About.Name, (long)p.Value.Length, (long)p.Value.Count(s => s.Quotation == "direct"), Tables.Round(p.Value.Average(s => s.Score)),
                    (long)(pairs.GetValueOrDefault((p.Key.About, p.Key.Speaker))?.Length ?? 0), p.Value.Select(s => s.Date).FirstOrDefault(d => d is not null), p.Value[^1].Date, p.Value[^1].Text,
                }),
            ]);
    }

    /// <summary>
    /// Which outlet carries whose claims: how many, the share of all claims the outlet carries, and how many no other outlet does (who gets to be heard: Gans,
    /// Deciding What's News, 1979).
    /// </summary>
    public static async Task<ReportTable> OutletsAsync(IGraphStore store, ActorTable actors, GraphFilter filter, CancellationToken cancellation)
    {
        var claims = new List<(string Outlet, ActorEntry Speaker, string Statement, string Article)>();
        await foreach (var row in store.QueryAsync("claims", Given(filter), cancellation).ConfigureAwait(false))
        {
            claims.Add(((string)row[0]!, actors.Of(row[1]), (string)row[2]!, (string)row[3]!));
        }

        var carriers = claims.GroupBy(c => c.Statement, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(c => c.Outlet).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        var all = claims.GroupBy(c => c.Outlet, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(c => c.Statement).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        return new ReportTable(
            "outlets", "Which outlet carries whose claims", ["outlet", "speaker", "statements", "share", "only_there", "article"],
            [
                .. claims.GroupBy(c => (c.Outlet, c.Speaker.Key)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Outlet, StringComparer.Ordinal).ThenBy(g => g.Key.Key, StringComparer.Ordinal)
                    .Select(g => new object?[]
                    {
                        g.Key.Outlet, g.First().Speaker.Name, (long)g.Count(), Tables.Round((double)g.Count() / all[g.Key.Outlet], 3), (long)g.Count(c => carriers[c.Statement] == 1),
                        g.Select(c => c.Article).Order(StringComparer.Ordinal).First(),
                    }),
            ]);
    }

    /// <summary>Types and statuses are of events.</summary>
    private static Dictionary<string, object?> Given(GraphFilter filter)
    {
        var parameters = filter.Parameters();
        parameters.Remove("types");
        parameters.Remove("statuses");
        return parameters;
    }
}
