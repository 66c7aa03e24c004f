namespace GeoGraph;

/// <summary>An article with everything coded in it: a line of <c>coded.jsonl</c> and the input of the graph.</summary>
/// <remarks>Carries the text, so that whoever reads it can check every span, and all that a graph store shows: loading needs no lexicon.</remarks>
public sealed record CodedArticle
{
    /// <summary>Version of the JSON shape; a field is dropped or renamed only with a new one.</summary>
    public const int CurrentSchemaVersion = 1;

    public required Article Article { get; init; }

    /// <summary>BCP 47 tag of the lexicon it was coded with.</summary>
    public required string Language { get; init; }

    public required Coder Coder { get; init; }

    /// <summary>In text order.</summary>
    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    public required ArticleActors Actors { get; init; }

    /// <summary>In the order of their cues.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>In the order of their anchors.</summary>
    public required IReadOnlyList<CodedEvent> Events { get; init; }

    /// <summary>What was cut or skipped, one line each.</summary>
    public IReadOnlyList<string> Diagnostics { get; init; } = [];
}

/// <summary>What coded an article: program, its version, and a digest of the seeds it read.</summary>
public sealed record Coder(string Name, string Version, string Lexicon);
