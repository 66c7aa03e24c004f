namespace GeoGraph;

/// <summary>A name as the recogniser of the language found it, whether or not any list knows it.</summary>
/// <param name="Kind">The recogniser's own word for it: <c>PER</c>, <c>ORG</c>, <c>LOC</c>.</param>
public readonly record struct RecognisedName(TextSpan Span, string Kind)
{
    public const string Person = "PER";
    public const string Organization = "ORG";
}
