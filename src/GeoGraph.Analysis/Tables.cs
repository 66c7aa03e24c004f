using System.Globalization;

namespace GeoGraph.Analysis;

/// <summary>What tables of analyses have in common.</summary>
internal static class Tables
{
    public static double? Round(double? value, int digits = 2) => value is { } v ? Math.Round(v, digits, MidpointRounding.AwayFromZero) + 0.0 : null;

    /// <summary>The month of an ISO date; null when it has none.</summary>
    public static string? Month(string? date) => date is { Length: >= 7 } ? date[..7] : null;

    /// <summary>All months from the first to the last.</summary>
    public static IReadOnlyList<string> Months(IEnumerable<string?> dates)
    {
        var known = dates.Select(Month).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        if (known.Length == 0)
        {
            return [];
        }

        var months = new List<string>();
        for (var month = Day(known[0])!.Value; string.CompareOrdinal(Name(month), known[^1]) <= 0; month = month.AddMonths(1))
        {
            months.Add(Name(month));
        }

        return months;

        static string Name(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>The first day of an ISO date; null when it is none.</summary>
    public static DateOnly? Day(string? date) =>
        date is not null && DateOnly.TryParseExact(date.Length switch { 4 => date + "-01-01", 7 => date + "-01", _ => date }, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Values over time in one cell.</summary>
public sealed record Trend(IReadOnlyList<double> Values)
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>A sparkline: the lowest bar is 0, or the least value when one is below 0, the highest the greatest.</summary>
    public override string ToString()
    {
        if (Values.Count == 0)
        {
            return "";
        }

        var (least, most) = (Math.Min(0, Values.Min()), Values.Max());
        return string.Concat(Values.Select(v => Heights[most > least ? (int)Math.Round((v - least) / (most - least) * (Heights.Length - 1), MidpointRounding.AwayFromZero) : 0]));
    }
}
