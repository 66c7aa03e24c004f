using GeoGraph.Graph;

namespace GeoGraph.Analysis;

/// <summary>The actors of a store by the handle its queries give them.</summary>
public sealed class ActorTable
{
    private readonly Dictionary<object, ActorEntry> _actors = [];

    private ActorTable()
    {
    }

    public IReadOnlyCollection<ActorEntry> Actors => _actors.Values;

    public static async Task<ActorTable> ReadAsync(IGraphStore store, CancellationToken cancellation)
    {
        var table = new ActorTable();
        await foreach (var row in store.QueryAsync("actors", new Dictionary<string, object?>(), cancellation).ConfigureAwait(false))
        {
            table._actors.Add(row[0]!, new ActorEntry((string)row[1]!, (string)row[2]!, [.. (IEnumerable<string>)row[7]!])
            {
                Kind = (string?)row[3],
                Country = (string?)row[4],
                Sector = (string?)row[5],
                Wikidata = (string?)row[6],
            });
        }

        return table;
    }

    public ActorEntry Of(object? handle) => _actors[handle!];

    /// <summary>The actors that have one of the keys.</summary>
    public IEnumerable<ActorEntry> Named(IEnumerable<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return _actors.Values.Where(a => wanted.Contains(a.Key));
    }
}
