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

    private sealed class Part
    {
        private readonly SharedValues _shared = new();
        private readonly WriteTable _rows;

        public Part(string[] columns) => _rows = new WriteTable(_shared, columns);

        public int Rows => _rows.Count;

        public int Characters => _rows.Characters + _shared.Characters;

        public void Add(ReadOnlySpan<object?> row) => _rows.Add(row);

        public Dictionary<string, object?> Parameters(string? idStart)
        {
            var parameters = _rows.Parameter();
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
