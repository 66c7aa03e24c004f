using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoGraph.Reading;

/// <summary>Brings the dates of pages and feeds into ISO 8601: RFC 822, RFC 3339 and what people write ("Selasa, 14 Mei 2024 10:30 WIB").</summary>
/// <remarks>The names of months, zones and halves of the day stand in <c>seeds/pages/date-words.tsv</c>. No clock and no culture is asked.</remarks>
internal static partial class Dates
{
    /// <summary>A year before this is a placeholder.</summary>
    private const int EarliestYear = 1600;

    private static readonly Dictionary<string, int> s_months = Words("month").ToDictionary(w => w.Word, w => int.Parse(w.Value, CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, TimeSpan> s_zones = Words("zone").ToDictionary(w => w.Word, w => Offset(w.Value), StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, TimeSpan> s_summerZones = Words("summer-zone").ToDictionary(w => w.Word, w => Offset(w.Value), StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, int> s_halves = Words("half").ToDictionary(w => w.Word, w => int.Parse(w.Value, CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The date as <c>yyyy-MM-dd</c>, with a time of day the instant with its offset (UTC when none is written); null when there is none, or only a
    /// placeholder such as 1970-01-01. Of two numbers that may be day or month, the first is the day.
    /// </summary>
    public static string? Iso(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 200)
        {
            return null;
        }

        if (EpochPattern().IsMatch(text))
        {
            var seconds = long.Parse(text, CultureInfo.InvariantCulture) / (text.Length == 13 ? 1000 : 1);
            return Written(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime), DateTimeOffset.FromUnixTimeSeconds(seconds).TimeOfDay, TimeSpan.Zero);
        }

        if (DayIn(text) is not { } found)
        {
            return null;
        }

        // The time stands behind the date as a rule, sometimes before it ("10:30, 14 May 2024"); what is in the date is no time.
        var rest = text[found.End..];
        var time = TimePattern().Match(rest);
        if (!time.Success)
        {
            rest = text[..found.Start];
            time = TimePattern().Match(rest);
        }

        return time.Success && TimeOf(time) is { } ofDay
            ? Written(found.Day, ofDay, ZoneIn(rest[(time.Index + time.Length)..], found.Day))
            : Written(found.Day, null, TimeSpan.Zero);
    }

    private static IEnumerable<(string Word, string Kind, string Value)> Words(string kind) => WordTable.Read("date-words.tsv").Where(w => w.Kind == kind);

    private static string? Written(DateOnly day, TimeSpan? time, TimeSpan offset)
    {
        if (day.Year < EarliestYear || (day.Year == 1970 && day.DayOfYear == 1))
        {
            return null;
        }

        return time is { } t
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.FromTimeSpan(t)), offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The first date in a text and where it stands; null for none.</summary>
    private static (DateOnly Day, int Start, int End)? DayIn(string text)
    {
        var iso = IsoPattern().Match(text);
        if (iso.Success && Day(iso.Groups["y"].Value, Number(iso, "m"), Number(iso, "d")) is { } exact)
        {
            return (exact, iso.Index, iso.Index + iso.Length);
        }

        foreach (Match words in DayMonthPattern().Matches(text))
        {
            if (s_months.TryGetValue(words.Groups["m"].Value, out var month) && Day(words.Groups["y"].Value, month, Number(words, "d")) is { } day)
            {
                return (day, words.Index, words.Index + words.Length);
            }
        }

        foreach (Match words in MonthDayPattern().Matches(text))
        {
            if (s_months.TryGetValue(words.Groups["m"].Value, out var month) && Day(words.Groups["y"].Value, month, Number(words, "d")) is { } day)
            {
                // "Tue May 14 10:30:00 UTC 2024": the time stands inside.
                return (day, words.Index, words.Groups["t"].Success ? words.Groups["t"].Index : words.Index + words.Length);
            }
        }

        var numbers = NumbersPattern().Match(text);
        if (!numbers.Success)
        {
            return null;
        }

        var (first, second) = (Number(numbers, "a"), Number(numbers, "b"));
        return (Day(numbers.Groups["y"].Value, second, first) ?? Day(numbers.Groups["y"].Value, first, second)) is { } found
            ? (found, numbers.Index, numbers.Index + numbers.Length) : null;
    }

    private static DateOnly? Day(string year, int month, int day)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        y = year.Length > 2 ? y : y < 70 ? 2000 + y : 1900 + y;
        return y is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, day) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static TimeSpan? TimeOf(Match time)
    {
        var (hours, minutes) = (Number(time, "h"), Number(time, "m"));
        var seconds = time.Groups["s"].Success ? Math.Min(59, Number(time, "s")) : 0;
        if (s_halves.TryGetValue(time.Groups["half"].Value, out var half))
        {
            hours = (hours % 12) + half;
        }

        return hours < 24 && minutes < 60 ? new TimeSpan(hours, minutes, seconds) : null;
    }

    private static TimeSpan ZoneIn(string rest, DateOnly day)
    {
        var number = OffsetPattern().Match(rest);
        if (number.Success)
        {
            return Offset(number.Groups[1].Value);
        }

        foreach (Match word in WordPattern().Matches(rest))
        {
            if (s_zones.TryGetValue(word.Value, out var zone))
            {
                return zone;
            }

            if (s_summerZones.TryGetValue(word.Value, out zone))
            {
                return zone + (IsSummer(day) ? TimeSpan.FromHours(1) : TimeSpan.Zero);
            }
        }

        return TimeSpan.Zero;
    }

    /// <summary>Summer time of the United States: from the second Sunday of March to the first of November.</summary>
    private static bool IsSummer(DateOnly day)
    {
        var march = new DateOnly(day.Year, 3, 8);
        var november = new DateOnly(day.Year, 11, 1);
        return day >= march.AddDays((7 - (int)march.DayOfWeek) % 7) && day < november.AddDays((7 - (int)november.DayOfWeek) % 7);
    }

    private static TimeSpan Offset(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit)).PadRight(4, '0');
        var offset = new TimeSpan(int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture), 0);
        return offset > TimeSpan.FromHours(14) ? TimeSpan.Zero : text[0] is '-' or '−' ? -offset : offset;
    }

