using System.Globalization;
using System.Runtime.CompilerServices;
using GeoGraph.Files;
using GeoGraph.Graph;
using GeoGraph.Sqlite.Reports;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json;
using SQLitePCL;

namespace GeoGraph.Sqlite;

/// <summary>The graph in one SQLite file: the embedded store.</summary>
/// <remarks>
/// Tables and columns are documented in <c>schema.sql</c>. Write-ahead logging lets reports read while a load writes; two loads take turns.
/// A store serves one caller at a time.
/// </remarks>
public sealed class SqliteGraphStore : IGraphStore
{
    private const string Memory = ":memory:";

    // The store itself keeps both ends of every relationship there; to have each row checked costs a fifth of a load.
    private const string Setup =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 16384; " + ReadSetup;

    private const string ReadSetup = "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    private readonly string _path;
    private readonly SqliteSession _db;

    private SqliteGraphStore(string path, SqliteSession db)
    {
        _path = path;
        _db = db;
    }

    /// <summary>The open connection, for reports.</summary>
    internal SqliteConnection Connection => _db.Connection;

    /// <param name="create">Whether a file that is not there is created; else it is an error.</param>
    /// <exception cref="GraphStoreException">The file is missing, not a graph, of a newer version, or cannot be opened.</exception>
    public static SqliteGraphStore Open(string path, bool create)
    {
        if (!create && !File.Exists(path))
        {
            throw new GraphStoreException($"{path}: no such graph; 'geograph build' or 'geograph load' makes one");
        }

        if (path != Memory && !RegularFile.Is(path))
        {
            throw new GraphStoreException($"{path}: a device or pipe cannot hold a graph; name a file with --graph");
        }

        try
        {
            return Open(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, path, Setup);
        }
        catch (SqliteException e) when (!create && e.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN && !HoldsMore(path + "-wal"))
        {
            return OpenAsItIs(path);
        }
        catch (SqliteException e)
        {
            throw Explain(path, e);
        }
    }

    /// <summary>Opens a graph where nothing may be written, not even what readers note beside it: on a medium or in a folder that is read-only.</summary>
    private static SqliteGraphStore OpenAsItIs(string path)
    {
        try
        {
            return Open(path, SqliteOpenMode.ReadOnly, new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1", ReadSetup);
        }
        catch (SqliteException e)
        {
            throw Explain(path, e);
        }
    }

    /// <summary>Whether the last program to write the graph left what readers must have, too.</summary>
    private static bool HoldsMore(string log) => File.Exists(log) && new FileInfo(log).Length > 0;

    private static SqliteGraphStore Open(string path, SqliteOpenMode mode, string source, string setup)
    {
        var db = new SqliteSession(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString()));
        try
        {
            db.Connection.Open();
            var store = new SqliteGraphStore(path, db);
            store.CheckVersion();
            db.Script(setup);
            return store;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public Task PrepareAsync(CancellationToken cancellation) => Guard(() => CheckVersion() != 0 ? 0 : _db.InTransaction(() =>
    {
        if (CheckVersion() == 0)
        {
            _db.Script(SqliteSchema.Script());
            _db.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {SqliteSchema.ApplicationId}; PRAGMA user_version = {SqliteSchema.Version};"));
        }

        return 0;
    }));

    public Task<IReadOnlyDictionary<string, string>> RevisionsAsync(IReadOnlyCollection<string> articles, CancellationToken cancellation) =>
        Guard<IReadOnlyDictionary<string, string>>(() =>
        {
            var revisions = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var article in articles)
            {
                if (_db.Scalar("SELECT revision FROM article WHERE key = ?1", article) is string revision)
                {
                    revisions[article] = revision;
                }
            }

            return revisions;
        });

    public Task<LoadCounts> LoadAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation) => Load(batch, true);

