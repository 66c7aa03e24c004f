using System.Globalization;

namespace GeoGraph.Graph;

/// <summary>A parameter of a report.</summary>
/// <param name="Type">What may be given.</param>
/// <param name="IsRequired">True when there is no default.</param>
/// <param name="Default">Used when the parameter is not given; null: the report does without.</param>
public sealed record ReportParameter(string Name, ReportParameterType Type, bool IsRequired, string? Default, string Description)
{
    internal static ReportParameter Parse(string report, string line)
    {
        var parts = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 4 && Enum.TryParse<ReportParameterType>(parts[1], true, out var type)
            ? new ReportParameter(parts[0], type, parts[2] == "required", parts[2] is "required" or "none" ? null : parts[2], parts[3])
            : throw new FormatException($"report '{report}': 'param: {line}' is not 'name type default description'");
    }

    internal object? Bind(string report, object? given, Func<string, string> actor)
    {
        var text = (given as string ?? Convert.ToString(given, CultureInfo.InvariantCulture)) is { Length: > 0 } t ? t : Default;
        if (text is null)
        {
            return IsRequired
                ? throw new GraphStoreException($"report '{report}' needs the parameter '{Name}' ({Description}): add --param {Name}=…")
                : null;
        }

        return Type switch
        {
            ReportParameterType.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0
                ? number
                : throw new GraphStoreException($"report '{report}': {Name}={text} is not a whole number, 0 or more"),
            ReportParameterType.Date => IsDate(text)
                ? text
                : throw new GraphStoreException($"report '{report}': {Name}={text} is not a date such as 2023-09-14, 2023-09 or 2023"),
            ReportParameterType.Actor => actor(text),
            _ => text,
        };
    }

    private static bool IsDate(string text) => DateOnly.TryParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>What the value of a report's parameter may be.</summary>
public enum ReportParameterType
{
    Text,
    /// <summary>A whole number, 0 or more.</summary>
    Number,
    /// <summary>ISO 8601 day, month or year.</summary>
    Date,
    /// <summary>An actor's key, name, alias or country code.</summary>
    Actor,
}
