using System.Globalization;
using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>Finds the words of a sentence that tell a time, and the time they tell seen from the day of the article.</summary>
/// <remarks>All words stand in <c>language.json</c>. Linear in the tokens.</remarks>
internal sealed class TimeExpressions(LanguageRules rules)
{
    private const int EarliestYear = 1500;

    /// <summary>In text order, not overlapping.</summary>
    /// <param name="published">The day of the article; null: only what names its own year is found.</param>
    public List<TimeExpression> In(Sentence sentence, DateOnly? published)
    {
        var found = new List<TimeExpression>();
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if ((Quantity(sentence, i, published) ?? Calendar(sentence, i, published) ?? Relative(sentence, i, published)) is not { } time)
            {
                continue;
            }

            // "Senin (13/5/2024)": the date says it all.
            if (found.Count > 0 && found[^1].Kind == TimeKind.Weekday && time.First - found[^1].End <= 1 && time.Kind is TimeKind.Stated or TimeKind.Yearless && time.Precision == TimeUnit.Day)
            {
                found.RemoveAt(found.Count - 1);
            }

            if (found.Count == 0 || time.First >= found[^1].End)
            {
                found.Add(time);
            }

            i = Math.Max(i, time.End - 1);
        }

        return found;
    }

    private static string Word(Sentence sentence, int i) => i >= 0 && i < sentence.Tokens.Length ? sentence.Tokens[i].Word : "";

    /// <summary>"three days ago", "tiga puluh tahun lalu", "a century after", "thirty years since".</summary>
    private TimeExpression? Quantity(Sentence sentence, int i, DateOnly? published)
    {
        var (number, unitAt) = NumberAt(sentence, i);
        TimeUnit unit;
        if (rules.OneUnits.TryGetValue(Word(sentence, i), out unit))
        {
            (number, unitAt) = (1, i);
        }
        else if (unitAt < 0 || !rules.TimeUnits.TryGetValue(Word(sentence, unitAt), out unit))
        {
            // "decades ago", "puluhan tahun lalu".
            if (!rules.TimeUnits.TryGetValue(Word(sentence, i), out unit) || unit < TimeUnit.Year || !rules.AgoWords.Contains(Word(sentence, i + 1)) || !IsPlural(sentence, i))
            {
                return null;
            }

            return new TimeExpression(i, i + 2, null, TimeUnit.Year, TimeKind.LongAgo);
        }

        var next = unitAt + 1;
        next += rules.Relativizers.Contains(Word(sentence, next)) && rules.AgoWords.Contains(Word(sentence, next + 1)) ? 1 : 0;
        if (rules.AgoWords.Contains(Word(sentence, next)))
        {
            return Back(i, next + 1, number, unit, published, TimeKind.Stated);
        }

        return rules.AfterWords.Contains(Word(sentence, next)) ? Back(i, next + 1, number, unit, published, TimeKind.After) : null;
    }

    /// <summary>Bare "years ago" is long ago; "tahun lalu" is last year.</summary>
    private bool IsPlural(Sentence sentence, int i) => !rules.RelativeYears.ContainsKey(Word(sentence, i) + " " + Word(sentence, i + 1));

    private static TimeExpression Back(int first, int end, int number, TimeUnit unit, DateOnly? published, TimeKind kind)
    {
        if (published is not { } day || unit > TimeUnit.Year || number > 400)
        {
            return new TimeExpression(first, end, null, TimeUnit.Year, kind == TimeKind.After ? kind : TimeKind.LongAgo);
        }

        return unit switch
        {
            TimeUnit.Hour => new TimeExpression(first, end, day, TimeUnit.Day, kind),
            TimeUnit.Day => new TimeExpression(first, end, day.AddDays(-number), TimeUnit.Day, kind),
            TimeUnit.Week => new TimeExpression(first, end, day.AddDays(-7 * number), TimeUnit.Day, kind),
            TimeUnit.Month => new TimeExpression(first, end, day.AddMonths(-number), TimeUnit.Month, kind),
            _ => new TimeExpression(first, end, day.AddYears(-number), TimeUnit.Year, kind),
        };
    }

    /// <summary>The number that begins at a token and where what is counted stands; -1 when there is none.</summary>
    private (int Number, int End) NumberAt(Sentence sentence, int i)
    {
        if (Number(sentence, i) is { } digits && digits < 1000)
        {
            return (digits, i + 1);
        }

        int? total = null;
        var at = i;
        for (; at < sentence.Tokens.Length && at < i + 6; at++)
        {
            var word = Word(sentence, at);
            if (rules.NumberWords.TryGetValue(word, out var value))
            {
                total = (total ?? 0) + value;
            }
            else if (total is not null && rules.NumberScales.TryGetValue(word, out var scale))
            {
                total = scale == 10 && rules.NumberTeens.Contains(word) ? total + 10 : Math.Max(1, total.Value) * scale;
            }
            else if (total is null || word is not "-")
            {
                break;
            }
        }

        return total is { } sum ? (sum, at) : (0, -1);
    }

    /// <summary>Dates of the calendar: numbers, months, years.</summary>
    private TimeExpression? Calendar(Sentence sentence, int i, DateOnly? published)
    {
        var word = Word(sentence, i);
        if (char.IsAsciiDigit(word[0]))
        {
            return Numeric(sentence, i, published);
        }

        if (!rules.MonthNumbers.TryGetValue(word, out var month))
        {
            return null;
        }

        var before = Number(sentence, i - 1) is { } b and >= 1 and <= 31 ? b : rules.OwnerPrepositions.Contains(Word(sentence, i - 1)) && Number(sentence, i - 2) is { } c and >= 1 and <= 31 ? c : (int?)null;
        var first = before is null ? i : Number(sentence, i - 1) == before ? i - 1 : i - 2;
        var after = before is null && Number(sentence, i + 1) is { } a and >= 1 and <= 31 ? a : (int?)null;
        var end = i + (after is null ? 1 : 2);
        var yearAt = Word(sentence, end) is "," || rules.OwnerPrepositions.Contains(Word(sentence, end)) ? end + 1 : end;
        var year = Number(sentence, yearAt) is { } y and >= EarliestYear and <= 2100 ? y : (int?)null;
        end = year is null ? end : yearAt + 1;
        if ((before ?? after) is { } number)
        {
            return Dated(first, end, number, month, year, published);
        }

        if (year is { } stated)
        {
            return new TimeExpression(first, end, new DateOnly(stated, month, 1), TimeUnit.Month, TimeKind.Stated);
        }

        if (published is not { } day || !(rules.DateLeads.Contains(Word(sentence, i - 1)) || rules.LastWords.Contains(Word(sentence, i + 1)) || rules.NextWords.Contains(Word(sentence, i + 1))))
        {
            return null;
        }

        // "in November" is the last one: news looks back; "last June" is never this one.
        var isLast = rules.LastWords.Contains(Word(sentence, i - 1)) || rules.LastWords.Contains(Word(sentence, i + 1));
        return new TimeExpression(first, end, new DateOnly(month < day.Month || (month == day.Month && !isLast) ? day.Year : day.Year - 1, month, 1), TimeUnit.Month, TimeKind.Yearless);
    }

    private TimeExpression? Numeric(Sentence sentence, int i, DateOnly? published)
    {
        var word = Word(sentence, i);
        if (word.AsSpan().IndexOfAny('/', '-', '.') > 0 && Divided(word, i, published) is { } divided)
        {
            return divided;
        }

        // "the 1980s", "1980-an".
        if (word.Length > 4 && Years(word.AsSpan(0, 4)) is not null && rules.DecadeEndings.Contains(word[4..]))
        {
            return new TimeExpression(i, i + 1, null, TimeUnit.Year, TimeKind.LongAgo);
        }

        if (word.Length != 4 || Years(word) is not { } year || (published is { } day && year > day.Year + 30))
        {
            return null;
        }

        var lead = Word(sentence, i - 1);
        var isPair = rules.YearJoins.Contains(lead) && Years(Word(sentence, i - 2)) is not null;
        var counted = i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Pos == UniversalPos.Noun && sentence.Tokens[i].Head == i + 1;
        var isOld = published is { } p && year < p.Year - 1;
        return isPair || (rules.DateLeads.Contains(lead) && !counted) || (rules.YearJoins.Contains(Word(sentence, i + 1)) && Years(Word(sentence, i + 2)) is not null) || (isOld && IsNamedFor(sentence, i))
            ? new TimeExpression(i, i + 1, new DateOnly(year, 1, 1), TimeUnit.Year, TimeKind.Stated) : null;
    }

    /// <summary>"the 1972 attack", "invasi 2003": a year as the attribute of a noun, not a count of things.</summary>
    private bool IsNamedFor(Sentence sentence, int i)
    {
        var head = sentence.Tokens[i].Head;
        return head >= 0 && (rules.ModifierFirst ? head == i + 1 && rules.Definites.Contains(Word(sentence, i - 1)) : head < i && head >= i - 3);
    }

    private static int? Years(ReadOnlySpan<char> word) => word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= EarliestYear and <= 2100 ? y : null;

    /// <summary>"13/5/2024", "28-10-2016", "13.5.2024", "2024-05-13", "13/5".</summary>
    private static TimeExpression? Divided(string word, int i, DateOnly? published)
    {
        var parts = word.Split('/', '-', '.');
        if (parts.Length is < 2 or > 3 || parts.Any(p => p.Length is 0 or > 4 || !p.All(char.IsAsciiDigit)) || (parts.Length == 2 && !word.Contains('/', StringComparison.Ordinal)))
        {
            return null;
        }

        var numbers = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        if (parts.Length == 3 && parts[0].Length == 4)
        {
            return Dated(i, i + 1, numbers[2], numbers[1], numbers[0], published);
        }

        var year = parts.Length == 3 ? numbers[2] < 100 ? 2000 + numbers[2] : numbers[2] : (int?)null;
        return year is < EarliestYear or > 2100 ? null : numbers[1] > 12 && numbers[0] <= 12 ? Dated(i, i + 1, numbers[1], numbers[0], year, published) : Dated(i, i + 1, numbers[0], numbers[1], year, published);
    }

    private static TimeExpression? Dated(int first, int end, int number, int month, int? year, DateOnly? published)
    {
        var of = year ?? (published is { } p ? p.Year - (month > p.Month + 1 ? 1 : 0) : null);
        // A day that cannot be tells nothing, but it is what the sentence says.
        return of is not { } y || month is < 1 or > 12 ? null
            : new TimeExpression(first, end, number >= 1 && number <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, number) : null, TimeUnit.Day, year is null ? TimeKind.Yearless : TimeKind.Stated);
    }

    /// <summary>Days of the week, "yesterday", "last month", anniversaries.</summary>
    private TimeExpression? Relative(Sentence sentence, int i, DateOnly? published)
    {
        var word = Word(sentence, i);
        if (rules.AnniversaryWords.Contains(word))
        {
            return new TimeExpression(i, i + 1, null, TimeUnit.Year, TimeKind.Anniversary);
        }

        if (published is not { } day)
        {
            return null;
        }

        if (rules.Weekdays.TryGetValue(word, out var weekday))
        {
            return Weekday(sentence, i, weekday, day);
        }

        var pair = word + " " + Word(sentence, i + 1);
        if (rules.RelativeDays.TryGetValue(pair, out var days))
        {
            return new TimeExpression(i, i + 2, day.AddDays(days), TimeUnit.Day, TimeKind.Stated);
        }

        if (rules.DayWords.TryGetValue(word, out days))
        {
            return new TimeExpression(i, i + 1, day.AddDays(days), TimeUnit.Day, TimeKind.Stated);
        }

        return rules.RelativeWeeks.TryGetValue(pair, out var weeks) ? new TimeExpression(i, i + 2, day.AddDays(7 * weeks), TimeUnit.Month, TimeKind.Stated)
            : rules.RelativeMonths.TryGetValue(pair, out var months) ? new TimeExpression(i, i + 2, day.AddMonths(months), TimeUnit.Month, TimeKind.Stated)
            : rules.RelativeYears.TryGetValue(pair, out var years) ? new TimeExpression(i, i + 2, day.AddYears(years), TimeUnit.Year, TimeKind.Stated) : null;
    }

    private TimeExpression Weekday(Sentence sentence, int i, int weekday, DateOnly day)
    {
        var back = ((int)day.DayOfWeek - weekday + 7) % 7;
        var around = rules.ModifierFirst ? [Word(sentence, i - 1)] : new[] { Word(sentence, i + 1), Word(sentence, i + 2) };
        if (around.Any(rules.NextWords.Contains))
        {
            return new TimeExpression(i, i + 1, day.AddDays(7 - back), TimeUnit.Day, TimeKind.Stated);
        }

        // "last Tuesday" of a Tuesday's paper is a week ago.
        return new TimeExpression(i, i + 1, day.AddDays(back == 0 && around.Any(rules.LastWords.Contains) ? -7 : -back), TimeUnit.Day, TimeKind.Weekday);
    }

    /// <summary>A number in digits, "28th" too.</summary>
    private static int? Number(Sentence sentence, int i)
    {
        var word = Word(sentence, i);
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
        {
            digits++;
        }

        return digits is > 0 and <= 4 && (digits == word.Length || (digits <= 2 && word.Length == digits + 2 && char.IsAsciiLetterLower(word[digits]) && char.IsAsciiLetterLower(word[^1])))
            ? int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture) : null;
    }
}
