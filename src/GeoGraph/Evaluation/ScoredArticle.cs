namespace GeoGraph.Evaluation;

/// <summary>Those parts of a coded article that scoring looks at; a field that a coder did not write is empty or null.</summary>
internal sealed record ScoredArticle(
    string Id,
    IReadOnlyList<ScoredActor> Actors,
    IReadOnlyList<ScoredMention> Mentions,
    IReadOnlyList<ScoredStatement> Statements,
    IReadOnlyList<ScoredEvent> Events)
{
    public static ScoredArticle Missing(string id) => new(id, [], [], [], []);

    /// <summary>The country of each actor, by key.</summary>
    public IReadOnlyDictionary<string, string?> Countries { get; } = LastByKey(Actors, a => a.Country);

    /// <summary>The country of each actor, or what the annotators of event records write for bodies that have none.</summary>
    public IReadOnlyDictionary<string, string?> RecordCodes { get; } = LastByKey(Actors, a => a.Country is { Length: > 0 } ? a.Country : a.Kind switch
    {
        "igo" => "IGO",
        "ngo" => "NGO",
        _ => ScoringRules.NoCode,
    });

    /// <summary>Every span the article writes out.</summary>
    public IEnumerable<TextSpan> Spans =>
        Mentions.Select(m => m.Span)
            .Concat(Statements.SelectMany(s => new[] { s.Cue, s.Speaker }.OfType<TextSpan>().Concat(s.Content)))
            .Concat(Events.Select(e => e.Anchor).OfType<TextSpan>());

    private static Dictionary<string, string?> LastByKey(IReadOnlyList<ScoredActor> actors, Func<ScoredActor, string?> value)
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var actor in actors)
        {
            map[actor.Key] = value(actor);
        }

        return map;
    }
}

internal sealed record ScoredActor(string Key, string? Country, string? Sector, string? Kind);

internal sealed record ScoredMention(string Actor, TextSpan Span);

internal sealed record ScoredStatement(IReadOnlyList<TextSpan> Content, TextSpan? Speaker, TextSpan? Cue, IReadOnlyList<string> Speakers, string? Rule);

internal sealed record ScoredEvent(
    string Type, TextSpan? Anchor, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, string? Status, bool InStatement, string? Date, string? Cameo, string? Rule);
