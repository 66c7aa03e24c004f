namespace GeoGraph.Events;

/// <summary>Finds who did what to whom.</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class EventCoder(Lexicon lexicon)
{
    /// <summary>The lexicon it works with.</summary>
    public Lexicon Lexicon => lexicon;

    public IReadOnlyList<CodedEvent> Code(ArticleText text, ArticleActors actors, IReadOnlyList<Statement> statements) => [];
}
