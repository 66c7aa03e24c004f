namespace GeoGraph;

/// <summary>The actors of one article and every place that mentions them.</summary>
/// <param name="Actors">One an actor, sorted by key (ordinal).</param>
/// <param name="Mentions">In text order; no two have the same span; a mention may lie inside a longer one (the country inside "the Russian army").</param>
public sealed record ArticleActors(IReadOnlyList<Actor> Actors, IReadOnlyList<Mention> Mentions)
{
    public static ArticleActors None { get; } = new([], []);

    /// <summary>These and some more: an actor or a span that is there already stays as it is.</summary>
    public ArticleActors With(IEnumerable<Actor> actors, IEnumerable<Mention> mentions) => new(
        [.. Actors.Concat(actors).DistinctBy(a => a.Key, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal)],
        [.. Mentions.Concat(mentions).DistinctBy(m => m.Span).OrderBy(m => m.Span)]);
}
