namespace GeoGraph;

/// <summary>A place in the text that names an actor, or words that mean one named elsewhere.</summary>
/// <param name="Actor">The actor's key.</param>
/// <param name="Span">The words that name it: for a person with a title the name alone (<c>form: name</c>) unless only the title stands there.</param>
public sealed record Mention(string Actor, TextSpan Span, MentionForm Form)
{
    /// <summary>How sure it is that the actor is meant, in [0, 1]; 1 for words that name it.</summary>
    public double Confidence { get; init; } = 1;
}

/// <summary>By what sort of words a mention names its actor.</summary>
public enum MentionForm
{
    Name,
    Alias,
    Title,
    Demonym,
    Metonym,
    Pronoun,
    Clitic,
    Description,
}
