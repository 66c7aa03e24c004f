namespace GeoGraph;

/// <summary>The actors of one article and every place that mentions them.</summary>
/// <param name="Actors">One an actor, sorted by key (ordinal).</param>
/// <param name="Mentions">In text order; two of the same span only where the words mean two actors ("both countries"); a mention may lie inside a longer one (the country inside "the Russian army").</param>
public sealed record ArticleActors(IReadOnlyList<Actor> Actors, IReadOnlyList<Mention> Mentions)
{
    public static ArticleActors None { get; } = new([], []);

    /// <summary>These and some more: an actor or a span that is there already stays as it is.</summary>
    public ArticleActors With(IEnumerable<Actor> actors, IEnumerable<Mention> mentions)
    {
        var spans = Mentions.Select(m => m.Span).ToHashSet();
        return new(
            [.. Actors.Concat(actors).DistinctBy(a => a.Key, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal)],
            [.. Mentions.Concat(mentions.Where(m => !spans.Contains(m.Span)).DistinctBy(m => (m.Span, m.Actor))).OrderBy(m => m.Span)]);
    }
}
