using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The reports in Cypher: one file each in <c>cypher/reports</c>, found at run time.</summary>
public static class Neo4jReports
{
    private static readonly Lazy<IReadOnlyList<ReportDefinition>> s_all = new(() =>
        [.. CypherTexts.Reports.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => ReportDefinition.Parse(r.Name, r.Text))]);

    /// <summary>Every report, sorted by name.</summary>
    public static IReadOnlyList<ReportDefinition> All => s_all.Value;

    /// <summary>The report of that name.</summary>
    /// <exception cref="GraphStoreException">There is none; the message lists those there are.</exception>
    public static ReportDefinition Find(string name) =>
        All.FirstOrDefault(r => r.Name == name) ?? throw new GraphStoreException($"no report '{name}'; there are {string.Join(", ", All.Select(r => r.Name))}");
}
