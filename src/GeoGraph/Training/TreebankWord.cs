namespace GeoGraph.Training;

/// <summary>A syntactic word of a treebank with its annotation.</summary>
/// <remarks>An annotation that the file leaves out (<c>_</c>) is empty, <see cref="UniversalPos.None"/> or, for the head, -1.</remarks>
public sealed record TreebankWord
{
    public required string Form { get; init; }

    public string Lemma { get; init; } = "";

    public UniversalPos Pos { get; init; }

    /// <summary>The treebank's own tag.</summary>
    public string Xpos { get; init; } = "";

    /// <summary>Morphological features as written: <c>Number=Sing|Person=3</c>.</summary>
    public string Features { get; init; } = "";

    /// <summary>Index in the sentence of the word this one depends on, from 0; -1 for the root and when not given.</summary>
    public int Head { get; init; } = -1;

    /// <summary>The relation as written, with its subtype: <c>nsubj:pass</c>.</summary>
    public string Relation { get; init; } = "";

    /// <summary>What the file says in its last column, unread.</summary>
    public string Misc { get; init; } = "";

    /// <summary>False when the next word follows without a space. Meaningless inside a <see cref="TreebankRange"/>, which has its own.</summary>
    public bool SpaceAfter { get; init; } = true;
}
