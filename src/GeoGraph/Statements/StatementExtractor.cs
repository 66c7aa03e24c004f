using System.Security.Cryptography;
using System.Text;

namespace GeoGraph.Statements;

/// <summary>Finds who said what: a cue, its speaker beside it, and the content around them.</summary>
/// <example>“Kami siap berunding,” kata Lavrov → Lavrov, kata, "Kami siap berunding", direct.</example>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class StatementExtractor(Lexicon lexicon)
{
    /// <summary>More words than these describe somebody new.</summary>
    private const int LongestDescription = 3;

    public StatementResult Extract(ArticleText text, ArticleActors actors)
    {
        var index = new MentionIndex(actors);
        var clauses = new ReportedClauses(lexicon, text, index);
        var found = new List<ReportedClause>();
        foreach (var sentence in text.Sentences)
        {
            clauses.Find(sentence, found);
        }

        var statements = new List<Statement>();
        var clitics = new List<Mention>();
        string? lastSpeaker = null;
        ReportedClause? last = null;
        var earlier = new List<(ReportedClause Clause, IReadOnlyList<string> Speakers)>();
        foreach (var clause in Continued(text, found.ConvertAll(c => WithWholeQuotation(text, c))))
        {
            var speakers = clause.Speaker is { } span && !clause.IsClitic ? HeadsOf(text, index, span) : [];
            if (clause.IsClitic && index.Inside(clause.Cue).ToList() is { Count: > 0 } meant)
            {
                speakers = meant;
            }
            else if (clause.IsClitic && (lastSpeaker ?? index.LastPersonBefore(clause.Cue.Start)) is { } antecedent)
            {
                // A clitic stands for the one who spoke last, or for a person named since.
                var person = last is not null ? index.LastPersonBetween(last.Cue.End, clause.Content[0].Start) ?? antecedent : antecedent;
                speakers = [person];
                clitics.Add(new Mention(person, clause.Cue, MentionForm.Clitic));
            }

            if (speakers.Count == 0 && clause.Speaker is { } words)
            {
                speakers = Antecedent(text, words, earlier);
            }

            earlier.Add((clause, speakers));
            statements.Add(Build(text, index, clause, speakers));
            lastSpeaker = speakers.Count > 0 ? speakers[0] : lastSpeaker;
            last = clause;
        }

        return new StatementResult([.. statements.DistinctBy(s => s.Cue).OrderBy(s => s.Cue)], actors.With([], clitics));
    }

    /// <summary>The actors some words stand for: "Ola Hansen, an adviser to Sergei Lavrov" is Hansen alone.</summary>
    private static IReadOnlyList<string> HeadsOf(ArticleText text, MentionIndex index, TextSpan words)
    {
        if (text.SentenceAt(words.Start) is { } sentence)
        {
            var first = sentence.TokenAt(words.Start);
            for (var i = first + 2; i < sentence.Tokens.Length && sentence.Tokens[i].Start < words.End; i++)
            {
                if (sentence.Tokens[i].Relation != DependencyRelation.Appos)
                {
                    continue;
                }

                var comma = i - 1;
                while (comma > first && sentence.Tokens[comma].Head == i && sentence.Tokens[comma].Word != ",")
                {
                    comma--;
                }

                if (comma > first && sentence.Tokens[comma].Word == "," && index.Heads(new TextSpan(words.Start, sentence.Tokens[comma].Start)) is { Count: > 0 } heads)
                {
                    return heads;
                }
            }
        }

        return index.Heads(words);
    }

    /// <summary>
    /// Whom words mean that name no actor: a pronoun whoever spoke last, a description the last speaker described by the same noun ("the ministry",
    /// "juru bicara tersebut").
    /// </summary>
    private IReadOnlyList<string> Antecedent(ArticleText text, TextSpan words, List<(ReportedClause Clause, IReadOnlyList<string> Speakers)> earlier)
    {
        if (HeadOf(text, words) is not var (head, sentence, length) || earlier.Count == 0)
        {
            return [];
        }

        if (head.Pos == UniversalPos.Pron)
        {
            // Pronouns of persons are he, she; others are no person.
            var last = earlier[^1].Speakers;
            return lexicon.ActorNames.RoleAt(sentence, sentence.TokenAt(words.Start), Actors.RoleClass.Pronoun) is not null || !last.Any(IsPerson) ? last : [];
        }

        var start = sentence.TokenAt(words.Start);
        return length > LongestDescription || !Enumerable.Range(start, length).Any(t => lexicon.Rules.Definites.Contains(sentence.Tokens[t].Word)) ? [] : earlier.LastOrDefault(
            e => e.Speakers.Count > 0 && !e.Clause.IsClitic && e.Clause.Speaker is { } other && HeadOf(text, other)?.Head.Lemma == head.Lemma).Speakers ?? [];
    }

    private static bool IsPerson(string actor) => actor.StartsWith("person/", StringComparison.Ordinal);

    /// <summary>The word that the others of some words depend on, its sentence, and how many they are; null where the sentence is not parsed.</summary>
    private static (Token Head, Sentence Sentence, int Length)? HeadOf(ArticleText text, TextSpan words)
    {
        if (text.SentenceAt(words.Start) is not { } sentence || !SentenceTree.IsParsed(sentence))
        {
            return null;
        }

        var (first, end) = (sentence.TokenAt(words.Start), sentence.TokenAt(words.End));
        return (sentence.Tokens[SentenceTree.HeadOf(sentence, first, end)], sentence, end - first);
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
            Confidence = (quotation == QuotationKind.Indirect ? 0.85 : 0.95) * (speakers.Count > 0 ? 1 : 0.7) * (clause.IsClitic ? 0.9 : 1),
            Rule = clause.Row.Id,
        };
        return statement with { Key = KeyOf(text, statement) };
    }

    /// <summary>Digest of all that the graph shows of a statement: the same words of the same speaker are one statement in every article.</summary>
    private static string KeyOf(ArticleText text, Statement s)
    {
        var content = string.Join(" … ", s.Content.Select(c => c.Of(text.Text).ToString()));
        var all = string.Join('\u001f', text.Language, string.Join('|', s.Speakers.Order(StringComparer.Ordinal)), content, s.Quotation, string.Join('|', s.Addressees),
            string.Join('|', s.Via), string.Join('|', s.About), s.Denies, text.Article.PublishedDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return "statement/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
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
