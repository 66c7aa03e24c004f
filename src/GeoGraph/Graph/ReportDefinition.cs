namespace GeoGraph.Graph;

/// <summary>A report as its file states it: a query with a header comment that gives title, question, parameters and columns.</summary>
/// <remarks>
/// Header lines, in the comment form of the query language (<c>--</c> or <c>//</c>):
/// <c>title: …</c>, <c>question: …</c>, <c>param: name type default description</c> (one a parameter; <c>required</c> and <c>none</c>
/// stand for no default), <c>columns: a, b, c[]</c> (<c>[]</c>: a list of strings).
/// A Cypher file runs in Neo4j Browser as it stands: the values of its parameters are written out in a line <c>WITH {…} AS given</c>, that
/// of <c>limit</c> in the last line, <c>LIMIT n</c>.
/// </remarks>
/// <param name="Query">The file's text, with query parameters in place of the values a Cypher file writes out; no line is added or removed.</param>
public sealed record ReportDefinition(
    string Name, string Title, string Question, IReadOnlyList<ReportParameter> Parameters, IReadOnlyList<string> Columns, IReadOnlySet<string> ListColumns, string Query)
{
    private const string Limit = "limit";
    private const string List = "[]";

    /// <summary>Reads a report's text.</summary>
    /// <exception cref="FormatException">A header line is missing or wrong.</exception>
    public static ReportDefinition Parse(string name, string text)
    {
        var lines = text.TrimEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var header = lines
            .TakeWhile(l => l.StartsWith("--", StringComparison.Ordinal) || l.StartsWith("//", StringComparison.Ordinal))
            .Select(l => l[2..].Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(p => p.Length == 2)
            .ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        string Line(string key) => header[key].FirstOrDefault() ?? throw new FormatException(
            $"report '{name}': no line '{key}:' in its header; it begins with comments such as {HeaderExample(text.StartsWith("//", StringComparison.Ordinal) || name.EndsWith(".cypher", StringComparison.OrdinalIgnoreCase) ? "//" : "--")}");
        var columns = Line("columns").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ReportParameter[] parameters = [.. header["param"].Select(p => ReportParameter.Parse(name, p))];
        return new ReportDefinition(
            name, Line("title"), Line("question"), parameters, [.. columns.Select(Bare)],
            columns.Where(c => c.EndsWith(List, StringComparison.Ordinal)).Select(Bare).ToHashSet(StringComparer.Ordinal),
            string.Join('\n', text.StartsWith("//", StringComparison.Ordinal) ? Parameterise(name, lines, parameters) : lines));
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

    private static string HeaderExample(string comment) => string.Join(
        " | ", new[] { "title: Events by day", "question: What happened when?", "param: limit number 20 at most this many rows", "columns: date, events" }.Select(l => $"{comment} {l}"));

    private static string Bare(string column) => column.EndsWith(List, StringComparison.Ordinal) ? column[..^List.Length] : column;

    private static string[] Parameterise(string name, string[] lines, ReportParameter[] parameters)
    {
        var written = parameters.Where(p => p.Name != Limit).Select(p => $"{p.Name}: ${p.Name}").ToArray();
        if (written.Length > 0)
        {
            var line = Array.FindIndex(lines, l => l.StartsWith("WITH {", StringComparison.Ordinal) && l.EndsWith("} AS given", StringComparison.Ordinal));
            lines[line >= 0 ? line : throw new FormatException($"report '{name}': no line 'WITH {{…}} AS given' with the values of its parameters")] =
                $"WITH {{{string.Join(", ", written)}}} AS given";
        }

        if (parameters.Any(p => p.Name == Limit))
        {
            lines[^1] = lines[^1].StartsWith("LIMIT ", StringComparison.Ordinal)
                ? "LIMIT $" + Limit
                : throw new FormatException($"report '{name}': its last line is not 'LIMIT …'");
        }

        return lines;
    }
}
