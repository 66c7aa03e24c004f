namespace GeoGraph.Statements;

/// <summary>Finds the speaker and the content of a cue by the dependency tree, where the words around it do not tell.</summary>
/// <remarks>
/// The speaker is the subject of the cue, or of the verb it is joined to or depends on (<em>criticised the deal, saying …</em>), or the noun
/// it describes (<em>officials who say …</em>). The content is its clausal complement, or the sentence the cue interrupts
/// (<em>that, many argue, would …</em>). Relations as in Universal Dependencies v2.
/// </remarks>
internal sealed class ParsedClauses(Lexicon lexicon, ArticleText text, MentionIndex index)
{
    /// <summary>How many verbs up the subject of a cue is looked for.</summary>
    private const int FarthestSubject = 3;

    private static readonly DependencyRelation[] s_nominal =
    [
        DependencyRelation.Amod, DependencyRelation.Appos, DependencyRelation.Case, DependencyRelation.Cc, DependencyRelation.Clf, DependencyRelation.Compound,
        DependencyRelation.Conj, DependencyRelation.Dep, DependencyRelation.Det, DependencyRelation.Fixed, DependencyRelation.Flat, DependencyRelation.Goeswith,
        DependencyRelation.Nmod, DependencyRelation.NmodPoss, DependencyRelation.Nummod, DependencyRelation.Obl,
    ];

    private readonly Text.LanguageRules _rules = lexicon.Rules;

    /// <param name="cue">First token of the cue.</param>
    /// <param name="end">Token behind it.</param>
    /// <returns>Null when the sentence is not parsed, or its tree has no speaker or no content.</returns>
    public ReportedClause? Find(Sentence sentence, int cue, int end, CueRow row, IReadOnlyList<string> via)
    {
        if (!SentenceTree.IsParsed(sentence))
        {
            return null;
        }

        var tree = new SentenceTree(sentence);
        var verb = SentenceTree.HeadOf(sentence, cue, end);
        if (IsNegated(sentence, tree, verb) || Subject(sentence, tree, verb, FarthestSubject) is not { } subject || _rules.Impersonal.Contains(sentence.Tokens[subject].Word))
        {
            return null;
        }

        var (first, last) = Phrase(sentence, tree, subject, verb);
        var content = Content(sentence, tree, verb, end, row, first, last);
        return content.Count == 0 ? null : new ReportedClause(
            row, sentence.SpanOf(cue, end - 1), sentence.SpanOf(first, last), content, false, text.IsQuoted(content[0].Start) && text.IsQuoted(content[0].End - 1),
            Addressees(sentence, tree, verb), via);
    }

    /// <summary>Words tell better where a content begins, the tree where it ends and on which side of the cue it stands.</summary>
    public ReportedClause Merge(Sentence sentence, ReportedClause words, ReportedClause tree)
    {
        var speaker = SpeakerOf(sentence, words.Cue, words.Speaker!.Value, tree.Speaker!.Value);
        if (words.Content.Count > 1 || tree.Content.Count > 1 || words.Content[0].Start < words.Cue.End || tree.Content[0].Start < words.Cue.End)
        {
            return words with { Speaker = speaker, Content = tree.Content };
        }

        var (start, end) = (words.Content[0].Start, tree.Content[0].End);
        var (first, at) = (sentence.TokenAt(tree.Content[0].Start), sentence.TokenAt(start));
        if (first < at && (!_rules.Complementizers.Contains(sentence.Tokens[at - 1].Word) || HasContentWord(sentence, first, at)))
        {
            start = tree.Content[0].Start;
        }

        return words with { Speaker = speaker, Content = [new TextSpan(start, end > start && IsClauseEnd(sentence, sentence.TokenAt(words.Cue.Start), sentence.TokenAt(end)) ? end : words.Content[0].End)] };
    }

    /// <summary>A speaker with what is set beside the name: "said Ola Hansen, <em>a pollster in Oslo</em>".</summary>
    public static TextSpan WithApposition(Sentence sentence, TextSpan speaker)
    {
        var (first, end) = (sentence.TokenAt(speaker.Start), sentence.TokenAt(speaker.End - 1) + 1);
        var beside = SentenceTree.AppositionTo(sentence, first, end, end);
        return beside < 0 ? speaker : sentence.SpanOf(first, Phrase(sentence, new SentenceTree(sentence), beside, -1).Last);
    }

    /// <summary>Where the words before a cue are a clause ("Trump, speaking in Ohio,"), its subject; else the words as they are.</summary>
    public TextSpan? SubjectIn(Sentence sentence, TextSpan? words)
    {
        if (words is not { } span)
        {
            return words;
        }

        var (first, last) = (sentence.TokenAt(span.Start), sentence.TokenAt(span.End - 1));
        for (var i = first; i <= last; i++)
        {
            if (sentence.Tokens[i] is { Relation: DependencyRelation.Nsubj, Head: var verb } && verb > i && verb <= last && !_rules.Relativizers.Contains(sentence.Tokens[i].Word))
            {
                var (from, to) = Phrase(sentence, new SentenceTree(sentence), i, verb);
                return from >= first ? sentence.SpanOf(from, to) : words;
            }
        }

        return words;
    }

