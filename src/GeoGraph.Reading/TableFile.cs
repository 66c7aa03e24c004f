namespace GeoGraph.Reading;

/// <summary>Tells tables of data (CSV) from articles: coded as prose they would give nonsense.</summary>
internal static class TableFile
{
    /// <summary>Why such a file is refused, and what to give instead.</summary>
    public const string Problem = "a table (CSV); give JSON Lines instead, an object such as {\"id\": …, \"published\": …, \"text\": …} a line";

    private const int FewestColumns = 3;
    private const int LongestName = 40;

    private static readonly string[] s_extensions = [".csv", ".tsv", ".tab"];

    /// <param name="name">Of the file, without <c>.gz</c>.</param>
    /// <param name="start">Of its text.</param>
    public static bool Is(string name, string start)
    {
        if (s_extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var lines = start.Split('\n', 3);
        return lines.Length > 1 && new[] { ',', ';', '\t' }.Any(d => IsHeader(lines[0], d) && lines[1].Split(d).Length >= lines[0].Split(d).Length);
    }

    /// <summary>Names of columns: short, of letters, digits and underscores, as no sentence is.</summary>
    private static bool IsHeader(string line, char delimiter)
    {
        var cells = line.Trim().Split(delimiter).Select(c => c.Trim('"')).ToArray();
        return cells.Length >= FewestColumns && cells.All(c => c.Length is > 0 and <= LongestName && c.All(l => char.IsLetterOrDigit(l) || l is '_' or '-' or '.'));
    }
}
