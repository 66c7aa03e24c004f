namespace GeoGraph.Statements;

/// <summary>Finds who said what.</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class StatementExtractor(Lexicon lexicon)
{
    /// <summary>The lexicon it works with.</summary>
    public Lexicon Lexicon => lexicon;

    public StatementResult Extract(ArticleText text, ArticleActors actors) => new([], actors);
}

/// <summary>The statements of an article, in the order of their cues, and its actors with the mentions that only their cues reveal (clitics).</summary>
public sealed record StatementResult(IReadOnlyList<Statement> Statements, ArticleActors Actors);
