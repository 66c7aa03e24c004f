namespace GeoGraph.Actors;

/// <summary>Finds the actors of an article and every place that mentions them.</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class ActorResolver(Lexicon lexicon)
{
    /// <summary>The lexicon it works with.</summary>
    public Lexicon Lexicon => lexicon;

    public ArticleActors Resolve(ArticleText text) => ArticleActors.None;
}
