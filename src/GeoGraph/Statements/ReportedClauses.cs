namespace GeoGraph.Statements;

/// <summary>A cue with the spans of its speaker and its content.</summary>
internal sealed record ReportedClause(CueRow Row, TextSpan Cue, TextSpan? Speaker, IReadOnlyList<TextSpan> Content, bool IsClitic, bool IsQuoted, IReadOnlyList<string> Addressees, IReadOnlyList<string> Via);

/// <summary>Finds the cues of a sentence and, by where they stand, their speakers and contents.</summary>
internal sealed class ReportedClauses(Lexicon lexicon, ArticleText text, MentionIndex index)
{
    private const int LongestSpeaker = 22;

    private readonly Text.LanguageRules _rules = lexicon.Rules;
    private readonly ParsedClauses _parsed = new(lexicon, text, index);

    public void Find(Sentence sentence, List<ReportedClause> found)
    {
        var via = Via(sentence);
        var last = -1;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (lexicon.Cues.At(sentence, i) is not { } match || match.Row.Kind == CueKind.Via || text.IsQuoted(sentence.Tokens[i].Start) || IsPartOfName(sentence, i) || IsNoun(sentence, i, match))
            {
                continue;
            }

            var parsed = match.Row.Kind == CueKind.Source ? null : _parsed.Find(sentence, i, match.End, match.Row, via);
            var clause = match.Row.Kind switch
            {
                CueKind.Source => Source(sentence, i, match.End, match.Row, via),
                _ => IsClitic(sentence, i, match.End) ? Clitic(sentence, i, match.End, match.Row, via)
                    : IsBehindContent(sentence, i, last) ? Inverted(sentence, i, match.End, match.Row, via)
                    : match.Row.Kind == CueKind.Bare ? null
                    : SpeakerFirst(sentence, i, match.End, match.Row, via, last),
            };
            clause = clause is null ? parsed
                : parsed is null ? clause with { Speaker = _parsed.SubjectIn(sentence, clause.Speaker) }
                : HasQuotation(sentence) ? clause with { Speaker = clause.IsClitic ? clause.Speaker : ParsedClauses.SpeakerOf(sentence, clause.Cue, clause.Speaker!.Value, parsed.Speaker!.Value) }
                : _parsed.Merge(sentence, clause, parsed);
            if (clause is not null && found.Count > 0)
            {
                found[^1] = EndingBefore(found[^1], clause);
            }

            if (clause is not null && !(found.Count > 0 && found[^1].Content.Any(c => clause.Content.Any(d => d == c))))
            {
                found.Add(clause);
                last = match.End - 1;
            }
        }
    }

    /// <summary>The "States" of "United States" reports nothing: a cue with a capital letter inside a sentence is part of a name.</summary>
    private bool IsPartOfName(Sentence sentence, int token) =>
        token > 0 && char.IsUpper(text.Text[sentence.Tokens[token].Start]) && char.IsLetterOrDigit(text.Text[sentence.Tokens[token - 1].End - 1]);

    /// <summary>Verbs that are nouns here ("his warning") report nothing.</summary>
    private static bool IsNoun(Sentence sentence, int cue, (CueRow Row, int End) match) =>
        match.Row.Kind is CueKind.Verb or CueKind.Quote && match.End - cue == 1 && SentenceTree.IsNoun(sentence, cue);

    private bool IsClitic(Sentence sentence, int cue, int end) =>
        _rules.AnaphoricEnclitic.Length > 0 && end < sentence.Tokens.Length && sentence.Tokens[end].IsEnclitic && sentence.Tokens[end].Word == _rules.AnaphoricEnclitic
        && (lexicon.Cues.At(sentence, cue)?.Row.Kind is CueKind.Bare or CueKind.Source);

    /// <summary>A comma or a closing quotation mark stands right before the cue: the content came first.</summary>
    private bool IsBehindContent(Sentence sentence, int cue, int last)
    {
        if (cue == 0)
        {
            // The quotation may be a sentence of its own: “Siap?” kata Lavrov.
            return QuotationEndingAt(sentence.Tokens[cue].Start) is not null;
        }

        var before = text.Text[sentence.Tokens[cue - 1].Start];
        if (Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[cue - 1].Start) || before == '’')
        {
            return QuotationEndingAt(sentence.Tokens[cue].Start) is not null;
        }

        return before == ',' && cue - 1 > last && lexicon.Cues.At(sentence, cue)?.Row.Kind == CueKind.Bare;
    }

    private ReportedClause? Clitic(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via)
    {
        var span = new TextSpan(sentence.Tokens[cue].Start, sentence.Tokens[end].End);
        if (row.Kind == CueKind.Source)
        {
            return ContentOf(sentence, end + 1, sentence.Tokens.Length) is { } rest
                ? new ReportedClause(row, span, span, [rest], true, text.IsQuoted(rest.Start), [], via) : null;
        }

        return ContentBefore(sentence, cue) is { Count: > 0 } content
            ? new ReportedClause(row, span, span, WithSecondHalf(sentence, end + 1, content), true, IsQuotation(content[0]), [], via) : null;
    }

    private ReportedClause? Inverted(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via)
    {
        var content = ContentBefore(sentence, cue);
        if (content.Count == 0)
        {
            return null;
        }

        var speakerEnd = SpeakerEnd(sentence, end);
        var addressees = new List<string>();
        if (speakerEnd == end || !IsSpeaker(sentence, end, speakerEnd))
        {
            // English: “…,” the minister said has its speaker before the cue.
            return SpeakerFirst(sentence, cue, end, row, via, -1);
        }

        Addressee(sentence, speakerEnd, addressees);
        return new ReportedClause(row, sentence.SpanOf(cue, end - 1), ParsedClauses.WithApposition(sentence, sentence.SpanOf(end, speakerEnd - 1)), WithSecondHalf(sentence, speakerEnd, content), false, IsQuotation(content[0]), addressees, via);
    }

    private ReportedClause? Source(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via)
    {
        if (IsClitic(sentence, cue, end))
        {
            return Clitic(sentence, cue, end, row, via);
        }

        var speakerEnd = SpeakerEnd(sentence, end);
        if (speakerEnd == end || !(IsSpeaker(sentence, end, speakerEnd) || _parsed.IsPhrase(sentence, end, speakerEnd)))
        {
            return null;
        }

        IReadOnlyList<TextSpan> content;
        var start = speakerEnd;
        if (cue > 2)
        {
            content = ContentBefore(sentence, cue);
        }
        else
        {
            var comma = start;
            while (comma < sentence.Tokens.Length && sentence.Tokens[comma].Word != ",")
            {
                comma++;
            }

            content = ContentOf(sentence, comma < sentence.Tokens.Length ? comma + 1 : start, sentence.Tokens.Length) is { } rest ? [rest] : [];
        }

        return content.Count == 0 ? null
            : new ReportedClause(row, sentence.SpanOf(cue, end - 1), sentence.SpanOf(end, speakerEnd - 1), content, false, IsQuotation(content[0]), [], via);
    }

    private ReportedClause? SpeakerFirst(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via, int last)
    {
        var speakerLast = cue - 1;
        while (speakerLast > last && _rules.SpeakerFillers.Contains(sentence.Tokens[speakerLast].Word))
        {
            speakerLast--;
        }

        speakerLast = WithoutDegrees(sentence, speakerLast, last);
        var first = SpeakerStart(sentence, speakerLast, last);
        var shared = first > speakerLast && cue > 0 && _rules.SpeakerStops.Contains(sentence.Tokens[cue - 1].Word);
        if ((first > speakerLast || !IsSpeaker(sentence, first, speakerLast + 1)) && !shared)
        {
            return null;
        }

        TextSpan? speaker = first <= speakerLast ? sentence.SpanOf(first, speakerLast) : FirstSubject(sentence, cue);
        if (speaker is null)
        {
            return null;
        }

        var addressees = new List<string>();
        var from = Addressee(sentence, end, addressees, _rules.TellVerbs.Contains(sentence.Tokens[cue].Word));
        from = SkipAside(sentence, from);
        var complementizer = from < sentence.Tokens.Length && _rules.Complementizers.Contains(sentence.Tokens[from].Word);
        var quoted = from < sentence.Tokens.Length && QuotationFrom(sentence, from) is not null;
        var behind = ContentOf(sentence, complementizer ? from + 1 : from, sentence.Tokens.Length);
        var cueSpan = sentence.SpanOf(cue, end - 1);
        if (first > 0 && first <= speakerLast && BeforeSpeaker(sentence, first) is { Count: > 0 } content
            && (IsQuotation(content[0]) || (!complementizer && (sentence.Tokens.Length - end <= 12 || quoted) && _parsed.IsClauseBefore(sentence, first))))
        {
            return new ReportedClause(row, cueSpan, speaker, quoted || IsQuotation(content[0]) ? WithSecondHalf(sentence, end, content) : content, false, IsQuotation(content[0]), addressees, via);
        }

        // “Ready?” Lavrov asked.
        if (first == 0 && first <= speakerLast && !complementizer && QuotationEndingAt(sentence.Tokens[0].Start) is { } asked && text.Text[asked.End - 1] is '?' or '!' or ',')
        {
            return new ReportedClause(row, cueSpan, speaker, WithSecondHalf(sentence, end, [StatementExtractor.Trim(text.Text, asked)]), false, true, addressees, via);
        }

        if (behind is null && QuotationBelow(sentence, from) is { } below)
        {
            return new ReportedClause(row, cueSpan, speaker, [StatementExtractor.Trim(text.Text, below)], false, true, addressees, via);
        }

        if (behind is null || (row.Kind == CueKind.Quote && !complementizer && !QuotationWithin(sentence, end, 8)))
        {
            return null;
        }

        if (quoted && QuotationFrom(sentence, from) is { } q && sentence.Span.End - q.End <= 3)
        {
            behind = StatementExtractor.Trim(text.Text, q);
        }

        return new ReportedClause(row, cueSpan, speaker, [behind.Value], false, IsQuotation(behind.Value), addressees, via);
    }

    /// <summary>The content when it ends with a comma right before the speaker: <c>…, the minister said</c>.</summary>
    private List<TextSpan> BeforeSpeaker(Sentence sentence, int speaker)
    {
        var mark = sentence.Tokens[speaker - 1].Start;
        return text.Text[mark] == ',' || Text.QuotationFinder.IsDouble(text.Text, mark) ? ContentBefore(sentence, speaker) : [];
    }

    /// <summary>What was said before a token: the quotation that ends there, else the clause from the start of the sentence.</summary>
    private List<TextSpan> ContentBefore(Sentence sentence, int token)
    {
        if (QuotationEndingAt(sentence.Tokens[token].Start) is { } quotation)
        {
            // A quotation of some words only is the end of a mixed content: "… untuk “menunjukkan kemampuan”, kata Putin".
            var head = sentence.Tokens[0].Start;
            var lead = quotation.Start - head;
            var cut = lead > 12 ? new TextSpan(head, quotation.End + 1) : quotation;
            return [StatementExtractor.Trim(text.Text, cut)];
        }

        return ContentOf(sentence, 0, token) is { } content ? [content] : [];
    }

    /// <summary>The content goes on behind an interrupting cue: <c>“Q1,” kata S, “Q2”</c>, or to the end of the clause.</summary>
    private IReadOnlyList<TextSpan> WithSecondHalf(Sentence sentence, int token, IReadOnlyList<TextSpan> content)
    {
        for (var i = token; i < sentence.Tokens.Length && i < token + 14; i++)
        {
            // "…," he said, adding that "…": the second is what he added.
            if (lexicon.CueWords.Contains(sentence.Tokens[i].Word))
            {
                break;
            }

            if (QuotationFrom(sentence, i) is { } quotation && quotation.Start > content[^1].End && IsQuotation(content[0]))
            {
                return [.. content, StatementExtractor.Trim(text.Text, quotation)];
            }
        }

        if (token < sentence.Tokens.Length - 4 && sentence.Tokens[token].Word == "," && ContentOf(sentence, token + 1, sentence.Tokens.Length) is { } rest
            && rest.Start > content[^1].End && !IsQuotation(content[0]) && _rules.OwnerPrepositions.Contains(sentence.Tokens[token + 1].Word))
        {
            return [.. content, rest];
        }

        return content;
    }

    private TextSpan? ContentOf(Sentence sentence, int first, int end)
    {
        while (first < end && !char.IsLetterOrDigit(text.Text[sentence.Tokens[first].Start]) && !Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[first].Start))
        {
            first++;
        }

        if (first < end && _rules.Complementizers.Contains(sentence.Tokens[first].Word))
        {
            first++;
        }

        if (end - first < 3)
        {
            return null;
        }

        var span = StatementExtractor.Trim(text.Text, sentence.SpanOf(first, end - 1));
        return span.Length > 5 ? span : null;
    }

    /// <summary>The last word of a name with degrees behind it ("Siti Aminah, S.Pd, M.Pd."); the last word itself where there are none.</summary>
    private int WithoutDegrees(Sentence sentence, int last, int floor)
    {
        var end = last;
        for (var i = last; i > floor + 1 && (_rules.Degrees.Contains(sentence.Tokens[i].Word) || sentence.Tokens[i].Word is "," or "."); i--)
        {
            end = sentence.Tokens[i].Word == "," && i < last ? i - 1 : end;
        }

        return end;
    }

    private int SpeakerStart(Sentence sentence, int last, int floor)
    {
        var i = last;
        while (i > floor && last - i < LongestSpeaker)
        {
            var c = text.Text[sentence.Tokens[i].Start];
            if (c is ',' or ';' or ':' or '–' or '—' || Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[i].Start) || _rules.SpeakerStops.Contains(sentence.Tokens[i].Word) || _rules.Complementizers.Contains(sentence.Tokens[i].Word))
            {
                // An apposition ("Ola Hansen, the minister, said") belongs to the speaker.
                if (c == ',' && i == last)
                {
                    var open = i - 1;
                    while (open > floor && sentence.Tokens[open].Word != "," && i - open < 16)
                    {
                        open--;
                    }

                    if (open > floor && sentence.Tokens[open].Word == ",")
                    {
                        i = open - 1;
                        continue;
                    }
                }

                break;
            }

            i--;
        }

        var start = i + 1;
        while (start <= last && _rules.SpeakerFillers.Contains(sentence.Tokens[start].Word))
        {
            start++;
        }

        return start;
    }

    private int SpeakerEnd(Sentence sentence, int start)
    {
        var i = start;
        while (i < sentence.Tokens.Length && i - start < LongestSpeaker)
        {
            var c = text.Text[sentence.Tokens[i].Start];
            if (c is ',' or ';' or ':' or '.' or '(' or '–' or '—' or '!' or '?' || Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[i].Start)
                || (i > start && (_rules.SpeakerEnds.Contains(sentence.Tokens[i].Word) || _rules.SpeakerStops.Contains(sentence.Tokens[i].Word) || _rules.Complementizers.Contains(sentence.Tokens[i].Word)) && !JoinsNames(sentence, i)))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private bool JoinsNames(Sentence sentence, int i) =>
        i + 1 < sentence.Tokens.Length && _rules.OwnerPrepositions.Contains(sentence.Tokens[i].Word) && char.IsUpper(text.Text[sentence.Tokens[i + 1].Start]);

    /// <summary>True when the words can speak: an actor, a name, an office or a body.</summary>
    private bool IsSpeaker(Sentence sentence, int first, int end)
    {
        var span = sentence.SpanOf(first, end - 1);
        if (index.MentionsIn(span).Any())
        {
            return true;
        }

        for (var i = first; i < end; i++)
        {
            if ((i > 0 && char.IsUpper(text.Text[sentence.Tokens[i].Start])) || lexicon.ActorNames.RoleAt(sentence, i, Actors.RoleClass.Title) is not null
                || lexicon.ActorNames.RoleAt(sentence, i, Actors.RoleClass.Body) is not null || lexicon.ActorNames.RoleAt(sentence, i, Actors.RoleClass.Pronoun) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The subject a coordinated cue shares: the first actor of the sentence outside quotations.</summary>
    private TextSpan? FirstSubject(Sentence sentence, int cue)
    {
        if (cue == 0)
        {
            return null;
        }

        var mention = index.MentionsIn(sentence.SpanOf(0, cue - 1)).FirstOrDefault(m => !text.IsQuoted(m.Span.Start));
        return mention?.Span;
    }

    private int Addressee(Sentence sentence, int from, List<string> addressees, bool direct = false)
    {
        if (from >= sentence.Tokens.Length)
        {
            return from;
        }

        var start = _rules.AddresseePrepositions.Contains(sentence.Tokens[from].Word) ? from + 1 : direct ? from : -1;
        if (start < 0 || start >= sentence.Tokens.Length)
        {
            return from;
        }

        var mentions = index.MentionsIn(new TextSpan(sentence.Tokens[start].Start, sentence.Span.End)).Where(m => m.Span.Start <= sentence.Tokens[Math.Min(start + 2, sentence.Tokens.Length - 1)].Start).Take(1).ToList();
        if (mentions.Count == 0)
        {
            return from;
        }

        addressees.Add(mentions[0].Actor);
        return sentence.TokenAt(mentions[0].Span.End);
    }

    /// <summary>Skips a date or another aside between cue and content: <c>pada Rabu (14/9)</c>, <c>on Monday</c>.</summary>
    private int SkipAside(Sentence sentence, int from)
    {
        var i = from;
        while (i < sentence.Tokens.Length && (_rules.SpeakerFillers.Contains(sentence.Tokens[i].Word) || sentence.Tokens[i].Word is ","))
        {
            i++;
        }

        if (i < sentence.Tokens.Length && sentence.Tokens[i].Word == "(")
        {
            var close = i;
            while (close < sentence.Tokens.Length && close - i < 10 && sentence.Tokens[close].Word != ")")
            {
                close++;
            }

            i = close < sentence.Tokens.Length && sentence.Tokens[close].Word == ")" ? close + 1 : i;
        }

        // A complementizer a few words on closes an aside of any kind.
        for (var j = i; j < Math.Min(i + 9, sentence.Tokens.Length); j++)
        {
            if (_rules.Complementizers.Contains(sentence.Tokens[j].Word) && !text.IsQuoted(sentence.Tokens[j].Start))
            {
                return j;
            }
        }

        return i;
    }

    private List<string> Via(Sentence sentence)
    {
        var via = new List<string>();
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (lexicon.Cues.At(sentence, i) is { Row.Kind: CueKind.Via } match && match.End < sentence.Tokens.Length)
            {
                var window = sentence.SpanOf(match.End, Math.Min(match.End + 5, sentence.Tokens.Length - 1));
                via.AddRange(index.Inside(window).Where(a => a.StartsWith("media/", StringComparison.Ordinal)));
            }
        }

        return via;
    }

    /// <summary>"X said that Y, the agency reported": the content of the first ends where that of the second does.</summary>
    private ReportedClause EndingBefore(ReportedClause first, ReportedClause second)
    {
        var (inner, outer) = (first.Content[^1], second.Content[^1]);
        return outer.Contains(first.Cue) && outer.End < second.Cue.Start && inner.Start < outer.End && inner.End > second.Cue.Start
            ? first with { Content = [.. first.Content.SkipLast(1), StatementExtractor.Trim(text.Text, new TextSpan(inner.Start, outer.End))] } : first;
    }

    private bool HasQuotation(Sentence sentence) =>
        SpanSearch.FirstNotBefore(text.Quotations, sentence.Span.Start, static (q, p) => q.End < p) is var at && at < text.Quotations.Count && text.Quotations[at].Start < sentence.Span.End;

    private bool IsQuotation(TextSpan span) => text.IsQuoted(span.Start) && text.IsQuoted(span.End - 1);

    private TextSpan? QuotationFrom(Sentence sentence, int token)
    {
        var start = sentence.Tokens[token].Start;
        if (!Text.QuotationFinder.IsDouble(text.Text[start]) && text.Text[start] is not ('‘' or '\''))
        {
            return null;
        }

        var at = SpanSearch.FirstNotBefore(text.Quotations, start, static (q, p) => q.Start <= p);
        return at < text.Quotations.Count && text.Quotations[at].Start - start <= 2 ? text.Quotations[at] : null;
    }

    /// <summary>The quotation that begins the next paragraph, when nothing but a colon stands behind the cue.</summary>
    private TextSpan? QuotationBelow(Sentence sentence, int from)
    {
        if (from != sentence.Tokens.Length - 1 || sentence.Tokens[from].Word != ":")
        {
            return null;
        }

        var at = SpanSearch.FirstNotBefore(text.Quotations, sentence.Span.End, static (q, p) => q.Start < p);
        return at < text.Quotations.Count && text.Text.AsSpan(sentence.Span.End, text.Quotations[at].Start - sentence.Span.End).Trim().Length == 1 ? text.Quotations[at] : null;
    }

    private bool QuotationWithin(Sentence sentence, int from, int tokens)
    {
        for (var i = from; i < Math.Min(from + tokens, sentence.Tokens.Length); i++)
        {
            if (text.IsQuoted(sentence.Tokens[i].Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The quotation that closes right before a position, with at most a mark, a comma and a space between.</summary>
    private TextSpan? QuotationEndingAt(int position)
    {
        var at = SpanSearch.FirstNotBefore(text.Quotations, position, static (q, p) => q.End < p);

        return at > 0 && position - text.Quotations[at - 1].End <= 4 && text.Text.AsSpan(text.Quotations[at - 1].End, position - text.Quotations[at - 1].End).IndexOf('\n') < 0
            ? text.Quotations[at - 1] : null;
    }
}
