using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoGraph.Reading;

/// <summary>The day that the name of a file tells: <c>2024-05-14-talks.txt</c>, <c>20240514_01.html</c>, <c>2024/05/14/talks.txt</c>.</summary>
internal static partial class FileDate
{
    /// <summary>Null when the name tells none.</summary>
    public static DateOnly? Of(string path)
    {
        var found = NamePattern().Matches(System.IO.Path.GetFileName(path)).Concat(PathPattern().Matches(path)).Select(m => m.Groups["y"].Value + m.Groups["m"].Value + m.Groups["d"].Value);
        foreach (var digits in found)
        {
            if (DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d{2})([-_.]?)(?<m>\d{2})\1(?<d>\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"[/\\](?<y>(?:19|20)\d{2})[/\\](?<m>\d{2})[/\\](?<d>\d{2})[/\\]", RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern();
}
