using System.Globalization;

namespace GeoGraph.Events;

/// <summary>Resolves the date a sentence gives for an act, against the day of the article.</summary>
public sealed class EventDates(Text.LanguageRules rules)
{
    /// <summary>ISO date and its precision; nulls when the sentence gives none. The date nearest to the anchor counts.</summary>
    public (string? Date, string? Precision) Find(Sentence sentence, int anchor, DateOnly? published)
    {
        (string Date, string Precision, int Distance)? best = null;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (At(sentence, i, published) is { } date && Math.Abs(i - anchor) is var distance && (best is null || distance < best.Value.Distance - 2 || (date.Explicit && distance <= best.Value.Distance + 4)))
            {
                best = (date.Date, date.Precision, distance);
            }
        }

        return (best?.Date, best?.Precision);
    }

    private (string Date, string Precision, bool Explicit)? At(Sentence sentence, int i, DateOnly? published)
    {
        var word = sentence.Tokens[i].Word;
        if (char.IsAsciiDigit(word[0]) && word.Contains('/', StringComparison.Ordinal))
        {
            return Slashed(word, published) is { } d ? (Iso(d), "day", true) : null;
        }

        if (rules.MonthNumbers.TryGetValue(word, out var month) && Month(sentence, i, month, published) is { } named)
        {
            return (named.Date, named.Precision, true);
        }

        var before = i > 0 ? sentence.Tokens[i - 1].Word : "";
        if (rules.DateLeads.Contains(before) && Number(sentence, i) is >= 1900 and <= 2100 && !(i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Pos == UniversalPos.Noun))
        {
            return (word, "year", false);
        }

        if (published is not { } day)
        {
            return null;
        }

        // "in November" is the last one: news looks back.
        if (month > 0 && rules.DateLeads.Contains(before))
        {
            return (Iso(new DateOnly(month <= day.Month ? day.Year : day.Year - 1, month, 1))[..7], "month", false);
        }

        if (rules.DayWords.TryGetValue(word, out var offset))
        {
            return (Iso(day.AddDays(offset)), "day", false);
        }

        if (rules.Weekdays.TryGetValue(word, out var weekday))
        {
            var back = ((int)day.DayOfWeek - weekday + 7) % 7;
            return (Iso(day.AddDays(IsComing(sentence, i) ? 7 - back : -back)), "day", false);
        }

        var pair = before + " " + word;
        return rules.RelativeMonths.TryGetValue(pair, out var months) ? (Iso(day.AddMonths(months))[..7], "month", false)
            : rules.RelativeYears.TryGetValue(pair, out var years) ? (Iso(day.AddYears(years))[..4], "year", false) : null;
    }

    /// <summary>"next Monday", "Senin pekan depan".</summary>
    private bool IsComing(Sentence sentence, int weekday)
    {
        if (rules.ModifierFirst)
        {
            return weekday > 0 && rules.NextWords.Contains(sentence.Tokens[weekday - 1].Word);
        }

        return Enumerable.Range(weekday + 1, 2).Any(i => i < sentence.Tokens.Length && rules.NextWords.Contains(sentence.Tokens[i].Word));
    }

    private static DateOnly? Slashed(string word, DateOnly? published)
    {
        var parts = word.Split('/');
        if (parts.Length is < 2 or > 3 || !int.TryParse(parts[0], out var day) || !int.TryParse(parts[1], out var month))
        {
            return null;
        }

        int? year = parts.Length == 3 ? int.TryParse(parts[2], out var y) ? y < 100 ? 2000 + y : y : null : published is { } p ? p.Year - (month > p.Month + 1 ? 1 : 0) : null;
        return year is { } value ? Valid(value, month, day) : null;
    }

    private static (string Date, string Precision)? Month(Sentence sentence, int i, int month, DateOnly? published)
    {
        var before = Number(sentence, i - 1);
        var after = Number(sentence, i + 1);
        var dayNumber = before is >= 1 and <= 31 ? before : after is >= 1 and <= 31 ? after : null;
        var yearAt = dayNumber == after && dayNumber is not null && before is null ? Number(sentence, i + 2) ?? Number(sentence, i + 3) : after;
        var year = yearAt is >= 1900 and <= 2100 ? yearAt : null;
        if (dayNumber is null && year is null)
        {
            return null;
        }

        year ??= published is { } p ? p.Year - (month > p.Month + 1 ? 1 : 0) : null;
        if (year is not { } y)
        {
            return null;
        }

        return dayNumber is { } d
            ? Valid(y, month, d) is { } date ? (Iso(date), "day") : null
            : (string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{month:00}"), "month");
    }

    private static int? Number(Sentence sentence, int i) =>
        i >= 0 && i < sentence.Tokens.Length && int.TryParse(sentence.Tokens[i].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static DateOnly? Valid(int year, int month, int day) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
