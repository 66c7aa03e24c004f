namespace GeoGraph;

/// <summary>A party in the world that does, suffers, says or is spoken to.</summary>
/// <remarks>Two actors are the same when their <see cref="Key"/> is the same, in whatever article and language.</remarks>
public sealed record Actor
{
    /// <summary><c>kind/slug</c>: <c>country/IDN</c> (ISO 3166 alpha-3), <c>person/vladimir-putin</c>, <c>igo/asean</c>, <c>military/KOR</c>, <c>media/kcna</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The name to show; the same in every language.</summary>
    public required string Name { get; init; }

    public required ActorKind Kind { get; init; }

    /// <summary>ISO 3166 alpha-3 of the state it belongs to or acts for; null for none (UN, ASEAN) and unknown.</summary>
    public string? Country { get; init; }

    /// <summary>PLOVER sector (GOV, MIL, LEG, …); null when none fits.</summary>
    public string? Sector { get; init; }

    /// <summary>Wikidata item (<c>Q7747</c>); null when not in the lexicon.</summary>
    public string? Wikidata { get; init; }

    /// <summary>Actors it belongs to, with the role, sorted; empty when none is known.</summary>
    public IReadOnlyList<Affiliation> Affiliations { get; init; } = [];
}

/// <summary>That an actor belongs to another: a leader to a state, a spokesman to a ministry.</summary>
/// <param name="Actor">Key of the state or organisation.</param>
/// <param name="Role">Role in the ontology's words (<c>president</c>, <c>spokesperson</c>); null when only the tie is known.</param>
/// <param name="From">ISO date the role began; null when unknown.</param>
/// <param name="To">ISO date it ended; null when unknown or still held.</param>
public sealed record Affiliation(string Actor, string? Role, string? From, string? To);
