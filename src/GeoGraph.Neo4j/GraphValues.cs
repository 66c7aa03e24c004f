namespace GeoGraph.Neo4j;

/// <summary>Turns what a server gives back into the values of the graph.</summary>
internal static class GraphValues
{
    /// <summary>The properties that belong to the graph: without the key and without the store's own (<c>_claims</c>).</summary>
    public static SortedDictionary<string, object?> Properties(Dictionary<string, object?> stored)
    {
        var properties = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in stored)
        {
            if (name != "key" && name[0] != '_')
            {
                properties[name] = Value(value);
            }
        }

        return properties;
    }

    private static object? Value(object? value) => value is List<object?> list ? list.ConvertAll(v => (string)v!).ToArray() : value;
}
