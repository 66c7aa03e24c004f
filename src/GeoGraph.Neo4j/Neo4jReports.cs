using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The reports in Cypher: one file each in <c>cypher/reports</c>.</summary>
public static class Neo4jReports
{
    public static ReportCatalog Catalog { get; } = new(typeof(Neo4jReports).Assembly, ".cypher");
}
