namespace GeoGraph.Graph;

/// <summary>A report as its file states it: a query with a header comment that gives title, question, parameters and columns.</summary>
/// <remarks>
/// Header lines, in the comment form of the query language (<c>--</c> or <c>//</c>):
/// <c>title: …</c>, <c>question: …</c>, <c>param: name type default description</c> (one a parameter; <c>required</c> and <c>none</c>
/// stand for no default), <c>columns: a, b, c</c>.
/// </remarks>
public sealed record ReportDefinition(
    string Name, string Title, string Question, IReadOnlyList<ReportParameter> Parameters, IReadOnlyList<string> Columns, string Query)
{
    /// <summary>Reads a report's text.</summary>
    /// <exception cref="FormatException">A header line is missing or wrong.</exception>
    public static ReportDefinition Parse(string name, string text)
    {
        var header = text.Split('\n')
            .Select(l => l.TrimEnd('\r'))
            .TakeWhile(l => l.StartsWith("--", StringComparison.Ordinal) || l.StartsWith("//", StringComparison.Ordinal))
            .Select(l => l[2..].Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(p => p.Length == 2)
            .ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        string Line(string key) => header[key].FirstOrDefault() ?? throw new FormatException($"report '{name}': no '{key}:' in its header");
        return new ReportDefinition(
            name, Line("title"), Line("question"), [.. header["param"].Select(p => ReportParameter.Parse(name, p))],
            Line("columns").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), text);
    }

    /// <summary>The value of every parameter: the given text, checked and converted, or the default.</summary>
    /// <param name="actor">Finds the key of the actor that a text names.</param>
    /// <exception cref="GraphStoreException">A parameter is unknown, missing or not of its type: one line that says which.</exception>
    public IReadOnlyDictionary<string, object?> Bind(IReadOnlyDictionary<string, object?> given, Func<string, string> actor)
    {
        if (given.Keys.FirstOrDefault(k => Parameters.All(p => p.Name != k)) is { } unknown)
        {
            throw new GraphStoreException($"report '{Name}' has no parameter '{unknown}'; it takes {(Parameters.Count == 0 ? "none" : string.Join(", ", Parameters.Select(p => p.Name)))}");
        }

        return Parameters.ToDictionary(p => p.Name, p => p.Bind(Name, given.GetValueOrDefault(p.Name), actor), StringComparer.Ordinal);
    }
}
