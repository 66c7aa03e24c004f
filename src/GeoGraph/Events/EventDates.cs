using GeoGraph.Text;

namespace GeoGraph.Events;

/// <summary>Resolves when an act took place: each clause by its own words, else by the passage, against the day of the article.</summary>
/// <example>"Putin, who invaded in 2022, met Xi on Thursday": the invasion is of 2022, the meeting of Thursday.</example>
/// <remarks>Immutable and shared by all threads. An act that is told as done is never dated after the article.</remarks>
public sealed class EventDates(LanguageRules rules)
{
    /// <summary>What is told as done longer ago than this many days is historical: a year and what a story may be late.</summary>
    private const int HistoricalAfter = 380;

    /// <summary>Sentences before that may set the time of a passage.</summary>
    private const int PassageReach = 2;

    /// <summary>A day and month without a year is of the year before when that is not longer ago than this many days.</summary>
    private const int YearlessReach = 330;

    /// <summary>How much worse a time of another clause fits, in tokens of distance.</summary>
    private const double ClauseCost = 6;

    private readonly TimeExpressions _expressions = new(rules);

    /// <summary>When the act at some tokens took place.</summary>
    /// <param name="text">The article, with its day of publication.</param>
    /// <param name="sentence">The sentence that tells the act.</param>
    /// <param name="anchor">First token of the words that carry it.</param>
    /// <param name="end">One past their last token.</param>
    /// <param name="status">Whether it is told as done; what is planned may be dated after the article.</param>
    public EventDate Find(ArticleText text, Sentence sentence, int anchor, int end, EventStatus status)
    {
        var published = text.Article.PublishedDay;
        var told = _expressions.In(sentence, published);
        if (told.FindLast(t => t.Kind == TimeKind.After && t.End <= anchor && !IsBroken(text.Text, sentence, t.End, anchor)) is { } after)
        {
            return After(sentence, after, told, published);
        }

        var best = Best(sentence, anchor, end, told.FindAll(t => t.Kind is not (TimeKind.After or TimeKind.Anniversary)));
        if (best is { } own)
        {
            return Told(own, status, published);
        }

        if (told.Exists(t => t.Kind == TimeKind.Anniversary && t.First < anchor) || IsHistorical(sentence.Span.Of(text.Text)))
        {
            return EventDate.LongAgo;
        }

        return told.Count == 0 && status == EventStatus.Actual && published is { } day ? OfPassage(text, sentence, day) : EventDate.Unknown;
    }

    private static string Name(TimeUnit unit) => unit.ToString().ToLowerInvariant();

    /// <summary>"a day after Ukraine hit Belgorod": counted from the time of the other act; so many years are told from the article.</summary>
    private EventDate After(Sentence sentence, TimeExpression after, List<TimeExpression> told, DateOnly? published)
    {
        if (after.Start is not { } start || published is not { } day)
        {
            return EventDate.LongAgo;
        }

        var main = told.Where(t => t.Kind is TimeKind.Stated or TimeKind.Yearless or TimeKind.Weekday && t.Start is not null && t.Precision == TimeUnit.Day)
            .OrderBy(t => Math.Abs(t.First - after.First)).FirstOrDefault()?.Start ?? day;
        // Counted from the main act, the length of time is what the article's day lost.
        return Written(main.AddDays(start.DayNumber - day.DayNumber), after.Precision == TimeUnit.Day && main == day && told.Count == 1 ? TimeUnit.Month : after.Precision, day);
    }

    private EventDate Told(TimeExpression time, EventStatus status, DateOnly? published)
    {
        if (time.Start is not { } start)
        {
            return time.Kind == TimeKind.LongAgo ? EventDate.LongAgo : EventDate.Unknown;
        }

        if (published is not { } day)
        {
            return Written(start, time.Precision, null);
        }

        if (status == EventStatus.Planned && time.Kind == TimeKind.Weekday && start < day)
        {
            start = start.AddDays(7);
        }

        if (status == EventStatus.Actual && IsAfter(start, time.Precision, day))
        {
            if (time.Kind != TimeKind.Yearless || start.AddYears(-1) is var before && day.DayNumber - before.DayNumber > YearlessReach)
            {
                return EventDate.Unknown;
            }

            start = start.AddYears(-1);
        }

        return Written(start, time.Precision, day);
    }

    private static bool IsAfter(DateOnly start, TimeUnit precision, DateOnly published) => precision switch
    {
        TimeUnit.Year => start.Year > published.Year,
        TimeUnit.Month => start.Year > published.Year || (start.Year == published.Year && start.Month > published.Month),
        // A paper of the evening before is dated by its day.
        _ => start > published.AddDays(1),
    };

