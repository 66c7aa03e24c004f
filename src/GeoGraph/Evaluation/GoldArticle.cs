namespace GeoGraph.Evaluation;

/// <summary>What careful readers found in one article; a part that is null was not annotated and is not scored.</summary>
internal sealed record GoldArticle
{
    public required string Id { get; init; }

    public IReadOnlyList<GoldActor>? Actors { get; init; }

    public IReadOnlyList<GoldStatement>? Statements { get; init; }

    public IReadOnlyList<GoldEvent>? Events { get; init; }

    /// <summary>Passages whose statements the annotators left out of their scope.</summary>
    public IReadOnlyList<TextSpan> Ignore { get; init; } = [];

    /// <summary>PLOVER gold standard records of a single sentence.</summary>
    public IReadOnlyList<GoldRecord>? Plover { get; init; }

    /// <summary>CAMEO records of a single sentence.</summary>
    public IReadOnlyList<GoldDyad>? Cameo { get; init; }

    /// <summary>The one PLOVER type of a sentence.</summary>
    public string? Root { get; init; }

    /// <summary>An actor's name alone, with the country and sector it should get.</summary>
    public GoldName? Name { get; init; }
}

/// <param name="Kind">As <see cref="ActorKind"/> is written in JSON; null when the set does not say.</param>
internal sealed record GoldActor(string Id, string Name, string? Country, IReadOnlyList<TextSpan> Mentions, string? Kind);

internal sealed record GoldStatement
{
    public required IReadOnlyList<TextSpan> Content { get; init; }

    public string? Quotation { get; init; }

    public string? CueClass { get; init; }

    public TextSpan? Speaker { get; init; }

    public TextSpan? Cue { get; init; }

    /// <summary>The speaker with what stands around the name (title, apposition).</summary>
    public TextSpan? SpeakerChain { get; init; }

    /// <summary>Where the text names whom a clitic or pronoun stands for.</summary>
    public TextSpan? SpeakerEntity { get; init; }

    /// <summary>True when the speaker is a clitic on the cue.</summary>
    public bool Clitic { get; init; }

    public IReadOnlyList<string> Speakers { get; init; } = [];

    public IReadOnlyList<string> Addressees { get; init; } = [];
}

internal sealed record GoldEvent(
    string Type, TextSpan Anchor, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, string? Status, bool InStatement, string? Date);

internal sealed record GoldRecord(string Type, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, bool Reciprocal);

internal sealed record GoldDyad(string Source, string Target, string Code);

internal sealed record GoldName(string Name, string? Country, string? Sector);