    [GeneratedRegex(@"^\d{10}(\d{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex EpochPattern();

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})(?:([-/.])(?<m>\d{1,2})\1(?<d>\d{1,2})|(?<m>\d{2})(?<d>\d{2}))(?!\d)T?", RegexOptions.CultureInvariant)]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:\p{L}{2})?[\s\-.,/]{0,3}(?:\p{L}{2}\s+)?(?<m>\p{L}{3,12})[\s\-.,/']{1,3}(?:\p{L}{2}\s+)?(?<y>\d{4}|\d{2}(?![:.]?\d))(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthPattern();

    [GeneratedRegex(@"(?<m>\p{L}{3,12})[\s\-.]{1,2}(?<d>\d{1,2})(?:\p{L}{2})?(?:,?\s+|-|,)(?:(?<t>\d{1,2}:\d{2}(?::\d{2})?)\s+(?:[\p{L}+\-\d:]+\s+)?)?(?<y>\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex MonthDayPattern();

    [GeneratedRegex(@"(?<!\d)(?<a>\d{1,2})([/.\-])(?<b>\d{1,2})\1(?<y>\d{4}|\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NumbersPattern();

    [GeneratedRegex(@"(?<!\d)(?<h>\d{1,2})(?:[:.](?<m>\d{2})(?:[:.](?<s>\d{2})(?:[.,]\d+)?)?|(?<=\d{2})(?<m>\d{2})(?<s>\d{2})?(?=[Z+\-]))(?!\d)(?:\s*(?<half>[AaPp]\.?[Mm]\.?)(?!\p{L}))?", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^\s*(?:\p{Lu}{2,4}\s*)?([+\-−]\d{1,2}:?(?:\d{2})?)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPattern();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
