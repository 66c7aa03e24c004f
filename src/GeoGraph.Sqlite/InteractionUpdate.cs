using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>Keeps <c>dyad</c> and <c>interacts</c> in line with the events a batch changes; only pairs it touches are summed again.</summary>
internal sealed class InteractionUpdate(SqliteSession db)
{
    private readonly SortedSet<(long Source, long Target)> _pairs = [];

    /// <param name="idOf">Id of an actor by its key.</param>
    public void Change(long id, MergedNode? before, MergedNode? after, Func<string, long> idOf)
    {
        var old = Dyad.Of(before).Select(d => (idOf(d.Source), idOf(d.Target))).ToHashSet();
        var now = Dyad.Of(after).Select(d => (idOf(d.Source), idOf(d.Target))).ToHashSet();
        foreach (var (source, target) in old.Except(now))
        {
            db.Execute("DELETE FROM dyad WHERE source = ?1 AND target = ?2 AND event = ?3", source, target, id);
        }

        foreach (var (source, target) in now.Except(old))
        {
            db.Execute("INSERT INTO dyad (source, target, event) VALUES (?1, ?2, ?3)", source, target, id);
        }

        _pairs.UnionWith(old);
        _pairs.UnionWith(now);
    }

    public (long Written, long Removed) Write()
    {
        long written = 0, removed = 0;
        foreach (var (source, target) in _pairs)
        {
            // Scores are summed in whole hundredths, so that the mean does not depend on the order of the events.
            var changed = db.Execute(
                """
                INSERT INTO interacts (source, target, events, cooperation, conflict, goldstein, first, last)
                SELECT ?1, ?2, COUNT(*), TOTAL(e.quad_class LIKE '%cooperation'), TOTAL(e.quad_class LIKE '%conflict'),
                       ROUND(SUM(CAST(ROUND(e.goldstein * 100) AS INTEGER)) / 100.0 / COUNT(e.goldstein), 4), MIN(e.date), MAX(e.date)
                FROM dyad d JOIN event e ON e.id = d.event WHERE d.source = ?1 AND d.target = ?2 HAVING COUNT(*) > 0
                ON CONFLICT (source, target) DO UPDATE SET events = excluded.events, cooperation = excluded.cooperation,
                    conflict = excluded.conflict, goldstein = excluded.goldstein, first = excluded.first, last = excluded.last
                """,
                source, target);
            written += changed;
            if (changed == 0)
            {
                removed += db.Execute("DELETE FROM interacts WHERE source = ?1 AND target = ?2", source, target);
            }
        }

        return (written, removed);
    }
}
