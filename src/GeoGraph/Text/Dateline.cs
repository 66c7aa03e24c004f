using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoGraph.Text;

/// <summary>What stands before a report and is no part of it: where it was filed and by whom.</summary>
/// <param name="Span">From the start of the text to where the report begins.</param>
/// <param name="Outlet">The publisher or agency it names; null when it names none.</param>
/// <param name="Day">The day it names; null when it names none, or not the year.</param>
public sealed partial record Dateline(TextSpan Span, string? Outlet, DateOnly? Day)
{
    private const int MaximumLength = 90;

    /// <summary>
    /// The dateline of a text, or null. Forms: <c>Seoul | EGINDO.co –</c>, <c>JAKARTA, KOMPAS —</c>, <c>WASHINGTON (Reuters) -</c>,
    /// <c>TEMPO.CO, Jakarta -</c>, <c>BEIJING, Sept 14 (Xinhua) --</c>, and a city of the lexicon in capitals without a dash.
    /// </summary>
    public static Dateline? Find(string text, LanguageRules rules)
    {
        var start = 0;
        while (start < text.Length && Tokenizer.IsSpace(text[start]))
        {
            start++;
        }

        var line = text.AsSpan(start).IndexOfAny(Tokenizer.LineEnds);
        var limit = Math.Min(line < 0 ? text.Length : start + line, start + MaximumLength);
        var match = DashPattern().Match(text, start, limit - start);
        if (match.Success && match.Index == start && IsHead(match.Groups["head"].Value, rules))
        {
            return new Dateline(new TextSpan(start, match.Index + match.Length), OutletOf(match.Groups["head"].Value, rules), DayOf(match.Groups["head"].Value, rules));
        }

        var colon = ColonPattern().Match(text, start, limit - start);
        if (colon.Success && colon.Index == start && IsColonHead(colon.Groups["head"].Value, rules))
        {
            return new Dateline(new TextSpan(start, colon.Index + colon.Length), OutletOf(colon.Groups["head"].Value, rules), DayOf(colon.Groups["head"].Value, rules));
        }

        var word = CapitalsPattern().Match(text, start, limit - start);
        return word.Success && word.Index == start && rules.DatelineCities.Contains(word.Groups["city"].Value)
            ? new Dateline(new TextSpan(start, start + word.Groups["city"].Length), null, null)
            : null;
    }

    private static bool IsHead(string head, LanguageRules rules)
    {
        var words = head.Split([' ', ',', '|', '(', ')', '/', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 9 || words.Any(w => char.IsLower(w[0])))
        {
            return false;
        }

        var capitals = words.Where(w => w.Length > 1 && w.All(c => !char.IsLower(c)) && w.Any(char.IsLetter)).ToList();
        // "AS – China sepakat" is a sentence: a head of short forms alone names no city.
        if (!words.Any(w => w.Length > 4 || IsSite(w)) && !rules.DatelineCities.Contains(head.Split([',', '('])[0].Trim().ToUpperInvariant()))
        {
            return false;
        }

        // "Menteri Luar Negeri RI, Retno Marsudi – yang …" and "Donald Trump (AS) – presiden …" are sentences: beside a comma or a bracket a
        // city must stand first, or a word in capitals that is no short form.
        var place = head.Split([',', '('])[0].Trim();
        return capitals.Count == words.Length
            || head.Contains('|', StringComparison.Ordinal)
            || words.Any(IsSite)
            || rules.DatelineCities.Contains(place.ToUpperInvariant())
            || (place.Length < head.Trim().Length && (capitals.Any(w => w.Length > 4) || (head.Contains('(', StringComparison.Ordinal) && !place.Contains(' ', StringComparison.Ordinal))));
    }

    /// <summary>"NEW DELHI: …", "KBRN, Jakarta: …": before a colon only a known city, an outlet and a date, for others speak there.</summary>
    private static bool IsColonHead(string head, LanguageRules rules)
    {
        var pieces = head.Split([',', '(', ')', '|', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return pieces.Length is > 0 and <= 4 && pieces.Any(p => rules.DatelineCities.Contains(p.ToUpperInvariant()))
            && pieces.All(p => rules.DatelineCities.Contains(p.ToUpperInvariant()) || IsSite(p) || IsDate(p, rules) || p.All(c => !char.IsLower(c)));
    }

    private static string? OutletOf(string head, LanguageRules rules)
    {
        var bracket = BracketPattern().Match(head);
        if (bracket.Success && !IsDate(bracket.Groups[1].Value, rules))
        {
            return bracket.Groups[1].Value.Trim();
        }

        var pieces = head.Split([',', '|', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(p => !IsDate(p, rules) && !rules.DatelineCities.Contains(p.ToUpperInvariant())).ToList();
        return pieces.Find(IsSite) ?? (head.AsSpan().ContainsAny(',', '|') && pieces.Count > 0 ? pieces[^1] : null);
    }

    private static bool IsDate(string piece, LanguageRules rules) =>
        piece.Any(char.IsDigit) && (piece.Contains('/', StringComparison.Ordinal) || piece.Split(' ', '.').Any(w => rules.MonthNumbers.ContainsKey(w.ToLowerInvariant()) || rules.MonthNumbers.ContainsKey(w.ToLowerInvariant() + '.')));

    private static DateOnly? DayOf(string head, LanguageRules rules)
    {
        var slashed = SlashedPattern().Match(head);
        if (slashed.Success)
        {
            return Parsed(slashed.Groups["y"].Value, int.Parse(slashed.Groups["m"].Value, CultureInfo.InvariantCulture), slashed.Groups["d"].Value);
        }

        var words = head.Split([' ', ',', '(', ')', '|'], StringSplitOptions.RemoveEmptyEntries);
        var month = Array.FindIndex(words, w => rules.MonthNumbers.ContainsKey(w.ToLowerInvariant()));
        var numbers = words.Where(w => w.All(char.IsAsciiDigit)).ToList();
        return month >= 0 && numbers.Find(n => n.Length == 4) is { } year && numbers.Find(n => n.Length <= 2) is { } day
            ? Parsed(year, rules.MonthNumbers[words[month].ToLowerInvariant()], day) : null;
    }

    private static DateOnly? Parsed(string year, int month, string day) =>
        DateOnly.TryParseExact($"{year}-{month:00}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"\b(?<d>\d{1,2})/(?<m>\d{1,2})/(?<y>\d{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex SlashedPattern();

    private static bool IsSite(string piece) => SitePattern().IsMatch(piece);

    [GeneratedRegex(@"\G(?<head>[\p{Lu}\d][^\n–—]{1,80}?)\s*(?:[–—]+|\s--?|--)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex DashPattern();

    [GeneratedRegex(@"\G(?<head>\p{Lu}[^\n:–—]{1,60}?)\s*:\s+(?=[\p{Lu}\d""“])", RegexOptions.CultureInvariant)]
    private static partial Regex ColonPattern();

    [GeneratedRegex(@"\G(?<city>\p{Lu}{2}[\p{Lu} ]+?)\s+(?=\p{Lu}\p{Ll}|\p{Lu}\s)", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalsPattern();

    [GeneratedRegex(@"\(([^)]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex BracketPattern();

    [GeneratedRegex(@"^[\p{L}\d]+\.\p{L}{2,3}(\.\p{L}{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex SitePattern();
}
