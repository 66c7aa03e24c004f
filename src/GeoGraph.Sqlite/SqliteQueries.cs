using Microsoft.Data.Sqlite;
using Newtonsoft.Json;

namespace GeoGraph.Sqlite;

/// <summary>The queries of the folder <c>Queries</c>. A column whose name ends in <c>[]</c> holds a JSON array of texts.</summary>
internal static class SqliteQueries
{
    public static IEnumerable<IReadOnlyList<object?>> Run(SqliteConnection connection, string query, IReadOnlyDictionary<string, object?> parameters)
    {
        // SQLite's own lower() and NOCASE know ASCII only.
        connection.CreateFunction("fold", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        using var command = connection.CreateCommand();
        command.CommandText = Text(query);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue("@" + name, value is IEnumerable<string> list ? JsonConvert.SerializeObject(list) : value ?? DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var lists = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).EndsWith("[]", StringComparison.Ordinal)).ToArray();
        while (reader.Read())
        {
            var row = new object?[lists.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : lists[i] ? JsonConvert.DeserializeObject<string[]>(reader.GetString(i)) : reader.GetValue(i);
            }

            yield return row;
        }
    }

    private static string Text(string query)
    {
        using var reader = new StreamReader(typeof(SqliteQueries).Assembly.GetManifestResourceStream($"queries/{query}.sql")!);
        return reader.ReadToEnd();
    }
}
