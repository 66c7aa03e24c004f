namespace GeoGraph.Neo4j;

/// <summary>The Cypher files of the repository's <c>cypher</c> folder, built into the program.</summary>
internal static class CypherTexts
{
    private static readonly Lazy<Dictionary<string, string>> s_all = new(() => typeof(CypherTexts).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".cypher", StringComparison.Ordinal)).ToDictionary(n => n[..^".cypher".Length], Read, StringComparer.Ordinal));

    /// <summary>The statements of <c>schema.cypher</c>.</summary>
    public static IEnumerable<string> Schema => s_all.Value["schema"].Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A file of <c>cypher/load</c> by its name without ending.</summary>
    public static string Load(string name) => s_all.Value["load/" + name];

    /// <summary>A file of <c>cypher/queries</c> by its name without ending.</summary>
    public static string Query(string name) => s_all.Value["queries/" + name];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(CypherTexts).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
