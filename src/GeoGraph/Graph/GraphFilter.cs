namespace GeoGraph.Graph;

/// <summary>Which events (and statements) an analysis is about; what is null does not filter.</summary>
public sealed record GraphFilter
{
    /// <summary>Events that took place, all of them: those behind <c>INTERACTS</c>.</summary>
    public static GraphFilter Actual { get; } = new() { Statuses = ["actual"] };

    /// <summary>First day, month or year (ISO 8601); what has no date is left out.</summary>
    public string? Since { get; init; }

    /// <summary>Last day, month or year, included whole.</summary>
    public string? Until { get; init; }

    /// <summary>PLOVER types, such as <c>CONSULT</c>; they leave statements alone.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>Statuses: actual, planned, hypothetical, negated, historical; they leave statements alone.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>ISO 3166 alpha-3 codes: at least one party is of one of these states.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>Outlets, letter case aside: at least one of them reports it.</summary>
    public IReadOnlyList<string>? Outlets { get; init; }

    /// <summary>At least one report is as sure as this, in [0, 1].</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether the filter lets through what <see cref="Actual"/> does, no more and no less.</summary>
    public bool IsActual => this with { Statuses = null } == new GraphFilter() && Statuses is ["actual"];

    /// <summary>The parameters of the queries that filter.</summary>
    public Dictionary<string, object?> Parameters() => new(StringComparer.Ordinal)
    {
        ["since"] = Since,
        ["until"] = Until,
        ["types"] = Types?.Select(t => t.ToUpperInvariant()).ToArray(),
        ["statuses"] = Statuses?.ToArray(),
        ["countries"] = Countries?.Select(c => c.ToUpperInvariant()).ToArray(),
        ["outlets"] = Outlets?.Select(o => o.ToLowerInvariant()).ToArray(),
        ["confidence"] = Confidence,
    };
}
