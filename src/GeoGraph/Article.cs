using System.Security.Cryptography;
using System.Text;

namespace GeoGraph;

/// <summary>One published text, as supplied: the input of the pipeline.</summary>
/// <remarks><see cref="Text"/> is never normalised: every span counts UTF-16 code units in exactly this string.</remarks>
public sealed record Article
{
    /// <summary>A year before this is a placeholder, not a date of publication.</summary>
    private const int EarliestYear = 1600;

    /// <summary>So is a year after this one; days that a text reckons from it are dates still.</summary>
    private const int LatestYear = 9000;

    /// <summary>Bytes of the longest id in UTF-8: what every store can look up.</summary>
    public const int LongestId = 1000;

    /// <summary>Stable id; derived from the text when the source names none (<see cref="IdOf"/>).</summary>
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>BCP 47 tag; null: to be detected.</summary>
    public string? Language { get; init; }

    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Outlet { get; init; }

    public string? Url { get; init; }

    /// <summary>ISO 8601 date or instant, as supplied; null when unknown. Relative dates in the text resolve against it.</summary>
    public string? Published { get; init; }

    /// <summary>Day to go by when neither the source nor the text itself names one: of the file's name, or as the user says; null for none.</summary>
    public DateOnly? PublishedOtherwise { get; init; }

    /// <summary>The day of <see cref="Published"/> as written (no time zone is applied); null when unknown.</summary>
    public DateOnly? PublishedDay =>
        Published is { Length: >= 10 } && DateOnly.TryParseExact(Published.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is >= EarliestYear and <= LatestYear ? day : null;

    /// <summary>The id of an article whose source gives none: <c>sha256-</c> and the first 16 hexadecimal digits of the text's SHA-256 in UTF-8.</summary>
    public static string IdOf(string text) => "sha256-" + TextSha256(text)[..16];

    /// <summary>Lower-case hexadecimal SHA-256 of the text in UTF-8.</summary>
    public static string TextSha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
