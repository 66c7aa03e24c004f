using Microsoft.Data.Sqlite;

namespace GeoGraph.Sqlite;

/// <summary>An open connection with its prepared statements, one a text.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>The statement of that text, for use inside a transaction that holds the write lock: it does not wait for other programs.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = _statements[sql] = new SqliteStatement(connection, sql);
        }

        return statement;
    }

    /// <summary>Runs a statement whose parameters are <c>?1</c>, <c>?2</c>, …; the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is var value && value is DBNull ? null : value;

    /// <summary>All rows, read before the call returns.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Runs several statements without parameters.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Does the work whole or not at all, holding the only write lock from the start; waits for another writer.</summary>
    /// <param name="commit">Whether what was done stays.</param>
    public T InTransaction<T>(Func<T> work, bool commit = true)
    {
        Script("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Script(commit ? "COMMIT" : "ROLLBACK");
            return result;
        }
        catch
        {
            try
            {
                Script("ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite has rolled back by itself (full disk, lost file): the first error is the one to tell.
            }

            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "?" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            }

            _commands[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
