using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The sums behind an <c>INTERACTS</c> relationship: counts, scores in whole hundredths, first and last date.</summary>
internal sealed class PairSums
{
    private const string Cooperation = "cooperation";
    private const string Conflict = "conflict";

    private long _events;
    private long _cooperation;
    private long _conflict;
    private long _hundredths;
    private long _scored;
    private string? _first;
    private string? _last;

    public bool IsEmpty => _events == 0;

    public static PairSums Read(Dictionary<string, object?> stored) => new()
    {
        _events = (long)stored["events"]!,
        _cooperation = (long)stored[Cooperation]!,
        _conflict = (long)stored[Conflict]!,
        _hundredths = (long)stored["_sum"]!,
        _scored = (long)stored["_scored"]!,
        _first = stored.GetValueOrDefault("first") as string,
        _last = stored.GetValueOrDefault("last") as string,
    };

    /// <summary>Adds one event.</summary>
    public void Add(string? quadClass, double? goldstein, string? date)
    {
        _events++;
        _cooperation += quadClass?.EndsWith(Cooperation, StringComparison.Ordinal) == true ? 1 : 0;
        _conflict += quadClass?.EndsWith(Conflict, StringComparison.Ordinal) == true ? 1 : 0;
        if (goldstein is { } score)
        {
            _hundredths += GraphSchema.Hundredths(score);
            _scored++;
        }

        if (date is not null)
        {
            _first = _first is null || string.CompareOrdinal(date, _first) < 0 ? date : _first;
            _last = _last is null || string.CompareOrdinal(date, _last) > 0 ? date : _last;
        }
    }

    /// <summary>The columns of <c>interacts.cypher</c> after the ends.</summary>
    public object?[] Row() => [_events, _cooperation, _conflict, GraphSchema.Mean(_hundredths, _scored), _first, _last, _hundredths, _scored];
}
