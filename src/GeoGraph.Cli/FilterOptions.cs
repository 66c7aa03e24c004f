using System.CommandLine;
using System.Globalization;
using GeoGraph.Graph;

namespace GeoGraph.Cli;

/// <summary>The options that say which events and statements a command is about.</summary>
public sealed class FilterOptions
{
    private readonly Option<string?> _since = Date("--since", "Nothing before this day, month or year.");
    private readonly Option<string?> _until = Date("--until", "Nothing after this day, month or year.");
    private readonly Option<string[]> _types = Several("--type", "TYPE", "Only events of this PLOVER type; may be repeated.");
    private readonly Option<string[]> _statuses = Several("--status", "STATUS", "Only events that are actual, planned, hypothetical, negated or historical; 'any' for all.");
    private readonly Option<string[]> _countries = Several("--country", "CODE", "At least one party is of this state (ISO 3166 alpha-3); may be repeated.");
    private readonly Option<string[]> _outlets = Several("--outlet", "NAME", "Reported by this outlet; may be repeated.");
    private readonly Option<double?> _confidence = new("--confidence") { HelpName = "MIN", Description = "At least one report is this sure, 0 to 1." };
    private readonly IReadOnlyList<string>? _defaultStatuses;

    /// <param name="defaultStatuses">What the command is about when no status is asked for; null: all.</param>
    public FilterOptions(Command command, IReadOnlyList<string>? defaultStatuses)
    {
        _defaultStatuses = defaultStatuses;
        _confidence.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && (!double.TryParse(r.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var c) || c is not (>= 0 and <= 1)))
            {
                r.AddError("--confidence takes a number from 0 to 1");
            }
        });
        _statuses.AcceptOnlyFromAmong([.. Enum.GetValues<EventStatus>().Select(Seeds.JsonNames.Of), "any"]);
        foreach (var option in new Option[] { _since, _until, _types, _statuses, _countries, _outlets, _confidence })
        {
            command.Options.Add(option);
        }
    }

    public GraphFilter Read(ParseResult parsed)
    {
        IReadOnlyList<string>? List(Option<string[]> option) => parsed.GetValue(option) is { Length: > 0 } values ? values : null;
        var filter = new GraphFilter
        {
            Since = parsed.GetValue(_since),
            Until = parsed.GetValue(_until),
            Types = List(_types),
            Statuses = List(_statuses) is not { } statuses ? _defaultStatuses : statuses.Contains("any") ? null : statuses,
            Countries = List(_countries),
            Outlets = List(_outlets),
            Confidence = parsed.GetValue(_confidence),
        };
        return filter.Since is { } since && filter.Until is { } until && string.CompareOrdinal(since[..Math.Min(since.Length, until.Length)], until) > 0
            ? throw new UsageException($"--since {since} is after --until {until}")
            : filter;
    }

    private static Option<string[]> Several(string name, string help, string description) => new(name) { HelpName = help, Description = description };

    private static Option<string?> Date(string name, string description)
    {
        var option = new Option<string?>(name) { HelpName = "DATE", Description = description };
        option.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && !DateOnly.TryParseExact(r.Tokens[0].Value, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                r.AddError($"{name} {r.Tokens[0].Value}: not a date; write 2024, 2024-05 or 2024-05-31");
            }
        });
        return option;
    }
}
