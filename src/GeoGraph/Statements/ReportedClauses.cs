namespace GeoGraph.Statements;

/// <summary>A cue with the spans of its speaker and its content.</summary>
internal sealed record ReportedClause(CueRow Row, TextSpan Cue, TextSpan? Speaker, IReadOnlyList<TextSpan> Content, bool IsClitic, bool IsQuoted, IReadOnlyList<string> Addressees, IReadOnlyList<string> Via)
{
    /// <summary>True when a word of the cue's row bounds the content: no tree knows better.</summary>
    public bool IsFramed { get; init; }

    /// <summary>How likely it is a statement, in [0, 1]: as the model says, else what rows alone are mostly right at.</summary>
    public double Probability { get; init; } = 0.8;
}

/// <summary>Finds the cues of a sentence and, by where they stand, their speakers and contents.</summary>
internal sealed class ReportedClauses(Lexicon lexicon, ArticleText text, MentionIndex index)
{
    private const int LongestSpeaker = 22;

    /// <summary>Characters of a quotation that says something by itself.</summary>
    private const int ShortestQuotation = 8;

    /// <summary>Stands for the mark between a quotation and its speaker where no word reports it.</summary>
    private static readonly CueRow s_withoutCue = new("without-cue", "", SpeakerPlace.None, false, ["-"], false, "");

    /// <summary>Tokens between a cue and the word that begins its content: those of its object.</summary>
    private const int LongestObject = 14;

    /// <summary>Tokens of an aside between a speaker and the content, and the fewest of a content that has no marks.</summary>
    private const int LongestAside = 6;

    /// <summary>Tokens between a cue and the colon before a quotation: whom, where and when.</summary>
    private const int LongestLead = 18;

    private readonly Text.LanguageRules _rules = lexicon.Rules;
    private readonly ParsedClauses _parsed = new(lexicon, text, index);

    public void Find(Sentence sentence, List<ReportedClause> found)
    {
        var via = Via(sentence);
        var (last, before) = (-1, found.Count);
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (lexicon.Cues.At(sentence, i) is not { } cue || cue.Row.Speaker == SpeakerPlace.Medium || IsPartOfName(sentence, i) || IsQuestion(sentence, cue))
            {
                continue;
            }

            var clause = text.IsQuoted(sentence.Tokens[i].Start) ? Nested(sentence, cue, via) : Find(sentence, cue, via, last, found.Count > before ? found[^1] : null);
            if (clause is null)
            {
                continue;
            }

            if (found.Count > 0)
            {
                found[^1] = EndingBefore(sentence, found[^1], clause);
            }

            if (!(found.Count > 0 && found[^1].Content.Any(c => clause.Content.Any(d => d == c))))
            {
                found.Add(clause);
                last = text.IsQuoted(sentence.Tokens[i].Start) ? last : cue.End - 1;
                i = cue.End - 1;
            }
        }