    private static EventDate Written(DateOnly start, TimeUnit precision, DateOnly? published)
    {
        var date = new TimeExpression(0, 0, start, precision, TimeKind.Stated).Date!;
        var limit = published is { } day ? new TimeExpression(0, 0, day.AddDays(-HistoricalAfter), precision, TimeKind.Stated).Date! : "";
        return new EventDate(date, Name(precision), string.CompareOrdinal(date, limit) < 0);
    }

    /// <summary>The month of the time that one of the sentences before sets, in the same passage: which day of it is not told.</summary>
    private EventDate OfPassage(ArticleText text, Sentence sentence, DateOnly published)
    {
        for (var i = sentence.Index - 1; i >= Math.Max(0, sentence.Index - PassageReach) && i < text.Sentences.Count; i--)
        {
            if (text.Sentences[i].Paragraph < sentence.Paragraph - 1)
            {
                break;
            }

            var told = _expressions.In(text.Sentences[i], published);
            if (told.Count > 0)
            {
                return told is [{ Start: { } start, Precision: TimeUnit.Day, Kind: not (TimeKind.After or TimeKind.Anniversary) }] && !IsAfter(start, TimeUnit.Day, published)
                    ? Written(start, TimeUnit.Month, published) : EventDate.Unknown;
            }
        }

        return EventDate.Unknown;
    }

    /// <summary>The time that belongs to an act: by the tree, then by distance; null when all belong to others.</summary>
    private TimeExpression? Best(Sentence sentence, int anchor, int end, List<TimeExpression> told)
    {
        var parsed = SentenceTree.IsParsed(sentence);
        TimeExpression? best = null;
        var least = double.MaxValue;
        foreach (var time in told)
        {
            var cost = (parsed ? ClauseCost * Steps(sentence, anchor, end, time) : 0) + Distance(sentence, anchor, end, time);
            if (cost < least)
            {
                (best, least) = (time, cost);
            }
        }

        return best;
    }

    /// <summary>Tokens between an act and a time, those that begin another clause counting more.</summary>
    private double Distance(Sentence sentence, int anchor, int end, TimeExpression time)
    {
        var (from, to) = time.First >= end ? (end, time.First) : (time.End, anchor);
        var cost = 0.0;
        for (var i = from; i < to; i++)
        {
            var word = sentence.Tokens[i].Word;
            cost += rules.ClauseBreaks.Contains(word) || rules.Relativizers.Contains(word) ? ClauseCost / 2 : word is "," or ";" ? 1 : 0.3;
        }

        return cost;
    }

    /// <summary>How many clauses lie between a time and an act: 0 when it hangs on the very words.</summary>
    private static int Steps(Sentence sentence, int anchor, int end, TimeExpression time)
    {
        var head = HeadOf(sentence, time.First, time.End);
        var path = new List<int>();
        for (var (i, n) = (head, 0); i >= 0 && n <= sentence.Tokens.Length; i = sentence.Tokens[i].Head, n++)
        {
            path.Add(i);
            if (i >= anchor && i < end)
            {
                return path.Exists(p => p != i && p != head && IsClause(sentence, p)) ? 2 : 0;
            }
        }

        var act = Clause(sentence, HeadOf(sentence, anchor, end));
        var own = Clause(sentence, head);
        if (act == own)
        {
            return 1;
        }

        // "the 1972 attack in which gunmen killed …": the clause describes what the time belongs to.
        if (act >= 0 && sentence.Tokens[act].Head is var described && described >= 0 && path.Take(2).Contains(described))
        {
            return 1;
        }

        if (act >= 0 && own >= 0 && (sentence.Tokens[act].Relation == DependencyRelation.Conj && Clause(sentence, sentence.Tokens[act].Head) == own))
        {
            return 1;
        }

        // The time of the main clause covers what it says; that of a clause below stays there.
        return path.Contains(act) ? 3 : 2;
    }

    private static int HeadOf(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (sentence.Tokens[i].Head < first || sentence.Tokens[i].Head >= end)
            {
                return i;
            }
        }

        return first;
    }

    private static int Clause(Sentence sentence, int token)
    {
        for (var n = 0; token >= 0 && n <= sentence.Tokens.Length; n++)
        {
            if (IsClause(sentence, token))
            {
                return token;
            }

            token = sentence.Tokens[token].Head;
        }

        return -1;
    }

    private static bool IsClause(Sentence sentence, int token) =>
        sentence.Tokens[token].Head < 0
        || (sentence.Tokens[token].Pos is UniversalPos.Verb or UniversalPos.Adj && sentence.Tokens[token].Relation is not (DependencyRelation.Amod or DependencyRelation.Compound or DependencyRelation.Xcomp or DependencyRelation.Aux));

    /// <summary>Whether another clause begins between two tokens.</summary>
    private bool IsBroken(string text, Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[sentence.Tokens[i].Start] is ',' or ';' || rules.ClauseBreaks.Contains(sentence.Tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHistorical(ReadOnlySpan<char> words)
    {
        foreach (var past in rules.HistoricalWords)
        {
            if (words.Contains(past, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
