using GeoGraph.Seeds;

namespace GeoGraph.Graph;

/// <summary>An ordered pair of actors of which one acted on the other.</summary>
public readonly record struct Dyad(string Source, string Target)
{
    public NodeRef From => new(GraphSchema.Actor, Source);

    public NodeRef To => new(GraphSchema.Actor, Target);

    /// <summary>
    /// The pairs of an event that took place (status actual): every source with every target; of a symmetric act, which has no targets, every
    /// pair of parties once, the ordinally smaller key first. Nobody pairs with itself.
    /// </summary>
    public static IEnumerable<Dyad> Of(MergedNode? merged)
    {
        if (merged is null || (string?)merged.Node.Properties.GetValueOrDefault("status") != JsonNames.Of(EventStatus.Actual))
        {
            return [];
        }

        var sources = merged.Edges.Where(e => e.Type == GraphSchema.SourceOf).Select(e => e.From.Key).ToArray();
        var targets = merged.Edges.Where(e => e.Type == GraphSchema.Targets).Select(e => e.To.Key).ToArray();
        return targets.Length == 0
            ? sources.SelectMany(a => sources.Where(b => string.CompareOrdinal(a, b) < 0), (a, b) => new Dyad(a, b))
            : sources.SelectMany(a => targets.Where(b => a != b), (a, b) => new Dyad(a, b));
    }
}