        if (found.Count == before && Relayed(sentence) is { } relayed)
        {
            found.Add(relayed);
        }
    }

    private ReportedClause? Find(Sentence sentence, Cue cue, IReadOnlyList<string> via, int last, ReportedClause? before)
    {
        var (i, end, row) = (cue.First, cue.End, cue.Row);
        if (row.Speaker == SpeakerPlace.Source)
        {
            return Source(sentence, i, end, row, via);
        }

        if (row.Speaker == SpeakerPlace.Owner)
        {
            return Owned(sentence, cue, via);
        }

        if (cue.Voice == CueVoice.Passive)
        {
            return Agentive(sentence, cue, via);
        }

        if (IsClitic(sentence, i, end) && row.Speaker.HasFlag(SpeakerPlace.Behind))
        {
            return Clitic(sentence, i, end, row, via);
        }

        var parsed = _parsed.Find(sentence, i, end, row, via);
        var behind = IsBehindContent(sentence, i, last, row) && !(parsed is { Speaker: { } s } && s.End <= sentence.Tokens[i].Start && parsed.Content[0].Start > sentence.Tokens[i].Start && !LeadsQuotation(sentence, i));
        var clause = behind ? Inverted(sentence, i, end, row, via)
            : row.Speaker.HasFlag(SpeakerPlace.Subject) && !(cue.Voice == CueVoice.Bare && row.Speaker.HasFlag(SpeakerPlace.Behind)) ? Framed(sentence, cue, via, last, before) ?? SpeakerFirst(sentence, i, end, row, via, last, before)
            : Interrupting(sentence, cue, via);
        return clause is null ? (row.TakesClause ? parsed : null)
            : parsed is null || clause.IsFramed ? clause with { Speaker = _parsed.SubjectIn(sentence, clause.Speaker) }
            : HasQuotation(sentence) ? clause with { Speaker = ParsedClauses.SpeakerOf(sentence, clause.Cue, clause.Speaker!.Value, parsed.Speaker!.Value) }
            : _parsed.Merge(sentence, clause, parsed);
    }

    /// <summary>Whoever is asked or told something says nothing by that: "<em>Asked</em> whether …", "when <em>told</em> that …".</summary>
    private bool IsQuestion(Sentence sentence, Cue cue) =>
        cue.Row.TellsObject && _rules.PassivePrefix.Length == 0 && sentence.Tokens[cue.First] is var token && token.Word != token.Lemma
        && (cue.First == 0 || _rules.ClauseBreaks.Contains(sentence.Tokens[cue.First - 1].Word)
            || sentence.Tokens.Any(t => t.Head == cue.First && t.Relation is DependencyRelation.NsubjPass or DependencyRelation.AuxPass));

    /// <summary>A cue inside a quotation: another speaker than the one quoted, with a clause of the same quotation as content.</summary>
    private ReportedClause? Nested(Sentence sentence, Cue cue, IReadOnlyList<string> via)
    {
        if (!cue.Row.TakesClause || !cue.Row.Speaker.HasFlag(SpeakerPlace.Subject) || cue.Voice == CueVoice.Passive || _parsed.Find(sentence, cue.First, cue.End, cue.Row, via) is not { Speaker: { } speaker } clause)
        {
            return null;
        }

        var at = SpanSearch.FirstNotBefore(text.Quotations, clause.Cue.Start, static (q, p) => q.End <= p);
        var quotation = text.Quotations[at];
        var head = sentence.Tokens[SentenceTree.HeadOf(sentence, sentence.TokenAt(speaker.Start), sentence.TokenAt(speaker.End - 1) + 1)];
        return head.Pos is UniversalPos.Pron or UniversalPos.Det || !quotation.Contains(speaker) || !clause.Content.All(quotation.Contains) || clause.Content[0].Start < clause.Cue.End
            ? null : clause with { IsQuoted = false };
    }

    /// <summary>The words behind a cue by the row's own markers: <em>urged both sides <u>to</u> …</em>, <em>accused him <u>of</u> …</em>, <em>described it <u>as</u> …</em>.</summary>
    private ReportedClause? Framed(Sentence sentence, Cue cue, IReadOnlyList<string> via, int last, ReportedClause? before)
    {
        var row = cue.Row;
        if (row.Markers.Count == 0 && row.Describes is null && !row.TakesObject)
        {
            return null;
        }

        var (from, object_) = FrameOf(sentence, cue);
        if (from < 0 || SpeakerOf(sentence, cue.First, last, before) is not { } speaker)
        {
            return null;
        }

        var to = ClauseEnd(sentence, from, cue);
        if (to - from < 2 && row.TakesObject || to - from < 1 || ContentOf(sentence, from, to, 1) is not { } content)
        {
            return null;
        }

        var addressees = row.TellsObject && object_ > cue.End ? index.Heads(sentence.SpanOf(cue.End, object_ - 1)) : [];
        return new ReportedClause(row, sentence.SpanOf(cue.First, cue.End - 1), speaker, [content], false, IsQuotation(content), addressees, via) { IsFramed = true };
    }

    /// <summary>Where the content of a row's frame begins, and where the object behind the cue ends; -1 where no frame of the row stands behind the cue.</summary>
    private (int From, int ObjectEnd) FrameOf(Sentence sentence, Cue cue)
    {
        var row = cue.Row;
        for (var i = cue.End; i < Math.Min(cue.End + LongestObject, sentence.Tokens.Length - 1); i++)
        {
            var token = sentence.Tokens[i];
            if (row.Markers.Contains(token.Word) && i + 1 < sentence.Tokens.Length && (token.Pos != UniversalPos.Part || sentence.Tokens[i + 1].Pos is UniversalPos.Verb or UniversalPos.Aux or UniversalPos.Adv or UniversalPos.Noun))
            {
                return (i + 1, i);
            }

            if (token.Word == row.Describes && i > cue.End)
            {
                return (cue.End, i);
            }

            if (_rules.Complementizers.Contains(token.Word) || token.Word is ";" or ":" || (token.Word == "," && i == cue.End) || text.IsQuoted(token.Start)
                || Text.QuotationFinder.IsDouble(text.Text, token.Start) || token.Pos is UniversalPos.Aux || (token.Pos == UniversalPos.Verb && token.Relation is not (DependencyRelation.Amod or DependencyRelation.Acl or DependencyRelation.AclRelcl)))
            {
                break;
            }
        }

        return row.TakesObject && cue.End < sentence.Tokens.Length && IsPhraseStart(sentence, cue.End) ? (cue.End, cue.End) : (-1, -1);
    }

    private bool IsPhraseStart(Sentence sentence, int token) =>
        sentence.Tokens[token].Pos is UniversalPos.Det or UniversalPos.Adj or UniversalPos.Noun or UniversalPos.Propn or UniversalPos.Num or UniversalPos.Pron && !_rules.Complementizers.Contains(sentence.Tokens[token].Word);

    /// <summary>Before which token a content ends that begins at one: at the end of what hangs on the cue, or before a comma and another cue.</summary>
    private int ClauseEnd(Sentence sentence, int from, Cue cue)
    {
        var end = sentence.Tokens.Length;
        for (var i = from + 1; i + 1 < end; i++)
        {
            if (sentence.Tokens[i].Word is "," or ";" && (sentence.Tokens[i].Word == ";" || (lexicon.Cues.At(sentence, i + 1) is { Row.Speaker: not SpeakerPlace.Owner } && !text.IsQuoted(sentence.Tokens[i + 1].Start))))
            {
                end = i;
            }
        }

        if (SentenceTree.IsParsed(sentence) && _parsed.EndOf(sentence, cue.First, cue.End) is var last && last > from && last < end)
        {
            end = last;
        }

        return end;
    }

    /// <summary>A noun that reports: "his claim <em>that</em> …", "the warning by Hansen <em>that</em> …", "tuduhan Iran <em>bahwa</em> …".</summary>
    private ReportedClause? Owned(Sentence sentence, Cue cue, IReadOnlyList<string> via)
    {
        var marker = -1;
        for (var i = cue.End; i < Math.Min(cue.End + LongestObject, sentence.Tokens.Length - 2) && marker < 0 && !(sentence.Tokens[i].Word is "," or ":" || sentence.Tokens[i].Pos is UniversalPos.Aux); i++)
        {
            marker = (_rules.Complementizers.Contains(sentence.Tokens[i].Word) && cue.Row.TakesClause) || cue.Row.Markers.Contains(sentence.Tokens[i].Word) ? i : -1;
        }

        if (marker < 0)
        {
            return null;
        }

        TextSpan? speaker = null;
        if (marker > cue.End)
        {
            var start = cue.End;
            while (start < marker && (_rules.AgentPrepositions.Contains(sentence.Tokens[start].Word) || _rules.OwnerPrepositions.Contains(sentence.Tokens[start].Word) || _rules.SpeakerEnds.Contains(sentence.Tokens[start].Word)))
            {
                start++;
            }

            var clitic = start == cue.End && sentence.Tokens[start].Word == _rules.AnaphoricEnclitic && _rules.AnaphoricEnclitic.Length > 0;
            if (clitic)
            {
                var span = new TextSpan(sentence.Tokens[cue.First].Start, sentence.Tokens[start].End);
                return ContentOf(sentence, marker + 1, ClauseEnd(sentence, marker, cue)) is { } said ? new ReportedClause(cue.Row, span, span, [said], true, false, [], via) { IsFramed = true } : null;
            }

            speaker = start < marker && IsSpeaker(sentence, start, marker) ? sentence.SpanOf(start, marker - 1) : null;
        }
        else if (SentenceTree.IsParsed(sentence))
        {
            for (var i = cue.First - 1; i >= 0 && i > cue.First - LongestObject; i--)
            {
                if (sentence.Tokens[i].Relation == DependencyRelation.NmodPoss && sentence.Tokens[i].Head >= cue.First)
                {
                    var (first, to) = ParsedClauses.PhraseOf(sentence, i);
                    to = to >= first && _rules.Possessive.Contains(sentence.Tokens[to].Word) ? to - 1 : to;
                    speaker = sentence.SpanOf(first, Math.Max(first, Math.Min(to, cue.First - 1)));
                    break;
                }
            }
        }

        return speaker is { } words && ContentOf(sentence, marker + 1, ClauseEnd(sentence, marker, cue)) is { } content
            ? new ReportedClause(cue.Row, sentence.SpanOf(cue.First, cue.End - 1), words, [content], false, IsQuotation(content), [], via) { IsFramed = true } : null;
    }

    /// <summary>A passive with its doer: <em>ditegaskan Lavrov bahwa …</em>, <em>disebutnya sebagai …</em>. Without a doer nobody says it.</summary>
    private ReportedClause? Agentive(Sentence sentence, Cue cue, IReadOnlyList<string> via)
    {
        var clitic = cue.End < sentence.Tokens.Length && sentence.Tokens[cue.End].IsEnclitic && sentence.Tokens[cue.End].Word == _rules.AnaphoricEnclitic;
        var start = cue.End < sentence.Tokens.Length && _rules.AgentPrepositions.Contains(sentence.Tokens[cue.End].Word) ? cue.End + 1 : cue.End;
        var after = clitic ? cue.End + 1 : SpeakerEnd(sentence, start);
        for (var i = start; i < after && !clitic; i++)
        {
            after = sentence.Tokens[i].Word == cue.Row.Describes || sentence.Tokens[i].Pos is UniversalPos.Verb or UniversalPos.Aux && i > start ? i : after;
        }

        if (!clitic && (after == start || start >= sentence.Tokens.Length || (start == cue.End && !char.IsUpper(text.Text[sentence.Tokens[start].Start])) || !IsSpeaker(sentence, start, after)))
        {
            return null;
        }

        var said = clitic ? new TextSpan(sentence.Tokens[cue.First].Start, sentence.Tokens[cue.End].End) : sentence.SpanOf(cue.First, cue.End - 1);
        var speaker = clitic ? said : sentence.SpanOf(start, after - 1);
        var marker = -1;
        for (var i = after; i < Math.Min(after + LongestAside, sentence.Tokens.Length - 1) && marker < 0; i++)
        {
            marker = _rules.Complementizers.Contains(sentence.Tokens[i].Word) || sentence.Tokens[i].Word == cue.Row.Describes ? i : -1;
        }

        var content = new List<TextSpan>();
        if (marker < 0 && cue.First > 1)
        {
            content.AddRange(ContentBefore(sentence, cue.First));
        }

        if ((marker >= 0 || (content.Count > 0 && !IsQuotation(content[0]) && after < sentence.Tokens.Length && sentence.Tokens[after].Word is not ("," or "(" or ".")))
            && ContentOf(sentence, marker >= 0 ? marker + 1 : after, ClauseEnd(sentence, Math.Max(marker, after), cue), 1) is { } rest)
        {
            content.Add(rest);
        }

        return content.Count == 0 ? null : new ReportedClause(cue.Row, said, speaker, content, clitic, IsQuotation(content[0]), [], via) { IsFramed = true };
    }

    /// <summary>A bare cue amid its content: "selain itu, <em>kata Lavrov</em>, Moskow siap berunding".</summary>
    private ReportedClause? Interrupting(Sentence sentence, Cue cue, IReadOnlyList<string> via)
    {
        var speakerEnd = SpeakerEnd(sentence, cue.End);
        return cue.First == 0 || sentence.Tokens[cue.First - 1].Word != "," || speakerEnd == cue.End || speakerEnd + 1 >= sentence.Tokens.Length || sentence.Tokens[speakerEnd].Word != ","
            || !IsSpeaker(sentence, cue.End, speakerEnd) || ContentOf(sentence, speakerEnd + 1, sentence.Tokens.Length) is not { } rest
            ? null : new ReportedClause(cue.Row, sentence.SpanOf(cue.First, cue.End - 1), sentence.SpanOf(cue.End, speakerEnd - 1), [rest], false, IsQuotation(rest), [], via);
    }

    /// <summary>What an outlet reports where nobody else speaks in the sentence: <em>dilansir AFP, Rabu (1/5), …</em>.</summary>
    private ReportedClause? Relayed(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (lexicon.Cues.At(sentence, i) is not { Row: { Speaker: SpeakerPlace.Medium, TakesClause: true } } cue || text.IsQuoted(sentence.Tokens[i].Start) || cue.End >= sentence.Tokens.Length)
            {
                continue;
            }

            var speakerEnd = SpeakerEnd(sentence, cue.End);
            if (speakerEnd == cue.End || !IsSpeaker(sentence, cue.End, speakerEnd))
            {
                return null;
            }

            var speaker = sentence.SpanOf(cue.End, speakerEnd - 1);
            var said = sentence.SpanOf(i, cue.End - 1);
            var from = Behind(sentence, speakerEnd);
            var content = i > LongestAside ? (ContentBefore(sentence, i) is { Count: > 0 } before ? before[0] : null)
                : i <= 2 && sentence.Tokens.Length - from >= LongestAside ? ContentOf(sentence, from, sentence.Tokens.Length) : (TextSpan?)null;
            return content is { } span ? new ReportedClause(cue.Row, said, speaker, [span], false, IsQuotation(span), [], []) : null;
        }

        return null;
    }

    /// <summary>Past the commas, days and brackets that stand behind an outlet.</summary>
    private int Behind(Sentence sentence, int from)
    {
        var i = from;
        while (i < sentence.Tokens.Length)
        {
            if (sentence.Tokens[i].Word == "(")
            {
                while (i < sentence.Tokens.Length && sentence.Tokens[i].Word != ")")
                {
                    i++;
                }
            }
            else if (!(sentence.Tokens[i].Word is "," || _rules.Weekdays.ContainsKey(sentence.Tokens[i].Word) || _rules.SpeakerFillers.Contains(sentence.Tokens[i].Word) || _rules.SpeakerEnds.Contains(sentence.Tokens[i].Word) && i == from))
            {
                break;
            }

            i++;
        }

        return Math.Min(i, sentence.Tokens.Length);
    }

    /// <summary>The "States" of "United States" reports nothing: a cue with a capital letter inside a sentence is part of a name.</summary>
    private bool IsPartOfName(Sentence sentence, int token) =>
        token > 0 && char.IsUpper(text.Text[sentence.Tokens[token].Start]) && char.IsLetterOrDigit(text.Text[sentence.Tokens[token - 1].End - 1]);

    private bool IsClitic(Sentence sentence, int cue, int end) =>
        _rules.AnaphoricEnclitic.Length > 0 && end < sentence.Tokens.Length && sentence.Tokens[end].IsEnclitic && sentence.Tokens[end].Word == _rules.AnaphoricEnclitic
        && lexicon.Cues.At(sentence, cue)?.Row.Speaker is { } place && (place & (SpeakerPlace.Behind | SpeakerPlace.Source)) != 0;

    /// <summary>A comma or a closing quotation mark stands right before the cue: the content came first.</summary>
    private bool IsBehindContent(Sentence sentence, int cue, int last, CueRow row)
    {
        if (cue == 0)
        {
            // The quotation may be a sentence of its own: “Siap?” kata Lavrov.
            return QuotationEndingAt(sentence.Tokens[cue].Start) is not null;
        }

        var before = text.Text[sentence.Tokens[cue - 1].Start];
        if (Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[cue - 1].Start) || before is '’' or '\'')
        {
            return QuotationEndingAt(sentence.Tokens[cue].Start) is not null;
        }

        return before == ',' && cue - 1 > last && row.Speaker.HasFlag(SpeakerPlace.Behind);
    }

    private ReportedClause? Clitic(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via)
    {
        var span = new TextSpan(sentence.Tokens[cue].Start, sentence.Tokens[end].End);
        if (row.Speaker == SpeakerPlace.Source)
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
        if (speakerEnd == end || !IsSpeaker(sentence, end, speakerEnd) || HasVerb(sentence, end, speakerEnd))
        {
            // English: “…,” the minister said has its speaker before the cue.
            return SpeakerFirst(sentence, cue, end, row, via, -1, null);
        }

        // "Moreover, said Hansen, the harbour …": what stands before the cue says nothing yet.
        if (!IsQuotation(content[0]) && Interrupting(sentence, new Cue(row, cue, end, CueVoice.Bare), via) is { } interrupting && (cue <= LongestAside && !_parsed.IsClauseBefore(sentence, cue)))
        {
            return interrupting;
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
        if (cue > 2 && !(speakerEnd < sentence.Tokens.Length && sentence.Tokens[speakerEnd].Word == "," && sentence.Tokens.Length - speakerEnd > LongestAside && QuotationEndingAt(sentence.Tokens[cue].Start) is null
            && (cue <= LongestAside || sentence.Tokens[cue - 1].Word != ",") && !_parsed.IsClauseBefore(sentence, cue)))
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

    private bool HasVerb(Sentence sentence, int first, int end) =>
        SentenceTree.IsParsed(sentence) && Enumerable.Range(first, end - first).Any(t => sentence.Tokens[t].Pos is UniversalPos.Aux || (sentence.Tokens[t].Pos == UniversalPos.Verb && sentence.Tokens[t].Relation is DependencyRelation.Ccomp or DependencyRelation.Root or DependencyRelation.Parataxis));

    private bool LeadsQuotation(Sentence sentence, int cue) => QuotationEndingAt(sentence.Tokens[cue].Start) is { } q && q.Start - sentence.Span.Start <= 3;

    /// <summary>
    /// Who speaks at a cue that the content follows: the words before it, or the speaker of the cue before ("…, adding that", "and warned that").
    /// Null for nobody who can speak.
    /// </summary>
    private TextSpan? SpeakerOf(Sentence sentence, int cue, int last, ReportedClause? before)
    {
        var (first, speakerLast) = SpeakerBounds(sentence, cue, last);
        if (first <= speakerLast && IsSpeaker(sentence, first, speakerLast + 1))
        {
            return sentence.SpanOf(first, speakerLast);
        }

        return cue == 0 || first <= speakerLast ? null
            : before is { Speaker: { } same } && !text.IsQuoted(before.Cue.Start) && (sentence.Tokens[cue - 1].Word == "," || _rules.SpeakerStops.Contains(sentence.Tokens[cue - 1].Word)) ? same
            : _rules.SpeakerStops.Contains(sentence.Tokens[cue - 1].Word) ? FirstSubject(sentence, cue) : null;
    }

    private (int First, int Last) SpeakerBounds(Sentence sentence, int cue, int last)
    {
        var speakerLast = cue - 1;
        while (speakerLast > last && _rules.SpeakerFillers.Contains(sentence.Tokens[speakerLast].Word))
        {
            speakerLast--;
        }

        speakerLast = WithoutDegrees(sentence, speakerLast, last);
        return (SpeakerStart(sentence, speakerLast, last), speakerLast);
    }

    private ReportedClause? SpeakerFirst(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via, int last, ReportedClause? before)
    {
        var (first, speakerLast) = SpeakerBounds(sentence, cue, last);
        if (SpeakerOf(sentence, cue, last, before) is not { } speaker)
        {
            return null;
        }

        var addressees = new List<string>();
        var from = Addressee(sentence, end, addressees, row.TellsObject);
        var cueSpan = sentence.SpanOf(cue, end - 1);
        if (QuotationBehindColon(sentence, end) is { } told)
        {
            return new ReportedClause(row, cueSpan, speaker, [StatementExtractor.Trim(text.Text, told)], before is not null && before.IsClitic && before.Speaker == speaker, true, addressees, via);
        }

        from = SkipAside(sentence, from);
        var complementizer = from < sentence.Tokens.Length && _rules.Complementizers.Contains(sentence.Tokens[from].Word);
        var quoted = from < sentence.Tokens.Length && QuotationFrom(sentence, from) is not null;
        var behind = ContentOf(sentence, complementizer ? from + 1 : from, sentence.Tokens.Length);
        if (first > 0 && first <= speakerLast && BeforeSpeaker(sentence, first) is { Count: > 0 } content
            && (IsQuotation(content[0]) || (!complementizer && !IsAdverbial(sentence) && (sentence.Tokens.Length - end <= 12 || quoted) && _parsed.IsClauseBefore(sentence, first))))
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

        if (behind is null || (!row.TakesClause && !complementizer && !QuotationWithin(sentence, end, 8)))
        {
            return null;
        }

        if (quoted && QuotationFrom(sentence, from) is { } q && sentence.Span.End - q.End <= 3)
        {
            behind = StatementExtractor.Trim(text.Text, q);
        }

        return new ReportedClause(row, cueSpan, speaker, [behind.Value], before is not null && before.IsClitic && before.Speaker == speaker, IsQuotation(behind.Value), addressees, via);
    }

    /// <summary>True for a sentence that begins with an adverbial clause: "When asked about the truce, …", "Ketika ditanya …".</summary>
    private bool IsAdverbial(Sentence sentence) =>
        _rules.ClauseBreaks.Contains(sentence.Tokens[0].Word) || (lexicon.Cues.At(sentence, 0) is { } cue && IsQuestion(sentence, cue));

    /// <summary>The quotation behind a colon that nothing but whom, where and when divides from the cue: "told reporters in Moscow: “…”".</summary>
    private TextSpan? QuotationBehindColon(Sentence sentence, int from)
    {
        for (var i = from; i < Math.Min(from + LongestLead, sentence.Tokens.Length) && !text.IsQuoted(sentence.Tokens[i].Start); i++)
        {
            if (sentence.Tokens[i].Word == ":")
            {
                return i + 1 < sentence.Tokens.Length ? QuotationFrom(sentence, i + 1) : QuotationBelow(sentence, i);
            }

            if (i > from && lexicon.Cues.At(sentence, i) is { Row.Speaker: not SpeakerPlace.Owner })
            {
                return null;
            }
        }

        return null;
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
            if (lexicon.Cues.Reports(sentence.Tokens[i].Word))
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

    private TextSpan? ContentOf(Sentence sentence, int first, int end, int fewest = 3)
    {
        while (first < end && !char.IsLetterOrDigit(text.Text[sentence.Tokens[first].Start]) && !Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[first].Start))
        {
            first++;
        }

        if (first < end && _rules.Complementizers.Contains(sentence.Tokens[first].Word))
        {
            first++;
        }

        if (end - first < fewest)
        {
            return null;
        }

        var span = StatementExtractor.Trim(text.Text, sentence.SpanOf(first, end - 1));
        return span.Length > 2 ? span : null;
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
            if (c is ',' or ';' or ':' or '–' or '—' || IsDash(sentence, i) || Text.QuotationFinder.IsDouble(text.Text, sentence.Tokens[i].Start) || _rules.SpeakerStops.Contains(sentence.Tokens[i].Word) || _rules.Complementizers.Contains(sentence.Tokens[i].Word))
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

    /// <summary>A hyphen with a space before it parts what it stands between: "JAKARTA -The ministry".</summary>
    private static bool IsDash(Sentence sentence, int token) =>
        sentence.Tokens[token].Word is "-" or "--" && token > 0 && sentence.Tokens[token].Start > sentence.Tokens[token - 1].End;

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
            if (lexicon.Cues.At(sentence, i) is { Row.Speaker: SpeakerPlace.Medium } match && match.End < sentence.Tokens.Length)
            {
                var window = sentence.SpanOf(match.End, Math.Min(match.End + 5, sentence.Tokens.Length - 1));
                via.AddRange(index.Inside(window).Where(a => a.StartsWith("media/", StringComparison.Ordinal)));
            }
        }

        return via;
    }

    /// <summary>
    /// "X said that Y, the agency reported": the content of the first ends where that of the second does. "X said that Y, adding that Z": it ends before what
    /// the same speaker goes on to say.
    /// </summary>
    private ReportedClause EndingBefore(Sentence sentence, ReportedClause first, ReportedClause second)
    {
        var (inner, outer) = (first.Content[^1], second.Content[^1]);
        if (outer.Contains(first.Cue) && outer.End < second.Cue.Start && inner.Start < outer.End && inner.End > second.Cue.Start)
        {
            return first with { Content = [.. first.Content.SkipLast(1), StatementExtractor.Trim(text.Text, new TextSpan(inner.Start, outer.End))] };
        }

        var cue = sentence.TokenAt(second.Cue.Start);
        var from = sentence.TokenAt(inner.Start);
        if (second.Speaker != first.Speaker || !inner.Contains(second.Cue) || !sentence.Span.Contains(inner.Start) || text.IsQuoted(second.Cue.Start))
        {
            return first;
        }

        for (var i = cue - 1; i > from + 1 && i >= cue - 3; i--)
        {
            if (sentence.Tokens[i].Word == "," || (i == cue - 1 && _rules.Conjunctions.Contains(sentence.Tokens[i].Word)))
            {
                return first with { Content = [.. first.Content.SkipLast(1), StatementExtractor.Trim(text.Text, new TextSpan(inner.Start, sentence.Tokens[i].Start))] };
            }
        }

        return first;
    }

    /// <summary>Quotations that no cue reports, with a speaker behind a dash or in brackets, or before a colon: <c>“…” – Hansen</c>, <c>From Hansen: “…”</c>.</summary>
    public List<ReportedClause> WithoutCue(List<ReportedClause> found)
    {
        var more = new List<ReportedClause>();
        foreach (var quotation in text.Quotations)
        {
            if (quotation.Length >= ShortestQuotation && !found.Exists(c => c.Cue.Overlaps(quotation) || c.Content.Any(quotation.Overlaps))
                && (SpeakerBehind(quotation) ?? SpeakerBefore(quotation)) is var (speaker, mark))
            {
                more.Add(new ReportedClause(s_withoutCue, mark, speaker, [StatementExtractor.Trim(text.Text, quotation)], false, true, [], []));
            }
        }

        return more;
    }

    private (TextSpan Speaker, TextSpan Mark)? SpeakerBehind(TextSpan quotation)
    {
        var at = quotation.End;
        while (at < text.Text.Length && at < quotation.End + 4 && (text.Text[at] == ' ' || Text.QuotationFinder.IsDouble(text.Text[at]) || text.Text[at] is '’' or '\''))
        {
            at++;
        }

        if (at >= text.Text.Length || text.Text[at] is not ('-' or '–' or '—' or '('))
        {
            return null;
        }

        var from = at + 1;
        while (from < text.Text.Length && text.Text[from] is ' ' or '-')
        {
            from++;
        }

        if (from >= text.Text.Length || text.SentenceAt(from) is not { } sentence || !char.IsUpper(text.Text[from]))
        {
            return null;
        }

        var (first, end) = (sentence.TokenAt(from), sentence.TokenAt(from));
        while (end < sentence.Tokens.Length && sentence.Tokens[end].Word is not (")" or "." or ":") && !HasVerb(sentence, end, end + 1))
        {
            end++;
        }

        var closed = end >= sentence.Tokens.Length || sentence.Tokens[end].Word is ")" or ".";
        return closed && end > first && end - first <= LongestObject && IsSpeaker(sentence, first, end) ? (sentence.SpanOf(first, end - 1), new TextSpan(at, at + 1)) : null;
    }

    private (TextSpan Speaker, TextSpan Mark)? SpeakerBefore(TextSpan quotation)
    {
        var at = quotation.Start - 1;
        while (at > 0 && at > quotation.Start - 5 && text.Text[at] != ':')
        {
            at--;
        }

        if (at <= 0 || text.Text[at] != ':' || text.SentenceAt(at) is not { } sentence || text.Text.AsSpan(at, quotation.Start - at).Contains('\n'))
        {
            return null;
        }

        var colon = sentence.TokenAt(at);
        var first = 0;
        while (first < colon && !index.MentionsIn(sentence.SpanOf(first, first)).Any() && !index.MentionsIn(sentence.SpanOf(first, colon - 1)).Any(m => m.Span.Start == sentence.Tokens[first].Start)
            && lexicon.ActorNames.RoleAt(sentence, first, Actors.RoleClass.Title) is null)
        {
            first++;
        }

        return first < colon && colon <= LongestObject && !HasVerb(sentence, 0, colon) && IsSpeaker(sentence, first, colon) ? (sentence.SpanOf(first, colon - 1), new TextSpan(at, at + 1)) : null;
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
