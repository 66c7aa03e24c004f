using GeoGraph.Graph;

namespace GeoGraph.Analysis;

/// <summary>An event with all its reports.</summary>
/// <param name="Sources">Keys of actors.</param>
/// <param name="Targets">Keys of actors.</param>
/// <param name="Reports">At least one.</param>
public sealed record EventRecord(
    string Key, string Name, string Type, string? Mode, string? Cameo, string? QuadClass, double? Goldstein, string? Date, string Status,
    IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, IReadOnlyList<FactReport> Reports)
{
    /// <summary>The events of a filter, the latest first, those without a date last.</summary>
    /// <param name="a">Key of an actor that is a party; null: any.</param>
    /// <param name="b">Key of another party.</param>
    public static async Task<IReadOnlyList<EventRecord>> ReadAsync(IGraphStore store, GraphFilter filter, string? a, string? b, long limit, CancellationToken cancellation)
    {
        var parameters = filter.Parameters();
        (parameters["a"], parameters["b"], parameters["limit"]) = (a, b, limit);
        var events = new List<(EventRecord Event, List<FactReport> Reports)>();
        await foreach (var row in store.QueryAsync("events", parameters, cancellation).ConfigureAwait(false))
        {
            if (events.Count == 0 || events[^1].Event.Key != (string)row[0]!)
            {
                var reports = new List<FactReport>();
                events.Add((
                    new EventRecord(
                        (string)row[0]!, (string?)row[1] ?? "", (string?)row[2] ?? "", (string?)row[3], (string?)row[4], (string?)row[5], (double?)row[6], (string?)row[7], (string?)row[8] ?? "",
                        [.. (IEnumerable<string>)row[9]!], [.. (IEnumerable<string>)row[10]!], reports),
                    reports));
            }

            events[^1].Reports.Add(FactReport.Of(row, 11, (string?)row[16], 17));
        }

        return [.. events.Select(e => e.Event)];
    }
}

/// <summary>A statement with all its reports.</summary>
/// <param name="Speakers">Keys of actors; empty when the speaker is nobody known.</param>
/// <param name="About">Keys of actors.</param>
public sealed record StatementRecord(
    string Key, string Name, string Text, string Quotation, string? Language, string? Date, IReadOnlyList<string> Speakers, IReadOnlyList<string> About, IReadOnlyList<FactReport> Reports)
{
    /// <summary>The statements of a filter, the latest first, those without a date last.</summary>
    /// <param name="words">All must stand in the text, letter case aside; null: any text.</param>
    /// <param name="speaker">Key of an actor; null: anybody.</param>
    /// <param name="about">Key of an actor; null: anybody.</param>
    public static async Task<IReadOnlyList<StatementRecord>> ReadAsync(
        IGraphStore store, GraphFilter filter, IReadOnlyList<string>? words, string? speaker, string? about, long limit, CancellationToken cancellation)
    {
        var parameters = filter.Parameters();
        parameters.Remove("types");
        parameters.Remove("statuses");
        parameters.Remove("countries");
        parameters["words"] = words?.Select(w => w.ToLowerInvariant()).ToArray();
        (parameters["speaker"], parameters["about"], parameters["limit"]) = (speaker, about, limit);
        var statements = new List<(StatementRecord Statement, List<FactReport> Reports)>();
        await foreach (var row in store.QueryAsync("statements", parameters, cancellation).ConfigureAwait(false))
        {
            if (statements.Count == 0 || statements[^1].Statement.Key != (string)row[0]!)
            {
                var reports = new List<FactReport>();
                statements.Add((
                    new StatementRecord(
                        (string)row[0]!, (string?)row[1] ?? "", (string?)row[2] ?? "", (string?)row[3] ?? "", (string?)row[4], (string?)row[5],
                        [.. (IEnumerable<string>)row[6]!], [.. (IEnumerable<string>)row[7]!], reports),
                    reports));
            }

            statements[^1].Reports.Add(FactReport.Of(row, 8, null, 13));
        }

        return [.. statements.Select(s => s.Statement)];
    }
}

/// <summary>A place in an article that reports a fact.</summary>
/// <param name="Evidence">The sentence.</param>
/// <param name="Start">Where in the sentence the words stand that carry the fact.</param>
/// <param name="End">One past their end.</param>
/// <param name="Statement">Key of the statement in which the event is claimed; null: the outlet asserts it, or the fact is a statement.</param>
public sealed record FactReport(
    string Evidence, int Start, int End, string Rule, double Confidence, string? Statement, string Article, string? Title, string? Outlet, string? Published, string? Url)
{
    internal static FactReport Of(IReadOnlyList<object?> row, int first, string? statement, int article) => new(
        (string)row[first]!, (int)(long)row[first + 1]!, (int)(long)row[first + 2]!, (string)row[first + 3]!, (double)row[first + 4]!, statement,
        (string)row[article]!, (string?)row[article + 1], (string?)row[article + 2], (string?)row[article + 3], (string?)row[article + 4]);
}
