using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GeoGraph.Sqlite;

/// <summary>A prepared statement of the open connection, for the many rows of a load: bound and run without an object for each cell.</summary>
/// <remarks>Parameters count from 1, columns from 0. Bind every parameter before every run.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[4096];

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _db = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> blob) => Check(raw.sqlite3_bind_blob(_statement, parameter, blob));

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, parameter));
            return;
        }

        if (_text.Length < value.Length * 3)
        {
            _text = new byte[value.Length * 3];
        }

        var length = Encoding.UTF8.GetBytes(value, _text);
        Check(raw.sqlite3_bind_text(_statement, parameter, _text.AsSpan(0, length)));
    }

    /// <summary>Binds a cell: null, a string, a whole or a real number.</summary>
    public void Bind(int parameter, object? cell)
    {
        switch (cell)
        {
            case double real:
                Check(raw.sqlite3_bind_double(_statement, parameter, real));
                break;
            case long whole:
                Bind(parameter, whole);
                break;
            default:
                Bind(parameter, (string?)cell);
                break;
        }
    }

    /// <summary>Runs it to its end; the number of rows it changed.</summary>
    public int Execute()
    {
        Step();
        Reset();
        return raw.sqlite3_changes(_db);
    }

    /// <summary>Goes to the next row; false when there is none. <see cref="Reset"/> when done.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            _ = raw.sqlite3_reset(_statement);
            SqliteException.ThrowExceptionForRC(result, _db);
        }

        return result == raw.SQLITE_ROW;
    }

    public void Reset() => Check(raw.sqlite3_reset(_statement));

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] Blob(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _db);
        }
    }
}
