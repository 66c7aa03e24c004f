using System.Reflection;

namespace GeoGraph.Reading;

/// <summary>A table of words that pages and feeds are written with: a file of <c>seeds/pages</c>, carried in the assembly.</summary>
internal static class WordTable
{
    /// <summary>The rows of a table: word (lower case), kind, value.</summary>
    public static IReadOnlyList<(string Word, string Kind, string Value)> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no resource '{name}'");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Skip(1).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t')).Select(c => (c[0], c[1], c[2]))];
    }
}
