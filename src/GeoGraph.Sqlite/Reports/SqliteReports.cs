using GeoGraph.Graph;
using Microsoft.Data.Sqlite;

namespace GeoGraph.Sqlite.Reports;

/// <summary>The reports of the embedded store.</summary>
internal static class SqliteReports
{
    /// <exception cref="GraphStoreException">No such report, or a parameter is missing.</exception>
    public static ReportTable Run(SqliteConnection connection, string report, IReadOnlyDictionary<string, object?> parameters) =>
        throw new GraphStoreException($"no report '{report}' in {connection.DataSource} for {parameters.Count} parameters");
}
