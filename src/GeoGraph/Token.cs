namespace GeoGraph;

/// <summary>One word, number or punctuation mark of a sentence, with what the language layer knows of it.</summary>
/// <remarks>
/// Indonesian enclitics (<c>-nya</c>, <c>-ku</c>, <c>-mu</c>, <c>-lah</c>, <c>-kah</c>) and English <c>'s</c>, <c>n't</c> are tokens of
/// their own that touch the word before them; a reduplication (<c>negara-negara</c>) is one token.
/// </remarks>
public readonly record struct Token
{
    /// <summary>First UTF-16 unit in the article's text.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last UTF-16 unit.</summary>
    public required int End { get; init; }

    /// <summary>The word, lower-cased invariantly: what lexicons are looked up by.</summary>
    public required string Word { get; init; }

    /// <summary>The dictionary form, lower-cased; the word itself when no rule knows better.</summary>
    public required string Lemma { get; init; }

    /// <summary>True for a token that is written together with the one before it (<c>-nya</c>, <c>'s</c>).</summary>
    public bool IsEnclitic { get; init; }

    public UniversalPos Pos { get; init; }

    /// <summary>Index in the sentence of the token this one depends on; -1 for the root and when not parsed.</summary>
    public int Head { get; init; }

    public DependencyRelation Relation { get; init; }

    /// <summary>How sure the parser was of <see cref="Head"/> and <see cref="Relation"/>, in [0, 1].</summary>
    public float Confidence { get; init; }

    public TextSpan Span => new(Start, End);
}
