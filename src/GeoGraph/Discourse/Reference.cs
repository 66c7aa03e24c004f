namespace GeoGraph.Discourse;

/// <summary>Words that mean somebody named elsewhere: a row of <c>references.tsv</c>.</summary>
/// <param name="Form">The words, lower case.</param>
/// <param name="Kinds">The kinds of actors they may mean; empty where the class tells.</param>
/// <param name="Means">What the words mean in the example: keys of actors, sorted.</param>
public sealed record Reference(string Id, string Form, ReferenceClass Class, IReadOnlyList<ActorKind> Kinds, string Example, IReadOnlyList<string> Means);

/// <summary>Whom words without a name may mean.</summary>
public enum ReferenceClass
{
    /// <summary>One person: <em>he</em>, <em>dia</em>.</summary>
    Person,

    /// <summary>One state or body, no person: <em>it</em>.</summary>
    Thing,

    /// <summary>A group, a state or a body as those who are in it: <em>they</em>, <em>mereka</em>.</summary>
    Several,

    /// <summary>Who speaks: <em>I</em>, <em>saya</em>.</summary>
    Speaker,

    /// <summary>The side for which one speaks: <em>we</em>, <em>kami</em>.</summary>
    Side,

    /// <summary>The two that were told of together: <em>both countries</em>, <em>kedua pemimpin</em>.</summary>
    Pair,

    /// <summary>The one of its kind that was told of: <em>the bloc</em>, <em>negara itu</em>.</summary>
    Kind,
}
