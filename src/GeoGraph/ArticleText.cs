namespace GeoGraph;

/// <summary>An article read as language: what every coding stage works on.</summary>
/// <remarks>
/// Immutable. <see cref="Sentences"/> cover the body only: datelines and source lines are not coded and not part of any sentence.
/// </remarks>
public sealed record ArticleText
{
    public required Article Article { get; init; }

    /// <summary>BCP 47 tag of the lexicon the text was read with.</summary>
    public required string Language { get; init; }

    /// <summary>In text order, not overlapping.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>What stands between quotation marks (marks excluded), outermost only, in text order. One span never crosses a paragraph.</summary>
    public required IReadOnlyList<TextSpan> Quotations { get; init; }

    /// <summary>Names as recognised, in text order; empty when the language has no recogniser.</summary>
    public IReadOnlyList<RecognisedName> Names { get; init; } = [];

    /// <summary>The dateline ("JAKARTA, KOMPAS —"); null when there is none.</summary>
    public TextSpan? Dateline { get; init; }

    /// <summary>The publisher or agency that the dateline or a source line names; null when there is none.</summary>
    public string? StatedOutlet { get; init; }

    /// <summary>The day that the dateline names; null when it names none or not the year.</summary>
    public DateOnly? StatedDay { get; init; }

    /// <summary>What was cut or could not be read, for the coded article's diagnostics.</summary>
    public IReadOnlyList<string> Diagnostics { get; init; } = [];

    public string Text => Article.Text;

    /// <summary>True when the position stands inside quotation marks.</summary>
    public bool IsQuoted(int position)
    {
        var at = SpanSearch.FirstNotBefore(Quotations, position, static (q, p) => q.End <= p);

        return at < Quotations.Count && Quotations[at].Contains(position);
    }

    /// <summary>The sentence that holds the position, or null (a position in a dateline or between sentences).</summary>
    public Sentence? SentenceAt(int position)
    {
        var at = SpanSearch.FirstNotBefore(Sentences, position, static (s, p) => s.Span.End <= p);

        return at < Sentences.Count && Sentences[at].Span.Contains(position) ? Sentences[at] : null;
    }

    /// <summary>True when the recogniser takes what begins at the position for the name of a person.</summary>
    public bool IsPersonName(int position) => NameAt(position) is { Kind: RecognisedName.Person };

    /// <summary>The name that the recogniser finds from the position on; null for none.</summary>
    public RecognisedName? NameAt(int position)
    {
        var at = SpanSearch.FirstNotBefore(Names, position, static (n, p) => n.Span.Start < p);
        return at < Names.Count && Names[at].Span.Start == position ? Names[at] : null;
    }
}
