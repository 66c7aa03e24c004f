namespace GeoGraph;

/// <summary>Who did what to whom, in PLOVER terms.</summary>
/// <remarks>Symmetric acts (met, agreed with each other) list both parties in <see cref="Sources"/> and leave <see cref="Targets"/> empty: PLOVER, Compound and Reciprocal Actors.</remarks>
public sealed record CodedEvent
{
    /// <summary>Derived from everything the graph's event node and its edges show: the same event told by two articles meets in one key.</summary>
    public required string Key { get; init; }

    /// <summary>PLOVER type, upper case (<c>CONSULT</c>): one of <c>seeds/ontology/plover.json</c>.</summary>
    public required string Type { get; init; }

    /// <summary>PLOVER mode (<c>visit</c>); null when not obvious.</summary>
    public string? Mode { get; init; }

    /// <summary>PLOVER contexts, sorted.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>The most specific CAMEO code the rule supports, two to four digits; null when the rule names none.</summary>
    public string? Cameo { get; init; }

    public required QuadClass QuadClass { get; init; }

    /// <summary>Goldstein score of the CAMEO code, in [-10, 10]; null without a code.</summary>
    public double? Goldstein { get; init; }

    /// <summary>Keys of the actors who act, in text order.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Keys of the actors acted upon, in text order.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The shortest verb or noun group that carries the act.</summary>
    public required TextSpan Anchor { get; init; }

    /// <summary>When it happened: ISO <c>2023-09-14</c>, <c>2023-09</c> or <c>2023</c>; null when the text does not say.</summary>
    public string? Date { get; init; }

    /// <summary><c>day</c>, <c>month</c> or <c>year</c>; null without a date.</summary>
    public string? DatePrecision { get; init; }

    /// <summary>Where it happened (not where it was filed); null when the text does not say.</summary>
    public Place? Place { get; init; }

    public required EventStatus Status { get; init; }

    /// <summary>Key of the statement whose content holds the anchor: such an event is reported, not asserted by the outlet. Null when asserted.</summary>
    public string? Statement { get; init; }

    /// <summary>How sure the coder is, in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>The lexicon row that fired.</summary>
    public required string Rule { get; init; }
}

/// <summary>Whether an event took place, as the text has it.</summary>
public enum EventStatus
{
    Actual,
    /// <summary>Will happen, is intended.</summary>
    Planned,
    /// <summary>May happen; if it happened; denied capacity.</summary>
    Hypothetical,
    /// <summary>Did not happen.</summary>
    Negated,
    /// <summary>More than about a year before the article.</summary>
    Historical,
}

/// <summary>The four classes of CAMEO and PLOVER. Written in JSON in kebab case (<c>verbal-cooperation</c>).</summary>
public enum QuadClass
{
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}
