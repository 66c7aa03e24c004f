using System.Globalization;

namespace GeoGraph.Reading;

/// <summary>Brings the dates of pages and feeds into ISO 8601.</summary>
internal static class Dates
{
    /// <summary>A date as <c>yyyy-MM-dd</c>, an instant as it is written with its offset; null when it cannot be read.</summary>
    public static string? Iso(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.TimeOfDay == TimeSpan.Zero && text.Length <= 10 ? instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;
    }
}
