using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>Keeps <c>dyad</c> and <c>interacts</c> in line with the events a batch changes: adds to the sums of the pairs it touches, however busy they are.</summary>
internal sealed class InteractionUpdate(SqliteSession db)
{
    private readonly SortedDictionary<(long Source, long Target), PairChange> _pairs = [];

    /// <param name="idOf">Id of an actor by its key.</param>
    public void Change(long id, MergedNode? before, MergedNode? after, Func<string, long> idOf)
    {
        var old = Pairs(before, idOf);
        var now = Pairs(after, idOf);
        foreach (var pair in old)
        {
            ChangeOf(pair).Add(before!.Node, -1);
            if (!now.Contains(pair))
            {
                Execute("DELETE FROM dyad WHERE source = ?1 AND target = ?2 AND event = ?3", pair, id);
            }
        }

        foreach (var pair in now)
        {
            ChangeOf(pair).Add(after!.Node, 1);
            if (!old.Contains(pair))
            {
                Execute("INSERT INTO dyad (source, target, event) VALUES (?1, ?2, ?3)", pair, id);
            }
        }
    }

    /// <summary>Call once, when the events and dyads are written.</summary>
    public (long Written, long Removed) Write()
    {
        long written = 0, removed = 0;
        foreach (var (pair, change) in _pairs)
        {
            var known = Read(pair);
            var sums = known ?? default;
            sums.Add(change.Sums);
            if (sums.Events == 0)
            {
                removed += Execute("DELETE FROM interacts WHERE source = ?1 AND target = ?2", pair);
                continue;
            }

            if (change.Removed.First is not null && known is { } row && row.IsBoundedBy(change.Removed))
            {
                (sums.First, sums.Last) = Bounds(pair);
            }

            if (known != sums)
            {
                Write(pair, sums);
                written++;
            }
        }

        return (written, removed);
    }

    private static HashSet<(long, long)> Pairs(MergedNode? merged, Func<string, long> idOf) => [.. Dyad.Of(merged).Select(d => (idOf(d.Source), idOf(d.Target)))];

    private PairChange ChangeOf((long, long) pair) => _pairs.TryGetValue(pair, out var change) ? change : _pairs[pair] = new PairChange();

    private int Execute(string sql, (long Source, long Target) pair, long? id = null)
    {
        var statement = Bind(sql, pair);
        if (id is { } value)
        {
            statement.Bind(3, value);
        }

        return statement.Execute();
    }

    private SqliteStatement Bind(string sql, (long Source, long Target) pair)
    {
        var statement = db.Prepare(sql);
        statement.Bind(1, pair.Source);
        statement.Bind(2, pair.Target);
        return statement;
    }

    private PairSums? Read((long Source, long Target) pair)
    {
        var row = Bind("SELECT events, cooperation, conflict, score, scored, first, last FROM interacts WHERE source = ?1 AND target = ?2", pair);
        PairSums? sums = row.Step()
            ? new PairSums { Events = row.Int64(0), Cooperation = row.Int64(1), Conflict = row.Int64(2), Score = row.Int64(3), Scored = row.Int64(4), First = row.Text(5), Last = row.Text(6) }
            : null;
        row.Reset();
        return sums;
    }

    private (string? First, string? Last) Bounds((long Source, long Target) pair)
    {
        var row = Bind("SELECT MIN(e.date), MAX(e.date) FROM dyad d JOIN event e ON e.id = d.event WHERE d.source = ?1 AND d.target = ?2", pair);
        row.Step();
        var bounds = (row.Text(0), row.Text(1));
        row.Reset();
        return bounds;
    }

    private void Write((long Source, long Target) pair, PairSums sums)
    {
        var row = Bind(
            """
            INSERT INTO interacts (source, target, events, cooperation, conflict, score, scored, goldstein, first, last)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT (source, target) DO UPDATE SET events = excluded.events, cooperation = excluded.cooperation, conflict = excluded.conflict,
                score = excluded.score, scored = excluded.scored, goldstein = excluded.goldstein, first = excluded.first, last = excluded.last
            """,
            pair);
        row.Bind(3, sums.Events);
        row.Bind(4, sums.Cooperation);
        row.Bind(5, sums.Conflict);
        row.Bind(6, sums.Score);
        row.Bind(7, sums.Scored);
        row.Bind(8, (object?)GraphSchema.Mean(sums.Score, sums.Scored));
        row.Bind(9, sums.First);
        row.Bind(10, sums.Last);
        row.Execute();
    }

    /// <summary>What a batch adds to the sums of a pair and takes from them.</summary>
    private sealed class PairChange
    {
        private PairSums _sums;
        private PairSums _removed;

        public PairSums Sums => _sums;

        /// <summary>Only its dates are used.</summary>
        public PairSums Removed => _removed;

        public void Add(GraphNode e, int sign)
        {
            var date = e.Properties.GetValueOrDefault("date") as string;
            var quadClass = e.Properties.GetValueOrDefault("quadClass") as string ?? "";
            var score = e.Properties.GetValueOrDefault("goldstein") as double?;
            // Scores are summed in whole hundredths, so that the mean does not depend on the order of the events.
            _sums.Add(new PairSums
            {
                Events = sign,
                Cooperation = quadClass.EndsWith("cooperation", StringComparison.Ordinal) ? sign : 0,
                Conflict = quadClass.EndsWith("conflict", StringComparison.Ordinal) ? sign : 0,
                Score = score is { } s ? sign * GraphSchema.Hundredths(s) : 0,
                Scored = score is null ? 0 : sign,
                First = sign > 0 ? date : null,
                Last = sign > 0 ? date : null,
            });
            if (sign < 0)
            {
                _removed.Add(new PairSums { First = date, Last = date });
            }
        }
    }

    /// <param name="Score">Sum of the Goldstein scores in hundredths, over <paramref name="Scored"/> events.</param>
    private record struct PairSums(long Events, long Cooperation, long Conflict, long Score, long Scored, string? First, string? Last)
    {
        public void Add(PairSums other)
        {
            Events += other.Events;
            Cooperation += other.Cooperation;
            Conflict += other.Conflict;
            Score += other.Score;
            Scored += other.Scored;
            First = First is null || (other.First is not null && string.CompareOrdinal(other.First, First) < 0) ? other.First ?? First : First;
            Last = Last is null || (other.Last is not null && string.CompareOrdinal(other.Last, Last) > 0) ? other.Last ?? Last : Last;
        }

        /// <summary>Whether the first or last date may be that of a removed event.</summary>
        public readonly bool IsBoundedBy(PairSums removed) =>
            string.CompareOrdinal(removed.First, First) <= 0 || string.CompareOrdinal(removed.Last, Last) >= 0;
    }
}