    /// <summary>
    /// The subject within the words before the cue, all words behind it ("said Ola Hansen, a pollster"); with them when the subject goes before them, as
    /// in <em>officials and experts</em>.
    /// </summary>
    public static TextSpan SpeakerOf(Sentence sentence, TextSpan cue, TextSpan words, TextSpan tree) =>
        words.Start >= cue.End ? words
        : words.Contains(tree) ? (tree.Start == words.Start && IsDescribed(sentence, sentence.TokenAt(tree.End), words.End) ? words : tree)
        : tree.Start < words.Start && tree.End > words.Start ? new TextSpan(tree.Start, Math.Max(tree.End, words.End))
        : tree.End <= words.Start && sentence.TokenAt(words.Start) - sentence.TokenAt(tree.End) <= 1 ? new TextSpan(tree.Start, words.End) : words;

    /// <summary>Whether a comma and a description stand at a token, before a position: "Ola Hansen<em>, who leads the talks</em>".</summary>
    private static bool IsDescribed(Sentence sentence, int token, int end) =>
        token + 1 < sentence.Tokens.Length && sentence.Tokens[token].Word == "," && sentence.Tokens[token + 1].Start < end && sentence.Tokens[token + 1].Pos != UniversalPos.Verb;

    private static bool HasContentWord(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (sentence.Tokens[i].Pos is UniversalPos.Noun or UniversalPos.Propn or UniversalPos.Pron or UniversalPos.Verb)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the content of a cue may end before the token: at a mark or a joining word, or where the clause around the cue goes on.</summary>
    private bool IsClauseEnd(Sentence sentence, int cue, int token)
    {
        if (token >= sentence.Tokens.Length || sentence.Tokens[token].Relation is DependencyRelation.Punct or DependencyRelation.Cc or DependencyRelation.Mark
            || _rules.ClauseBreaks.Contains(sentence.Tokens[token].Word))
        {
            return true;
        }

        for (var above = sentence.Tokens[cue].Head; above >= 0; above = sentence.Tokens[above].Head)
        {
            if (above == token || above == sentence.Tokens[token].Head)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words of a sentence before a token tell something by themselves: a clause with a subject that no word makes subordinate.</summary>
    /// <returns>True too for a sentence that is not parsed.</returns>
    public bool IsClauseBefore(Sentence sentence, int token)
    {
        if (!SentenceTree.IsParsed(sentence))
        {
            return true;
        }

        var tree = new SentenceTree(sentence);
        return Enumerable.Range(0, token).Any(t => sentence.Tokens[t].Head is var head && head >= 0 && head < token
            && sentence.Tokens[t].Relation is DependencyRelation.Nsubj or DependencyRelation.NsubjPass or DependencyRelation.Expl && !IsSubordinate(sentence, tree, head));
    }

    private bool IsSubordinate(Sentence sentence, SentenceTree tree, int clause) =>
        tree.Dependents(clause, DependencyRelation.Mark).Any(m => !_rules.Complementizers.Contains(sentence.Tokens[m].Word));

    /// <summary>A clausal complement, or a clause with a subject of its own that no word makes subordinate.</summary>
    private bool IsContent(Sentence sentence, SentenceTree tree, int clause) => sentence.Tokens[clause].Relation switch
    {
        DependencyRelation.Ccomp => true,
        DependencyRelation.Advcl or DependencyRelation.Parataxis or DependencyRelation.Dep =>
            tree.Dependents(clause, DependencyRelation.Nsubj, DependencyRelation.NsubjPass, DependencyRelation.Expl).Any() && !IsSubordinate(sentence, tree, clause),
        _ => false,
    };

    /// <summary>Whether some words are a noun phrase.</summary>
    public bool IsPhrase(Sentence sentence, int first, int end) =>
        SentenceTree.IsParsed(sentence) && IsNominal(sentence.Tokens[SentenceTree.HeadOf(sentence, first, end)].Pos);

    private bool IsNegated(Sentence sentence, SentenceTree tree, int verb) =>
        tree.Dependents(verb, DependencyRelation.Advmod, DependencyRelation.Aux).Any(d => _rules.Negations.Contains(sentence.Tokens[d].Word));

    private int? Subject(Sentence sentence, SentenceTree tree, int verb, int far)
    {
        var token = sentence.Tokens[verb];
        var own = tree.Dependents(verb, DependencyRelation.Nsubj).Cast<int?>().FirstOrDefault();
        if (own is { } subject && !_rules.Relativizers.Contains(sentence.Tokens[subject].Word))
        {
            return subject;
        }

        return token.Head < 0 || far == 0 || tree.Dependents(verb, DependencyRelation.NsubjPass).Any() ? null : token.Relation switch
        {
            DependencyRelation.AclRelcl or DependencyRelation.Acl => IsNominal(sentence.Tokens[token.Head].Pos) ? token.Head : null,
            DependencyRelation.Conj or DependencyRelation.Advcl or DependencyRelation.Xcomp when own is null => Subject(sentence, tree, token.Head, far - 1),
            _ => null,
        };
    }

    private static bool IsNominal(UniversalPos pos) => pos is UniversalPos.Noun or UniversalPos.Propn or UniversalPos.Pron;

    /// <summary>The noun phrase of a token: its nominal dependents, on its side of the verb.</summary>
    private static (int First, int Last) Phrase(Sentence sentence, SentenceTree tree, int head, int verb)
    {
        var (first, last) = (head, head);
        var open = new Stack<int>([head]);
        while (open.TryPop(out var token))
        {
            foreach (var d in tree.Dependents(token).Where(d => s_nominal.Contains(sentence.Tokens[d].Relation) && d < verb == head < verb))
            {
                (first, last) = (Math.Min(first, d), Math.Max(last, d));
                open.Push(d);
            }
        }

        return (first, last);
    }

    private List<TextSpan> Content(Sentence sentence, SentenceTree tree, int verb, int cueEnd, CueRow row, int speakerFirst, int speakerLast)
    {
        var content = new List<TextSpan>();
        var (from, to) = (-1, -1);
        foreach (var clause in tree.Dependents(verb).Where(d => sentence.Tokens[d].Relation == DependencyRelation.Ccomp || (d < verb && IsContent(sentence, tree, d))))
        {
            var (first, last) = Yield(tree, clause);
            first = first > verb && first < cueEnd ? cueEnd : first;
            if (!IsClause(sentence, first, last) || (first <= verb && last >= verb) || (first <= speakerLast && last >= speakerFirst))
            {
                continue;
            }

            if (from >= 0 && first - to <= 3 && from < verb == first < verb)
            {
                to = Math.Max(to, last);
                continue;
            }

            Add(from, to);
            (from, to) = (first, last);
        }

        Add(from, to);
        if (content.Count == 0 && row.TakesClause && sentence.Tokens[verb].Relation == DependencyRelation.Parataxis)
        {
            // The sentence around a cue that interrupts it.
            var (first, last) = Yield(tree, verb);
            Add(0, first - 1);
            Add(last + 1, sentence.Tokens.Length - 1);
        }

        return content;

        void Add(int first, int last)
        {
            if (first >= 0 && last - first >= 2 && ContentOf(sentence, first, last) is { } span)
            {
                content.Add(span);
            }
        }
    }

    /// <summary>A clause has a verb; words in brackets are none.</summary>
    private bool IsClause(Sentence sentence, int first, int last)
    {
        for (var i = first; i <= last && text.Text[sentence.Tokens[first].Start] is not ('(' or '['); i++)
        {
            if (sentence.Tokens[i].Pos is UniversalPos.Verb or UniversalPos.Aux || i > first && sentence.Tokens[i].Relation == DependencyRelation.Nsubj)
            {
                return true;
            }
        }

        return false;
    }

    private TextSpan? ContentOf(Sentence sentence, int first, int last)
    {
        while (first < last && (_rules.Complementizers.Contains(sentence.Tokens[first].Word) || sentence.Tokens[first].Word == ","))
        {
            first++;
        }

        var span = StatementExtractor.Trim(text.Text, sentence.SpanOf(first, last));
        return span.Length > 5 ? span : null;
    }

    /// <summary>The token behind the last one that hangs on a cue.</summary>
    public int EndOf(Sentence sentence, int cue, int end) => Yield(new SentenceTree(sentence), SentenceTree.HeadOf(sentence, cue, end)).Last + 1;

    /// <summary>The noun phrase of a token.</summary>
    public static (int First, int Last) PhraseOf(Sentence sentence, int head) => Phrase(sentence, new SentenceTree(sentence), head, -1);

    /// <summary>From the first to the last token under one.</summary>
    private static (int First, int Last) Yield(SentenceTree tree, int token)
    {
        var (first, last) = (token, token);
        foreach (var d in tree.Dependents(token))
        {
            var (f, l) = Yield(tree, d);
            (first, last) = (Math.Min(first, f), Math.Max(last, l));
        }

        return (first, last);
    }

    private List<string> Addressees(Sentence sentence, SentenceTree tree, int verb)
    {
        foreach (var d in tree.Dependents(verb, DependencyRelation.Iobj, DependencyRelation.Obj, DependencyRelation.Obl))
        {
            var (first, last) = Phrase(sentence, tree, d, verb);
            if ((sentence.Tokens[d].Relation != DependencyRelation.Obl || _rules.AddresseePrepositions.Contains(sentence.Tokens[first].Word))
                && index.MentionsIn(sentence.SpanOf(first, last)).FirstOrDefault() is { } mention)
            {
                return [mention.Actor];
            }
        }

        return [];
    }
}
