using System.Globalization;
using System.Text;

namespace GeoGraph.Neo4j;

/// <summary>A CSV file for <c>neo4j-admin</c>: text is quoted, a missing value is an empty cell, the items of a list stand between unit separators.</summary>
internal sealed class AdminCsv : IDisposable
{
    private const char ItemSeparator = '\u001F';

    private readonly StreamWriter _file;
    private readonly string _path;
    private bool _rowBegun;

    /// <param name="header">Names of the columns with their types; the first and last are ids and labels.</param>
    public AdminCsv(string path, IReadOnlyList<string> header)
    {
        _path = path;
        _file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        _file.Write(string.Join(',', header) + "\n");
        Properties = [.. header.Where(h => !h.Contains("ID(", StringComparison.Ordinal) && h[0] != ':').Select(h => h.Split(':')[0])];
    }

    /// <summary>Names of the columns that are properties.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <exception cref="Graph.GraphStoreException">An item of a list holds the character that separates them.</exception>
    public void Add(object? cell)
    {
        if (_rowBegun)
        {
            _file.Write(',');
        }

        _rowBegun = true;
        switch (cell)
        {
            case null:
                break;
            case string text:
                Quote(text);
                break;
            case IEnumerable<string> list:
                Quote(string.Join(ItemSeparator, list.Select(Item)));
                break;
            default:
                _file.Write(Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
        }
    }

    public void EndRow()
    {
        _file.Write('\n');
        _rowBegun = false;
    }

    public void Dispose() => _file.Dispose();

    private string Item(string item) => item.Contains(ItemSeparator, StringComparison.Ordinal)
        ? throw new Graph.GraphStoreException($"{Path.GetFileName(_path)}: an item of a list holds U+001F, which separates items; '{item.Replace(ItemSeparator, ' ')}' cannot be exported")
        : item;

    private void Quote(string text)
    {
        _file.Write('"');
        _file.Write(text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
        _file.Write('"');
    }
}
