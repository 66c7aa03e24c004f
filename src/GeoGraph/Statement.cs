namespace GeoGraph;

/// <summary>Someone said something: speaker, cue and content.</summary>
/// <example>“Kami siap berunding,” kata Lavrov: speaker <c>Lavrov</c>, cue <c>kata</c>, content <c>Kami siap berunding</c>, direct.</example>
public sealed record Statement
{
    /// <summary>Derived from who said what: the same words of the same speaker meet in one key, whichever article reports them.</summary>
    public required string Key { get; init; }

    /// <summary>Keys of the actors who say it, in text order; empty when the speaker is no known actor.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>The whole noun phrase beside the cue, with its title; for a clitic cue the cue token; null when the text names none.</summary>
    public required TextSpan? Speaker { get; init; }

    /// <summary>The shortest reporting expression.</summary>
    public required TextSpan Cue { get; init; }

    /// <summary>What was said, in text order: without enclosing quote marks and without <em>that</em>/<em>bahwa</em>; split around an interrupting cue.</summary>
    public required IReadOnlyList<TextSpan> Content { get; init; }

    public required QuotationKind Quotation { get; init; }

    /// <summary>Keys of those told.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Keys of the media that relay it.</summary>
    public IReadOnlyList<string> Via { get; init; } = [];

    /// <summary>Keys of the actors the content mentions, sorted.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>True when the speaker says the content is not so.</summary>
    public bool Denies { get; init; }

    /// <summary>How sure the extractor is, in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>The lexicon row that fired.</summary>
    public required string Rule { get; init; }
}

/// <summary>How much of a statement's content stands inside quotation marks: all, part, none.</summary>
public enum QuotationKind
{
    Direct,
    Mixed,
    Indirect,
}