    public Task<LoadCounts> TryLoadAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation) => Load(batch, false);

    private Task<LoadCounts> Load(IReadOnlyList<ArticleGraph> batch, bool commit) => InBatch(b =>
    {
        foreach (var article in batch.Reverse().DistinctBy(a => a.Key, StringComparer.Ordinal).Reverse())
        {
            b.Load(article);
        }
    }, commit);

    public Task<LoadCounts> DeleteAsync(IReadOnlyCollection<string> articles, CancellationToken cancellation) => InBatch(b =>
    {
        foreach (var article in articles)
        {
            b.Delete(article);
        }
    });

    public Task ClearAsync(CancellationToken cancellation) => Guard(() =>
    {
        var rows = _db.InTransaction(() => SqliteSchema.Edges.Select(e => e.Table).Append("dyad").Concat(SqliteSchema.Nodes.Select(n => n.Table))
            .Sum(table => _db.Execute($"DELETE FROM {table}")));
        _db.Script("VACUUM");
        return rows;
    });

    public Task<GraphCounts> CountAsync(CancellationToken cancellation) => Guard(() =>
    {
        var nodes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var edges = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (counts, name, table) in SqliteSchema.Nodes.Select(n => (nodes, n.Label, n.Table)).Concat(SqliteSchema.Edges.Select(e => (edges, e.Type, e.Table))))
        {
            if (_db.Scalar($"SELECT COUNT(*) FROM {table}") is long count and > 0)
            {
                counts[name] = counts.GetValueOrDefault(name) + count;
            }
        }

        return new GraphCounts(nodes, edges);
    });

    public Task<IReadOnlyList<GraphNode>> NodesOfAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => Guard<IReadOnlyList<GraphNode>>(() =>
    {
        var wanted = JsonConvert.SerializeObject(keys);
        return [.. SqliteSchema.Nodes.SelectMany(t => _db.Query(t.Select("WHERE key IN (SELECT value FROM json_each(?1))"), t.ToNode, wanted))];
    });

    public Task<IReadOnlyList<GraphEdge>> EdgesOfAsync(IReadOnlyCollection<NodeRef> nodes, CancellationToken cancellation) => Guard<IReadOnlyList<GraphEdge>>(() =>
    {
        var keys = nodes.ToLookup(n => n.Label, n => n.Key, StringComparer.Ordinal);
        return
        [
            .. SqliteSchema.Edges.SelectMany(t => _db.Query(
                t.Select(
                    $"WHERE x.{t.FromColumn} IN (SELECT n.id FROM json_each(?1) k JOIN {t.From.Table} n ON n.key = k.value) " +
                    $"OR x.{t.ToColumn} IN (SELECT n.id FROM json_each(?2) k JOIN {t.To.Table} n ON n.key = k.value)"),
                t.ToEdge,
                JsonConvert.SerializeObject(keys[t.Schema.From]),
                JsonConvert.SerializeObject(keys[t.Schema.To]))),
        ];
    });

    public async IAsyncEnumerable<GraphNode> NodesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (table, row) in NodeRows(cancellation))
        {
            yield return table.ToNode(row);
        }
    }

    public async IAsyncEnumerable<ClaimedNode> ClaimsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (table, row) in NodeRows(cancellation))
        {
            var claims = (byte[])row[table.ClaimsColumn];
            yield return table.Label == GraphSchema.Article
                ? new ClaimedNode(table.ToNode(row), [], ClaimBytes.Digests(claims))
                : new ClaimedNode(table.ToNode(row), [.. ClaimBytes.ReadNode(table.Label, claims).Select(c => new ClaimCount(c.Claim, c.Articles)).OrderBy(c => c.Claim)], []);
        }
    }

    /// <summary>The rows of all node tables, sorted by label and key; a row lasts until the next.</summary>
    private IEnumerable<(NodeTable Table, SqliteDataReader Row)> NodeRows(CancellationToken cancellation)
    {
        foreach (var table in SqliteSchema.Nodes)
        {
            using var command = _db.Connection.CreateCommand();
            command.CommandText = table.Select("");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                yield return (table, reader);
            }
        }
    }

    public Task<IReadOnlyDictionary<Dyad, PairScore>> ScoresAsync(CancellationToken cancellation) => Guard<IReadOnlyDictionary<Dyad, PairScore>>(() =>
        _db.Query(
            "SELECT s.key, t.key, i.score, i.scored FROM interacts i JOIN actor s ON s.id = i.source JOIN actor t ON t.id = i.target",
            r => (Pair: new Dyad(r.GetString(0), r.GetString(1)), Score: new PairScore(r.GetInt64(2), r.GetInt64(3)))).ToDictionary(p => p.Pair, p => p.Score));

    public async IAsyncEnumerable<GraphEdge> EdgesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var table in SqliteSchema.Edges)
        {
            using var command = _db.Connection.CreateCommand();
            command.CommandText = table.Select("");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                yield return table.ToEdge(reader);
            }
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<object?>> QueryAsync(
        string query, IReadOnlyDictionary<string, object?> parameters, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var row in SqliteQueries.Run(Connection, query, parameters))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public Task<ReportTable> ReportAsync(string report, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation) =>
        Guard(() => SqliteReports.Run(Connection, report, parameters));

    public ValueTask DisposeAsync()
    {
        _db.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The file's schema version; 0 when it is new.</summary>
    private long CheckVersion()
    {
        // In one snapshot: another program may be making the graph just now.
        _db.Script("SAVEPOINT version; SELECT 1 FROM sqlite_schema LIMIT 1");
        var (version, application, schema) = (Pragma("user_version"), Pragma("application_id"), Pragma("schema_version"));
        _db.Script("RELEASE version");
        if (application != SqliteSchema.ApplicationId && (application != 0 || version != 0 || schema != 0))
        {
            throw new GraphStoreException($"{_path}: an SQLite database of another program, not a graph; name another file with --graph");
        }

        return version switch
        {
            0 or SqliteSchema.Version => version,
            < SqliteSchema.Version => throw new GraphStoreException($"{_path}: written by an older geograph (schema {version}, this one knows {SqliteSchema.Version}); load the articles into a new file"),
            _ => throw new GraphStoreException($"{_path}: written by a newer geograph (schema {version}, this one knows {SqliteSchema.Version}); update geograph or name another file with --graph"),
        };
    }

    private long Pragma(string name)
    {
        using var command = _db.Connection.CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (long)command.ExecuteScalar()!;
    }

    private Task<LoadCounts> InBatch(Action<SqliteBatch> work, bool commit = true) => Guard(() => _db.InTransaction(() =>
    {
        using var batch = new SqliteBatch(_db);
        work(batch);
        return batch.Finish();
    }, commit));

    private Task<T> Guard<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(Explain(_path, e));
        }
        catch (GraphStoreException e)
        {
            return Task.FromException<T>(e);
        }
    }

    private static GraphStoreException Explain(string path, SqliteException e) => new(
        $"{path}: " + e.SqliteErrorCode switch
        {
            5 or 6 => "locked by another program for a minute; try again when it is done",
            8 => "cannot be written: the file or its folder is read-only",
            11 => "the file is damaged; load the articles into a new one",
            13 => "the disk is full",
            14 => "cannot be opened or created: check that the folder exists and may be written",
            26 => "not a graph (not an SQLite database); name another file with --graph",
            _ => "SQLite error " + e.SqliteErrorCode.ToString(CultureInfo.InvariantCulture) + ": " + e.Message,
        },
        e);
}
