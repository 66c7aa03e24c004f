namespace GeoGraph.Neo4j;

/// <summary>Rows for one Cypher text of <c>cypher/load</c>, held by column: names travel once and the server parses less.</summary>
/// <remarks>A server reads a request byte by byte, so that bytes are what a load waits for.</remarks>
/// <param name="columns">Of one that ends with <c>*</c> a row holds the place of its value in the parameter <c>shared</c>, where each value travels once.</param>
internal sealed class ColumnRows(string text, params string[] columns)
{
    /// <summary>Most rows of one request.</summary>
    private const int MostRows = 5000;

    /// <summary>Most characters of one request, roughly.</summary>
    private const int MostCharacters = 1_500_000;

    private readonly List<Part> _parts = [];

    public int Count { get; private set; }

    public void Add(params ReadOnlySpan<object?> row)
    {
        if (_parts.Count == 0 || _parts[^1].Rows >= MostRows || _parts[^1].Characters >= MostCharacters)
        {
            _parts.Add(new Part(columns));
        }

        _parts[^1].Add(row);
        Count++;
    }

    /// <summary>The requests; none when there are no rows.</summary>
    /// <param name="idStart">Parameter <c>id</c>: what all element ids in the rows begin with; null where there are none.</param>
    public IEnumerable<CypherText> Texts(string? idStart = null) => _parts.Select(p => new CypherText(CypherTexts.Load(text), p.Parameters(idStart)) { IsBulk = true });

    private sealed class Part(string[] columns)
    {
        private readonly SharedValues _shared = new();
        private readonly List<object?>[] _cells = Array.ConvertAll(columns, _ => new List<object?>());
        private int _characters;

        public int Rows => _cells[0].Count;

        public int Characters => _characters + _shared.Characters;

        public void Add(ReadOnlySpan<object?> row)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                _cells[i].Add(columns[i].EndsWith('*') ? _shared.Place(row[i]) : row[i]);
                _characters += columns[i].EndsWith('*') ? 0 : SharedValues.Length(row[i]);
            }
        }

        public Dictionary<string, object?> Parameters(string? idStart)
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[columns[i].TrimEnd('*')] = _cells[i];
            }

            if (_shared.Values.Count > 0)
            {
                parameters["shared"] = _shared.Values;
            }

            if (idStart is not null)
            {
                parameters["id"] = idStart;
            }

            return parameters;
        }
    }
}
