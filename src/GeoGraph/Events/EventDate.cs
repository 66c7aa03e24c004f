namespace GeoGraph.Events;

/// <summary>When an act took place, as far as the text tells.</summary>
/// <param name="Date">ISO <c>2023-09-14</c>, <c>2023-09</c> or <c>2023</c>; null when it is not told, or only that it was long ago.</param>
/// <param name="Precision"><c>day</c>, <c>month</c> or <c>year</c>; null without a date.</param>
/// <param name="IsHistorical">True when the words put it more than about a year before the article: by the date, or by "in the 1980s", "a century after".</param>
public readonly record struct EventDate(string? Date, string? Precision, bool IsHistorical)
{
    public static EventDate Unknown { get; }

    /// <summary>Long ago, without a date.</summary>
    public static EventDate LongAgo { get; } = new(null, null, true);
}
