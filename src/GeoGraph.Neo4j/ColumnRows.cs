namespace GeoGraph.Neo4j;

/// <summary>Rows for one Cypher text of <c>cypher/load</c>, held by column: names travel once and the server parses less.</summary>
internal sealed class ColumnRows(string text, params string[] columns)
{
    /// <summary>Most rows of one request.</summary>
    private const int MostRows = 5000;

    /// <summary>Most characters of one request, roughly.</summary>
    private const int MostCharacters = 1_500_000;

    private readonly List<List<object?>[]> _parts = [];
    private int _characters;

    public int Count { get; private set; }

    public void Add(params object?[] row)
    {
        if (_parts.Count == 0 || _parts[^1][0].Count >= MostRows || _characters >= MostCharacters)
        {
            _parts.Add([.. columns.Select(_ => new List<object?>())]);
            _characters = 0;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            _parts[^1][i].Add(row[i]);
            _characters += row[i] is string s ? s.Length + 8 : 16;
        }

        Count++;
    }

    /// <summary>The requests; none when there are no rows.</summary>
    public IEnumerable<CypherText> Texts()
    {
        foreach (var part in _parts)
        {
            var parameters = columns.Select((name, i) => (name, part[i])).ToDictionary(c => c.name, c => (object?)c.Item2, StringComparer.Ordinal);
            yield return new CypherText(CypherTexts.Load(text), parameters) { IsBulk = true };
        }
    }
}
