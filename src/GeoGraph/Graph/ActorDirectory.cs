namespace GeoGraph.Graph;

/// <summary>Finds the actors of a graph by what people call them.</summary>
public sealed class ActorDirectory(IReadOnlyCollection<ActorEntry> actors)
{
    private const int MostCandidates = 5;

    /// <summary>
    /// The key of the actor: by key, else by name, else the state with that ISO 3166 code, else by another name; letter case does not matter.
    /// </summary>
    /// <exception cref="GraphStoreException">Nobody, or more than one actor, is called that: one line with candidates.</exception>
    public string Find(string name)
    {
        var wanted = name.Trim();
        if (actors.Any(a => a.Key == wanted))
        {
            return wanted;
        }

        Func<ActorEntry, bool>[] ways =
        [
            a => Same(a.Key, wanted),
            a => Same(a.Name, wanted),
            a => a.Key.StartsWith("country/", StringComparison.Ordinal) && Same(a.Key["country/".Length..], wanted),
            a => a.Aliases.Any(x => Same(x, wanted)),
        ];
        foreach (var way in ways)
        {
            var found = actors.Where(way).ToArray();
            if (found.Length > 0)
            {
                return found.Length == 1
                    ? found[0].Key
                    : throw new GraphStoreException($"'{wanted}' may be {List(found)}; give the key");
            }
        }

        var near = actors.Where(a => a.Key.Contains(wanted, StringComparison.OrdinalIgnoreCase) || a.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToArray();
        throw new GraphStoreException($"no actor '{wanted}' in this graph{(near.Length > 0 ? $"; is it {List(near)}?" : "")}");
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string List(ActorEntry[] found) =>
        string.Join(", ", found.OrderBy(a => a.Key, StringComparer.Ordinal).Take(MostCandidates).Select(a => $"{a.Key} ({a.Name})")) + (found.Length > MostCandidates ? ", …" : "");
}

/// <summary>An actor and the names it goes by.</summary>
public sealed record ActorEntry(string Key, string Name, IReadOnlyList<string> Aliases)
{
    public static ActorEntry Of(GraphNode actor) => new(
        actor.Key,
        actor.Properties.GetValueOrDefault("name") as string ?? actor.Key,
        actor.Properties.GetValueOrDefault("aliases") is IEnumerable<string> aliases ? [.. aliases] : []);
}
