using System.Reflection;

namespace GeoGraph.Graph;

/// <summary>The reports a store comes with, and those in files of its user.</summary>
/// <param name="reports">The assembly that holds the files as resources <c>reports/name.ext</c>.</param>
/// <param name="extension">Of the query language: <c>.sql</c>, <c>.cypher</c>.</param>
public sealed class ReportCatalog(Assembly reports, string extension)
{
    private const string Prefix = "reports/";

    private readonly Lazy<IReadOnlyList<ReportDefinition>> _all = new(() =>
    [
        .. reports.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n =>
            {
                using var reader = new StreamReader(reports.GetManifestResourceStream(n)!);
                return ReportDefinition.Parse(n[Prefix.Length..^extension.Length], reader.ReadToEnd());
            }),
    ]);

    /// <summary>Every report the store comes with, sorted by name.</summary>
    public IReadOnlyList<ReportDefinition> All => _all.Value;

    /// <summary>The report of that name, or in that file.</summary>
    /// <exception cref="GraphStoreException">There is none, the message lists those there are; or the file is no report.</exception>
    public ReportDefinition Find(string name)
    {
        if (All.FirstOrDefault(r => r.Name == name) is { } report)
        {
            return report;
        }

        if (!name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || !File.Exists(name))
        {
            throw new GraphStoreException($"no report '{name}'; there are {string.Join(", ", All.Select(r => r.Name))}, or name a {extension} file");
        }

        try
        {
            return ReportDefinition.Parse(name, File.ReadAllText(name));
        }
        catch (FormatException e)
        {
            throw new GraphStoreException(e.Message, e);
        }
    }
}
