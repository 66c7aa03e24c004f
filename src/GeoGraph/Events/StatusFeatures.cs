using System.Globalization;

namespace GeoGraph.Events;

/// <summary>What tells whether an act took place, will, may, did not, or did long ago.</summary>
internal static class StatusFeatures
{
    private const int Chain = 3;
    private const int Window = 4;

    internal enum Kind
    {
        Bias, Mood, MoodType, MoodPos, MoodLink, Own, OwnRelation, Word, Suffix, Above, AboveRelation, AbovePos, AboveMood, Type, Pos, Lemma, Date, DateType, Precision,
        InStatement, Denied, Quoted, Near, Year, Before, Link, Relation, Voice,
    }

    /// <summary>Writes the features of an act.</summary>
    /// <param name="date">The act's day, month or year; null for none.</param>
    public static void Fill(SentenceContext s, int act, EventType type, string? date, FeatureBuffer f)
    {
        f.Clear();
        var clause = s.Clauses.At(act);
        var token = s.Token(act);
        var (t, pos, mood) = ((ulong)type.Index, (ulong)token.Pos, (ulong)clause.Mood);
        Add(f, Kind.Bias);
        Add(f, Kind.Mood, mood);
        Add(f, Kind.MoodType, mood, t);
        Add(f, Kind.MoodPos, mood, pos);
        Add(f, Kind.MoodLink, mood, (ulong)clause.Link);
        Add(f, Kind.Type, t, pos);
        Add(f, Kind.Lemma, s.Lemma[act]);
        Add(f, Kind.Word, s.Word[act]);
        Add(f, Kind.Link, (ulong)clause.Link, pos);
        Add(f, Kind.Relation, (ulong)token.Relation, pos);
        Add(f, Kind.Voice, (ulong)clause.Voice, pos);
        if (token.Word.Length > 3)
        {
            Add(f, Kind.Suffix, token.Word[^1], token.Word[^2], pos);
        }

        AddOwn(s, act, f, 0);
        var at = act;
        for (var n = 1; n <= Chain && s.Token(at).Head is var head and >= 0; n++, at = head)
        {
            Add(f, Kind.Above, (ulong)n, s.Lemma[head]);
            Add(f, Kind.AboveRelation, s.Lemma[head], (ulong)s.Token(at).Relation);
            Add(f, Kind.AboveMood, (ulong)n, (ulong)s.Clauses.At(head).Mood, (ulong)s.Token(at).Relation);
            AddOwn(s, head, f, (ulong)n);
        }

        AddDate(s, date, t, f);
        var statement = s.StatementAt(act);
        Add(f, Kind.InStatement, statement is null ? 0UL : 1);
        Add(f, Kind.Denied, statement is { Denies: true } ? 1UL : 0, mood);
        for (var j = Math.Max(0, act - Window); j < Math.Min(s.Sentence.Tokens.Length, act + Window); j++)
        {
            if (j != act && s.Clauses.PartyAt(j) < 0)
            {
                Add(f, Kind.Near, s.Word[j], j < act ? 0UL : 1);
            }
        }
    }

    private static void Add(FeatureBuffer f, Kind kind, ulong a = 0, ulong b = 0, ulong c = 0) => f.Add((int)kind, a, b, c);

    private static void AddOwn(SentenceContext s, int head, FeatureBuffer f, ulong level)
    {
        for (var d = s.Clauses.FirstDependent(head); d >= 0; d = s.Clauses.NextDependent(d))
        {
            if (s.Token(d).Relation is DependencyRelation.Aux or DependencyRelation.AuxPass or DependencyRelation.Advmod or DependencyRelation.Mark or DependencyRelation.Det or DependencyRelation.Amod or DependencyRelation.Cop or DependencyRelation.Case)
            {
                Add(f, Kind.Own, s.Word[d], level);
                Add(f, Kind.OwnRelation, s.Word[d], (ulong)s.Token(d).Relation, (ulong)s.Token(head).Pos);
            }
        }
    }

    /// <summary>How an act's date stands to the article's.</summary>
    private static void AddDate(SentenceContext s, string? date, ulong type, FeatureBuffer f)
    {
        var place = 0UL;
        if (date is not null && s.Article.Text.Article.PublishedDay is { } published)
        {
            var day = published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..date.Length];
            var limit = published.AddDays(-380).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..date.Length];
            var order = string.CompareOrdinal(date, day);
            place = string.CompareOrdinal(date, limit) < 0 ? 1UL : order < 0 ? 2UL : order == 0 ? 3UL : 4UL;
        }

        Add(f, Kind.Date, place, (ulong)(date?.Length ?? 0));
        Add(f, Kind.DateType, place, type);
        // A year long past anywhere in the sentence.
        foreach (var token in s.Sentence.Tokens)
        {
            if (token.Word.Length == 4 && int.TryParse(token.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200
                && s.Article.Text.Article.PublishedDay is { } when)
            {
                Add(f, Kind.Year, (ulong)Math.Clamp(when.Year - year + 2, 0, 5));
            }
        }
    }
}
