using System.Globalization;
using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>Words of a sentence that tell a time: "on Oct. 7", "dua hari lalu", "a century after".</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Start">First day of the time told; null when it is only known to be long ago, or the words name a day that cannot be.</param>
/// <param name="Precision">How exactly: a day, a month or a year.</param>
/// <param name="Kind">How the time is told.</param>
internal sealed record TimeExpression(int First, int End, DateOnly? Start, TimeUnit Precision, TimeKind Kind)
{
    /// <summary>The date as ISO 8601 at its precision; null for none.</summary>
    public string? Date => Start is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..(Precision switch { TimeUnit.Year => 4, TimeUnit.Month => 7, _ => 10 })] : null;
}

/// <summary>How a time is told.</summary>
internal enum TimeKind
{
    /// <summary>With its year, or a day near the article's.</summary>
    Stated,

    /// <summary>A day and month without a year, or a month alone: of the year that fits.</summary>
    Yearless,

    /// <summary>A day of the week.</summary>
    Weekday,

    /// <summary>Only that it was long ago: "in the 1980s", "decades ago".</summary>
    LongAgo,

    /// <summary>So long after the act that is told next: "a day after", "dua dekade setelah".</summary>
    After,

    /// <summary>What is remembered: "the anniversary of".</summary>
    Anniversary,
}
