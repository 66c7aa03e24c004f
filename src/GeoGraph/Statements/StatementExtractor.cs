using System.Security.Cryptography;
using System.Text;

namespace GeoGraph.Statements;

/// <summary>Finds who said what: a cue, its speaker beside it, and the content around them.</summary>
/// <example>“Kami siap berunding,” kata Lavrov → Lavrov, kata, "Kami siap berunding", direct.</example>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class StatementExtractor(Lexicon lexicon, StatementModel? model)
{
    /// <summary>Words of a content that tell it from others of the same speaker.</summary>
    private const int KeyWords = 8;

    public StatementResult Extract(ArticleText text, ArticleActors actors)
    {
        var index = new MentionIndex(actors);
        var speakers = new Speakers(lexicon, text, actors, index);
        var statements = new List<Statement>();
        foreach (var clause in Continued(text, Likely(text, index)))
        {
            statements.Add(Build(text, index, clause, speakers.Of(clause)));
        }

        return new StatementResult([.. statements.DistinctBy(s => s.Cue).OrderBy(s => s.Cue)], speakers.Actors);
    }

    /// <summary>What the rows find, with the features a model decides by.</summary>
    internal IReadOnlyList<(ReportedClause Clause, uint[] Features)> Candidates(ArticleText text, ArticleActors actors)
    {
        var index = new MentionIndex(actors);
        var features = new StatementFeatures(lexicon, text, index);
        return [.. Found(text, index).Select(c => (c, features.Of(c).ToArray()))];
    }

    private List<ReportedClause> Found(ArticleText text, MentionIndex index)
    {
        var clauses = new ReportedClauses(lexicon, text, index);
        var found = new List<ReportedClause>();
        foreach (var sentence in text.Sentences)
        {
            clauses.Find(sentence, found);
        }

        var whole = found.ConvertAll(c => WithWholeQuotation(text, c));
        whole.AddRange(clauses.WithoutCue(whole));
        whole.Sort((a, b) => a.Cue.CompareTo(b.Cue));
        return whole;
    }

    /// <summary>Those that the model takes for statements, with its probability; without a model all.</summary>
    private List<ReportedClause> Likely(ArticleText text, MentionIndex index)
    {
        var found = Found(text, index);
        if (model is null)
        {
            return found;
        }

        var features = new StatementFeatures(lexicon, text, index);
        var likely = new List<ReportedClause>(found.Count);
        foreach (var clause in found)
        {
            if (clause.Row.Speaker == SpeakerPlace.None)
            {
                likely.Add(clause);
                continue;
            }

            var probability = model.Probability(features.Of(clause));
            if (StatementModel.IsStatement(probability))
            {
                likely.Add(clause with { Probability = probability });
            }
        }

        return likely;
    }

    /// <summary>A content that ends inside a quotation goes on to its end, over the sentences of the quotation: <c>He said: "We waited. They came."</c></summary>
    private static ReportedClause WithWholeQuotation(ArticleText text, ReportedClause clause)
    {
        var last = clause.Content[^1];
        var at = SpanSearch.FirstNotBefore(text.Quotations, last.End, static (q, p) => q.End < p);
        return at < text.Quotations.Count && text.Quotations[at] is var q && q.Start < last.End && q.End > last.End && last.Start > clause.Cue.Start
            ? clause with { Content = [.. clause.Content.SkipLast(1), Trim(text.Text, new TextSpan(last.Start, q.End))] } : clause;
    }

    /// <summary>A quotation without a cue of its own that follows a quoted statement goes on with it: same statement, one more span.</summary>
    private static IEnumerable<ReportedClause> Continued(ArticleText text, List<ReportedClause> found)
    {
        var taken = found.SelectMany(c => c.Content).OrderBy(s => s).ToList();
        var free = new List<TextSpan>();
        var covered = 0;
        var t = 0;
        foreach (var q in text.Quotations)
        {
            // Contents may nest, so what matters is how far those that start before the quotation's end reach.
            for (; t < taken.Count && taken[t].Start < q.End; t++)
            {
                covered = Math.Max(covered, taken[t].End);
            }

            if (covered <= q.Start && IsWholeSentence(text, q))
            {
                free.Add(q);
            }
        }

        var next = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var clause = found[i];
            var end = Math.Max(clause.Cue.End, clause.Content[^1].End);
            var limit = i + 1 < found.Count ? Math.Min(found[i + 1].Cue.Start, found[i + 1].Content[0].Start) : text.Text.Length;
            while (next < free.Count && free[next].Start < end)
            {
                next++;
            }

            var extra = new List<TextSpan>();
            var reach = end;
            while (next < free.Count && free[next].End <= limit && clause.IsQuoted && IsNextSentence(text, reach - 1, free[next].Start))
            {
                reach = free[next].End;
                extra.Add(Trim(text.Text, free[next++]));
            }

            yield return extra.Count == 0 ? clause : clause with { Content = [.. clause.Content, .. extra] };
        }
    }

    private static bool IsWholeSentence(ArticleText text, TextSpan quotation) =>
        quotation.Length > 15 && text.SentenceAt(quotation.Start) is { } sentence && sentence.Span.Start >= quotation.Start - 2;

    /// <summary>Whether a position stands in the sentence of another or in the one right behind it.</summary>
    private static bool IsNextSentence(ArticleText text, int from, int to)
    {
        var at = SpanSearch.FirstNotBefore(text.Sentences, from, static (s, p) => s.Span.End <= p);
        return at < text.Sentences.Count && (text.Sentences[at].Span.Contains(to) || (at + 1 < text.Sentences.Count && to < text.Sentences[at + 1].Span.End));
    }

    private static Statement Build(ArticleText text, MentionIndex index, ReportedClause clause, IReadOnlyList<string> speakers)
    {
        var about = clause.Content.SelectMany(index.Inside).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var quoted = clause.Content.Sum(c => text.Quotations.Sum(q => Math.Max(0, Math.Min(c.End, q.End) - Math.Max(c.Start, q.Start))));
        var length = clause.Content.Sum(c => c.Length);
        var quotation = quoted >= length - (2 * clause.Content.Count) ? QuotationKind.Direct : quoted > 0 ? QuotationKind.Mixed : QuotationKind.Indirect;
        var statement = new Statement
        {
            Key = "",
            Speakers = speakers,
            Speaker = clause.Speaker,
            Cue = clause.Cue,
            Content = clause.Content,
            Quotation = quotation,
            Addressees = [.. clause.Addressees.Distinct(StringComparer.Ordinal)],
            Via = [.. clause.Via.Distinct(StringComparer.Ordinal).Except(speakers, StringComparer.Ordinal)],
            About = about,
            Denies = clause.Row.Denies,
            Confidence = Math.Round(clause.Probability * (speakers.Count > 0 ? 1 : 0.7) * (clause.IsClitic ? 0.9 : 1), 2),
            Rule = clause.Row.Id,
        };
        return statement with { Key = KeyOf(text, statement) };
    }

    /// <summary>
    /// Digest of who says what: the first words of the content tell it, so that a shortened quotation meets the whole one in every article. A few words only
    /// ("Yes, we will") are the same on the same day.
    /// </summary>
    private static string KeyOf(ArticleText text, Statement s)
    {
        var words = s.Content.SelectMany(c => WordsOf(text.Text, c)).Take(KeyWords).ToList();
        var day = words.Count < KeyWords ? text.Article.PublishedDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
        var all = string.Join('\u001f', text.Language, string.Join('|', s.Speakers.Order(StringComparer.Ordinal)), string.Join(' ', words), s.Denies, day);
        return "statement/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    private static IEnumerable<string> WordsOf(string text, TextSpan span)
    {
        var start = span.Start;
        for (var i = span.Start; i <= span.End; i++)
        {
            if (i < span.End && char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return text[start..i].ToLowerInvariant();
            }

            start = i + 1;
        }
    }

    /// <summary>The span without quotation marks, commas and full stops at its ends.</summary>
    internal static TextSpan Trim(string text, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ';' or ':' or '.' or '-' or '–' || (Text.QuotationFinder.IsDouble(text, start) && !HasPartner(text, start, start + 1, end))))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';' or ':' or '.' or '-' or '–' || (Text.QuotationFinder.IsDouble(text, end - 1) && !HasPartner(text, end - 1, start, end - 1))))
        {
            end--;
        }

        if (end - start > 2 && Text.QuotationFinder.IsDouble(text, start) && Text.QuotationFinder.IsDouble(text, end - 1) && text.AsSpan(start + 1, end - start - 2).IndexOfAny('"', '“', '”') < 0)
        {
            return Trim(text, new TextSpan(start + 1, end - 1));
        }

        return new TextSpan(start, end);
    }

    private static bool HasPartner(string text, int mark, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (i != mark && Text.QuotationFinder.IsDouble(text, i) && !(text[i] == '\'' && Math.Abs(i - mark) == 1))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The statements of an article, in the order of their cues, and its actors with the mentions that only their cues reveal (clitics).</summary>
public sealed record StatementResult(IReadOnlyList<Statement> Statements, ArticleActors Actors);
