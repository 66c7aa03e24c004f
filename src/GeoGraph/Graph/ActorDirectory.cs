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
                    : throw new GraphStoreException($"'{wanted}' may be {List([.. found.OrderBy(a => a.Key, StringComparer.Ordinal)])}; give the key");
            }
        }

        var near = Search(wanted);
        throw new GraphStoreException($"no actor '{wanted}' in this graph{(near.Count > 0 ? $"; is it {List(near)}?" : "")}");
    }

    /// <summary>
    /// The actors that people may mean, the likeliest first: those called so; those with a name, key or other name that begins so, has a word that does, or has it
    /// inside; and where there is none of these, those whose name differs in a letter or two. Letter case and accents do not matter.
    /// </summary>
    public IReadOnlyList<ActorEntry> Search(string query)
    {
        var wanted = Folded(query.Trim());
        if (wanted.Length == 0)
        {
            return [];
        }

        var found = actors.Select(a => (Actor: a, Rank: Names(a).Min(n => Rank(Folded(n), wanted)))).Where(a => a.Rank < Far).ToArray();
        if (found.Length == 0)
        {
            var most = wanted.Length > 7 ? 2 : 1;
            found = [.. actors.Select(a => (Actor: a, Rank: Names(a).Min(n => EditDistance.Of(Folded(n), wanted, most)))).Where(a => a.Rank <= most)];
        }

        return [.. found.OrderBy(a => a.Rank).ThenBy(a => a.Actor.Key, StringComparer.Ordinal).Select(a => a.Actor)];
    }

    private const int Far = 4;

    private static int Rank(string name, string wanted) =>
        name == wanted ? 0
        : name.StartsWith(wanted, StringComparison.Ordinal) ? 1
        : name.IndexOf(wanted, StringComparison.Ordinal) is var at and > 0 ? char.IsLetterOrDigit(name[at - 1]) ? 3 : 2
        : Far;

    private static IEnumerable<string> Names(ActorEntry actor) => actor.Aliases.Prepend(actor.Name).Prepend(actor.Key[(actor.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]).Prepend(actor.Key);

    /// <summary>Without letter case and accents.</summary>
    private static string Folded(string text) => string.Concat(
        text.Normalize(System.Text.NormalizationForm.FormD).Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string List(IReadOnlyCollection<ActorEntry> found) =>
        string.Join(", ", found.Take(MostCandidates).Select(a => $"{a.Key} ({a.Name})")) + (found.Count > MostCandidates ? ", …" : "");
}

/// <summary>An actor and the names it goes by.</summary>
public sealed record ActorEntry(string Key, string Name, IReadOnlyList<string> Aliases)
{
    /// <summary>As in <c>Actor.kind</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>ISO 3166 alpha-3 code of its state; null: none is known.</summary>
    public string? Country { get; init; }

    public string? Sector { get; init; }

    public string? Wikidata { get; init; }

    public static ActorEntry Of(GraphNode actor) => new(
        actor.Key,
        actor.Properties.GetValueOrDefault("name") as string ?? actor.Key,
        actor.Properties.GetValueOrDefault("aliases") is IEnumerable<string> aliases ? [.. aliases] : []);
}
