using System.Text;

namespace GeoGraph.Seeds;

/// <summary>Reads the tab-separated files under <c>seeds/</c>: UTF-8, a header line, no quoting, <c>#</c> lines are comments.</summary>
public static class SeedReader
{
    /// <summary>The lines of a plain list, trimmed; empty ones and <c>#</c> lines are left out.</summary>
    /// <exception cref="SeedException">The file cannot be read.</exception>
    public static IEnumerable<string> Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path, new UTF8Encoding(false, true)).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new SeedException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>All rows of the file, in order.</summary>
    /// <exception cref="SeedException">The file cannot be read, a column is missing, or a row has another number of cells than the header.</exception>
    public static IReadOnlyList<SeedRow> Read(string path, params ReadOnlySpan<string> requiredColumns)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path, new UTF8Encoding(false, true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new SeedException($"{path}: {e.Message}", e);
        }

        Dictionary<string, int>? columns = null;
        var rows = new List<SeedRow>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
            {
                continue;
            }

            var cells = lines[i].Split('\t');
            if (columns is null)
            {
                columns = new Dictionary<string, int>(StringComparer.Ordinal);
                for (var c = 0; c < cells.Length; c++)
                {
                    columns[cells[c]] = c;
                }

                foreach (var required in requiredColumns)
                {
                    if (!columns.ContainsKey(required))
                    {
                        throw new SeedException($"{path}:{i + 1}: no column '{required}'");
                    }
                }

                continue;
            }

            if (cells.Length != columns.Count)
            {
                throw new SeedException($"{path}:{i + 1}: {cells.Length} cells where the header has {columns.Count}");
            }

            rows.Add(new SeedRow(path, i + 1, columns, cells));
        }

        return rows;
    }
}

/// <summary>One row of a seed file, with the place it stands for error messages.</summary>
public sealed class SeedRow(string path, int line, IReadOnlyDictionary<string, int> columns, string[] cells)
{
    public string Path => path;

    public int Line => line;

    /// <summary>The cell, trimmed; empty when it is empty or the file has no such column.</summary>
    public string this[string column] => columns.TryGetValue(column, out var i) ? cells[i].Trim() : "";

    /// <summary>The cell, or null when it is empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } value ? value : null;

    /// <summary>The cell; an error when it is empty.</summary>
    public string Required(string column) =>
        this[column] is { Length: > 0 } value ? value : throw Error($"'{column}' is empty");

    /// <summary>The values of a cell that holds a list with <c>|</c> between them; empty for an empty cell.</summary>
    public IReadOnlyList<string> List(string column) =>
        this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public SeedException Error(string message) => new($"{path}:{line}: {message}");
}
