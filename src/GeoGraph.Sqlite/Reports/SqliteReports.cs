using System.Globalization;
using GeoGraph.Graph;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json;
using SQLitePCL;

namespace GeoGraph.Sqlite.Reports;

/// <summary>The reports of the embedded store: one <c>.sql</c> file each in this folder, found at run time.</summary>
public static class SqliteReports
{
    private static readonly delegate_authorizer s_readOnly = static (_, action, _, _, _, _) =>
        action is raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE ? raw.SQLITE_OK : raw.SQLITE_DENY;

    public static ReportCatalog Catalog { get; } = new(typeof(SqliteReports).Assembly, ".sql");

    /// <exception cref="GraphStoreException">No such report, a parameter is missing or wrong, or the query fails.</exception>
    internal static ReportTable Run(SqliteConnection connection, string report, IReadOnlyDictionary<string, object?> parameters)
    {
        var definition = Catalog.Find(report);
        var directory = new Lazy<ActorDirectory>(() => Directory(connection));
        var values = definition.Bind(parameters, name => directory.Value.Find(name));
        // SQLite's own lower() and NOCASE know ASCII only.
        connection.CreateFunction("fold", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        using var command = connection.CreateCommand();
        command.CommandText = definition.Query;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue("@" + name, value ?? DBNull.Value);
        }

        // A report of the user's own only reads, too: no other table, no other file, no setting.
        _ = raw.sqlite3_set_authorizer(connection.Handle, s_readOnly, null);
        try
        {
            return new ReportTable(definition.Name, definition.Title, definition.Columns, Rows(command, definition));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_AUTH)
        {
            throw new GraphStoreException($"report '{report}': a report only reads the graph; this one would do something else", e);
        }
        catch (SqliteException e)
        {
            throw new GraphStoreException(string.Create(CultureInfo.InvariantCulture, $"report '{report}': SQLite error {e.SqliteErrorCode}: {e.Message}"), e);
        }
        finally
        {
            _ = raw.sqlite3_set_authorizer(connection.Handle, (delegate_authorizer?)null, null);
        }
    }

    private static List<IReadOnlyList<object?>> Rows(SqliteCommand command, ReportDefinition definition)
    {
        using var reader = command.ExecuteReader();
        if (reader.FieldCount != definition.Columns.Count)
        {
            throw new GraphStoreException($"report '{definition.Name}': its header names {definition.Columns.Count} columns, its query gives {reader.FieldCount}");
        }

        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null
                    : definition.ListColumns.Contains(definition.Columns[i]) ? JsonConvert.DeserializeObject<string[]>(reader.GetString(i))
                    : reader.GetValue(i) is var value && value is byte[] blob ? $"X'{Convert.ToHexStringLower(blob)}'"
                    : value;
            }

            rows.Add(row);
        }

        return !reader.NextResult() ? rows : throw new GraphStoreException($"report '{definition.Name}': it holds more than one query");
    }

    private static ActorDirectory Directory(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT a.key, coalesce(a.name, a.key), x.value FROM actor a LEFT JOIN json_each(coalesce(a.aliases, '[]')) x ORDER BY a.key, x.id";
        using var reader = command.ExecuteReader();
        var names = new List<(string Key, string Name, string? Alias)>();
        while (reader.Read())
        {
            names.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        return new ActorDirectory([.. names.GroupBy(n => (n.Key, n.Name)).Select(g => new ActorEntry(g.Key.Key, g.Key.Name, [.. g.Select(n => n.Alias).OfType<string>()]))]);
    }
}
