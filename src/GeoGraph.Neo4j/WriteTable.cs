using System.Globalization;

namespace GeoGraph.Neo4j;

/// <summary>Rows for a Cypher text of <c>cypher/load</c>, held by column: names travel once and the server parses less.</summary>
/// <param name="shared">The values of columns whose names end with <c>*</c>: a row holds their places.</param>
internal sealed class WriteTable(SharedValues shared, params string[] columns)
{
    private readonly List<object?>[] _cells = Array.ConvertAll(columns, _ => new List<object?>());

    public int Count { get; private set; }

    /// <summary>Their length in a request without the shared values, roughly.</summary>
    public int Characters { get; private set; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; } = Array.ConvertAll(columns, c => c.TrimEnd('*'));

    public void Add(params ReadOnlySpan<object?> row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].EndsWith('*'))
            {
                _cells[i].Add(shared.Place(row[i]));
            }
            else
            {
                _cells[i].Add(row[i]);
                Characters += SharedValues.Length(row[i]);
            }
        }

        Count++;
    }

    /// <summary>The columns by their names.</summary>
    public Dictionary<string, object?> Parameter()
    {
        var parameter = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            parameter[Columns[i]] = _cells[i];
        }

        return parameter;
    }
}

/// <summary>Values that many rows have: each travels once.</summary>
/// <remarks>A server reads a request byte by byte, so that bytes are what a load waits for.</remarks>
internal sealed class SharedValues
{
    private readonly List<object?> _values = [];
    private readonly Dictionary<object, object> _places = [];

    public IReadOnlyList<object?> Values => _values;

    /// <summary>Their length in a request, roughly.</summary>
    public int Characters { get; private set; }

    /// <summary>The length of a value in a request, roughly.</summary>
    public static int Length(object? value) => value is string s ? s.Length + 3 : 8;

    /// <summary>The place of a value. Null is one of them, because its name is longer than a number.</summary>
    public object Place(object? value)
    {
        object name = value switch
        {
            null => "",
            IEnumerable<string> list => ("list", string.Concat(list.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Length}:{v}")))),
            _ => ("one", value),
        };
        if (!_places.TryGetValue(name, out var place))
        {
            place = _places[name] = (long)_values.Count;
            _values.Add(value);
            Characters += Length(value);
        }

        return place;
    }
}
