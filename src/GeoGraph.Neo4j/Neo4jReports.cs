using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The reports in Cypher: one file each in <c>cypher/reports</c>, built into the program.</summary>
public static class Neo4jReports
{
    public static ReportCatalog Catalog { get; } = new(typeof(Neo4jReports).Assembly, ".cypher");

    /// <param name="values">Of every parameter.</param>
    /// <exception cref="GraphStoreException">The server does not understand the query: one line with the position in the file; or the columns are not those of the header.</exception>
    internal static async Task<ReportTable> RunAsync(ReportDefinition report, IReadOnlyDictionary<string, object?> values, CypherSession session, CancellationToken cancellation)
    {
        try
        {
            var rows = await session.RunUntilStoppedAsync(new CypherText(report.Query, values) { OnlyReads = true }, cancellation).ConfigureAwait(false);
            return rows.Columns.SequenceEqual(report.Columns)
                ? new ReportTable(report.Name, report.Title, report.Columns, [.. rows.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Select(Cell)])])
                : throw new GraphStoreException($"report '{report.Name}': its header names the columns {string.Join(", ", report.Columns)}, its query gives {string.Join(", ", rows.Columns)}");
        }
        catch (CypherException e) when (e.Code is "Neo.ClientError.Statement.AccessMode")
        {
            throw new GraphStoreException($"report '{report.Name}': a report only reads the graph; this one would do something else", e);
        }
        catch (CypherException e) when (e.Code.StartsWith("Neo.ClientError.Statement.", StringComparison.Ordinal))
        {
            // What follows the first line is the line of the query again with a mark below it.
            throw new GraphStoreException($"report '{report.Name}': {e.Message.Split('\n')[0].Trim()}", e);
        }
    }

    private static object? Cell(object? value) => value is List<object?> list && list.TrueForAll(v => v is string) ? list.Cast<string>().ToArray() : value;
}
