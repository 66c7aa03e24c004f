using GeoGraph.Text;

namespace GeoGraph.Clauses;

/// <summary>The clauses of one sentence: each is built when it is first asked for, once. Nothing else looks for subjects, voices, noun phrases or negations.</summary>
/// <remarks>Universal Dependencies v2. Parties joined by <em>and</em>: PLOVER, Compound and Reciprocal Actors. Of one thread.</remarks>
public sealed class SentenceClauses
{
    /// <summary>An understood subject is looked for over so many clauses at most.</summary>
    private const int Farthest = 5;

    /// <summary>So many words stand at most between parties that the order of words joins.</summary>
    private const int JoinReach = 3;

    /// <summary>So many words stand at most between an act and what the order of words makes its subject or object.</summary>
    private const int OrderReach = 14;

    private static readonly DependencyRelation[] s_describing =
    [
        DependencyRelation.Flat, DependencyRelation.Appos, DependencyRelation.NmodPoss, DependencyRelation.Compound, DependencyRelation.Amod, DependencyRelation.Nmod,
    ];

    private readonly LanguageRules _rules;
    private readonly MoodTable _moods;
    private readonly Clause?[] _clauses;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int[] _partyAt;

    public SentenceClauses(Lexicon lexicon, Sentence sentence, IReadOnlyList<Party> parties)
    {
        _rules = lexicon.Rules;
        _moods = lexicon.Moods;
        Sentence = sentence;
        Parties = parties;
        var n = sentence.Tokens.Length;
        IsParsed = SentenceTree.IsParsed(sentence);
        _clauses = new Clause?[n];
        _first = new int[n];
        _next = new int[n];
        _partyAt = new int[n];
        Array.Fill(_first, -1);
        Array.Fill(_next, -1);
        Array.Fill(_partyAt, -1);
        for (var i = n - 1; i >= 0; i--)
        {
            if (IsParsed && sentence.Tokens[i].Head is var head and >= 0)
            {
                _next[i] = _first[head];
                _first[head] = i;
            }
        }

        for (var p = parties.Count - 1; p >= 0; p--)
        {
            for (var t = parties[p].First; t < parties[p].End; t++)
            {
                _partyAt[t] = p;
            }
        }
    }

    public Sentence Sentence { get; }

    /// <summary>In text order.</summary>
    public IReadOnlyList<Party> Parties { get; }

    /// <summary>Whether there is a tree.</summary>
    public bool IsParsed { get; }

    /// <summary>The clause of a verb or of a noun of an act.</summary>
    public Clause At(int head) => _clauses[head] ??= Read(head);

    /// <summary>Index among <see cref="Parties"/> of the one that a token is part of; -1 for none.</summary>
    public int PartyAt(int token) => _partyAt[token];

    /// <summary>First of the tokens that depend on one; -1 for none.</summary>
    public int FirstDependent(int token) => _first[token];

    /// <summary>The next token that depends on the same head; -1 for none.</summary>
    public int NextDependent(int token) => _next[token];

    /// <summary>The preposition before a noun phrase, the first where several stand; empty for none.</summary>
    public string CaseOf(int token)
    {
        for (var d = _first[token]; d >= 0; d = _next[d])
        {
            if (Relation(d) is DependencyRelation.Case or DependencyRelation.Mark)
            {
                return Sentence.Tokens[d].Word;
            }
        }

        return "";
    }

    /// <summary>Whether a token has a dependent of the relation.</summary>
    public bool Has(int token, DependencyRelation relation) => Child(token, relation) >= 0;

    /// <summary>The first dependent with the relation; -1 for none.</summary>
    public int Child(int token, DependencyRelation relation)
    {
        for (var d = _first[token]; d >= 0; d = _next[d])
        {
            if (Relation(d) == relation)
            {
                return d;
            }
        }

        return -1;
    }

    /// <summary>
    /// The parties that a noun phrase names: its head's, else those of a word that describes the head ("the Turkish and Greek sides"), and those joined to it.
    /// </summary>
    public IReadOnlyList<Party> PartiesOf(int head)
    {
        var found = new List<Party>();
        AddParties(head, found, 0);
        return found;
    }

    private DependencyRelation Relation(int token) => Sentence.Tokens[token].Relation;

    private void AddParties(int head, List<Party> found, int depth)
    {
        if (depth > Farthest)
        {
            return;
        }

        if (_partyAt[head] >= 0)
        {
            var party = Parties[_partyAt[head]];
            // "Hungarian and Romanian officials": the mention begins behind the "and".
            for (var d = _first[head]; d >= 0 && d < party.First; d = _next[d])
            {
                if (Relation(d) is DependencyRelation.Amod or DependencyRelation.NmodPoss or DependencyRelation.Compound && _partyAt[d] >= 0
                    && Child(d, DependencyRelation.Conj) is var joined && joined >= party.First)
                {
                    MergeAt(found, d);
                }
            }

            MergeAt(found, head);
        }
        else
        {
            AddDescribing(head, found, depth);
        }

        for (var d = _first[head]; d >= 0; d = _next[d])
        {
            if (Relation(d) == DependencyRelation.Conj)
            {
                AddParties(d, found, depth + 1);
            }
        }
    }

    private bool AddDescribing(int head, List<Party> found, int depth)
    {
        if (depth > Farthest)
        {
            return false;
        }

        var pronoun = -1;
        foreach (var relation in s_describing)
        {
            for (var d = _first[head]; d >= 0; d = _next[d])
            {
                if (Relation(d) != relation)
                {
                    continue;
                }

                // "its European partners": who is named describes before whose they are.
                if (_partyAt[d] >= 0 && Parties[_partyAt[d]].Form == MentionForm.Pronoun)
                {
                    pronoun = d;
                    continue;
                }

                if (_partyAt[d] >= 0)
                {
                    MergeAt(found, d);
                    for (var c = _first[d]; c >= 0; c = _next[c])
                    {
                        if (Relation(c) == DependencyRelation.Conj && _partyAt[c] >= 0)
                        {
                            MergeAt(found, c);
                        }
                    }

                    return true;
                }

                if (AddDescribing(d, found, depth + 1))
                {
                    return true;
                }
            }
        }

        if (pronoun >= 0)
        {
            MergeAt(found, pronoun);
        }

        return pronoun >= 0;
    }

    /// <summary>Adds the party at a token, both where its words mean two.</summary>
    private void MergeAt(List<Party> found, int token)
    {
        for (var p = _partyAt[token]; p < Parties.Count && Parties[p].Span == Parties[_partyAt[token]].Span; p++)
        {
            Merge(found, Parties[p]);
        }
    }

    private static void Merge(List<Party> found, Party party)
    {
        if (!found.Exists(p => p.Actor == party.Actor))
        {
            found.Add(party);
        }
    }

    private Clause Read(int head)
    {
        var arguments = new List<Argument>();
        var voice = Voice.Active;
        if (IsParsed)
        {
            voice = IsPassive(head) ? Voice.Passive : Voice.Active;
            ReadTree(head, voice, arguments);
        }

        ReadOrder(head, IsParsed ? voice : voice = OrderVoice(head), arguments);
        var (link, above) = LinkOf(head);
        return new Clause(head, voice, MoodOf(head), link, above, arguments);
    }

    private bool IsPassive(int head)
    {
        var token = Sentence.Tokens[head];
        if (_rules.PassivePrefix.Length > 0)
        {
            return token.Pos is UniversalPos.Verb or UniversalPos.None && token.Word.StartsWith(_rules.PassivePrefix, StringComparison.Ordinal) && token.Word.Length > token.Lemma.Length;
        }

        for (var d = _first[head]; d >= 0; d = _next[d])
        {
            if (Relation(d) is DependencyRelation.NsubjPass or DependencyRelation.AuxPass or DependencyRelation.OblAgent
                || (token.Relation == DependencyRelation.Acl && Relation(d) is DependencyRelation.Obl or DependencyRelation.Nmod && _rules.AgentPrepositions.Contains(CaseOf(d))))
            {
                return true;
            }
        }

        return false;
    }

    private Voice OrderVoice(int head)
    {
        var word = Sentence.Tokens[head].Word;
        if (_rules.PassivePrefix.Length > 0)
        {
            return word.StartsWith(_rules.PassivePrefix, StringComparison.Ordinal) ? Voice.Passive : Voice.Active;
        }

        for (var i = head - 1; i >= Math.Max(0, head - JoinReach); i--)
        {
            if (_rules.PassiveAuxiliaries.Contains(Sentence.Tokens[i].Word))
            {
                return Voice.Passive;
            }
        }

        return head + 1 < Sentence.Tokens.Length && _rules.AgentPrepositions.Contains(Sentence.Tokens[head + 1].Word) ? Voice.Passive : Voice.Active;
    }

    private void ReadTree(int head, Voice voice, List<Argument> arguments)
    {
        for (var d = _first[head]; d >= 0; d = _next[d])
        {
            AddDependent(head, d, voice, arguments);
        }

        if (!arguments.Exists(a => a.Slot == Slot.Subject))
        {
            AddUnderstoodSubject(head, voice, arguments);
        }

        AddLightVerb(head, arguments);
        AddOfObject(head, arguments);
    }

    private void AddDependent(int head, int d, Voice voice, List<Argument> arguments)
    {
        var relation = Relation(d);
        switch (relation)
        {
            case DependencyRelation.Nsubj or DependencyRelation.NsubjPass or DependencyRelation.Csubj:
                // "Hamas, which the US has designated": the pronoun of a relative clause stands for the noun it describes.
                var antecedent = _rules.Relativizers.Contains(Sentence.Tokens[d].Word) && Relation(head) is DependencyRelation.Acl or DependencyRelation.AclRelcl ? Sentence.Tokens[head].Head : -1;
                Add(arguments, voice == Voice.Passive ? Slot.DirectObject : Slot.Subject, "", antecedent >= 0 ? antecedent : d, antecedent >= 0 ? Evidence.Understood : Evidence.Tree);
                break;
            case DependencyRelation.OblAgent:
                Add(arguments, Slot.Subject, CaseOf(d), d, Evidence.Tree);
                break;
            case DependencyRelation.Obj:
                // "diserang pasukan Rusia": a bare noun right behind a passive verb is who does it.
                Add(arguments, voice == Voice.Passive && _rules.PassivePrefix.Length > 0 && d > head ? Slot.Subject : Slot.DirectObject, "", d, Evidence.Tree);
                break;
            case DependencyRelation.Iobj:
                Add(arguments, Slot.Recipient, "", d, Evidence.Tree);
                break;
            case DependencyRelation.Obl or DependencyRelation.Nmod or DependencyRelation.OblTmod:
                AddOblique(head, d, voice, arguments);
                break;
            case DependencyRelation.NmodPoss or DependencyRelation.Amod or DependencyRelation.Compound or DependencyRelation.Flat or DependencyRelation.Appos:
                if (!IsVerb(head) && (CaseOf(d) is var marker && (marker.Length == 0 || _rules.Possessive.Contains(marker))))
                {
                    Add(arguments, Slot.Owner, "", d, Evidence.Tree);
                }

                break;
            case DependencyRelation.Ccomp or DependencyRelation.Xcomp or DependencyRelation.Advcl:
                for (var s = _first[d]; s >= 0; s = _next[s])
                {
                    if (Relation(s) is DependencyRelation.Nsubj or DependencyRelation.NsubjPass)
                    {
                        Add(arguments, Slot.Complement, "", s, Evidence.Tree);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void AddOblique(int head, int d, Voice voice, List<Argument> arguments)
    {
        var preposition = CaseOf(d);
        if (_rules.AgentPrepositions.Contains(preposition))
        {
            Add(arguments, Slot.Subject, preposition, d, Evidence.Tree);
        }
        else if (preposition.Length == 0 && !IsVerb(head))
        {
            Add(arguments, Slot.Owner, "", d, Evidence.Tree);
        }
        else if (preposition.Length == 0 && voice == Voice.Passive && _rules.PassivePrefix.Length > 0 && d <= head + 2)
        {
            Add(arguments, Slot.Subject, "", d, Evidence.Tree);
        }
        else if (preposition.Length > 0)
        {
            Add(arguments, Slot.Oblique, preposition, d, Evidence.Tree);
        }
    }

    /// <summary>The subject that a clause leaves out: of the clause it is joined to, of the noun it describes, of the one who is told to do it.</summary>
    private void AddUnderstoodSubject(int head, Voice voice, List<Argument> arguments)
    {
        var slot = voice == Voice.Passive ? Slot.DirectObject : Slot.Subject;
        if (arguments.Exists(a => a.Slot == slot))
        {
            return;
        }

        var at = head;
        for (var n = 0; n < Farthest && Sentence.Tokens[at].Head is var above and >= 0; n++, at = above)
        {
            var relation = Relation(at);
            if (relation is DependencyRelation.Acl or DependencyRelation.AclRelcl)
            {
                // "pesawat yang ditembak Rusia", "the deal Russia signed": with a subject of its own the noun is what it is done to.
                Add(arguments, slot, "", above, Evidence.Understood);
                return;
            }

            if (relation is not (DependencyRelation.Xcomp or DependencyRelation.Advcl or DependencyRelation.Conj or DependencyRelation.Ccomp or DependencyRelation.Parataxis or DependencyRelation.Aux or DependencyRelation.Cop))
            {
                return;
            }

            if (relation is DependencyRelation.Xcomp || (relation is DependencyRelation.Advcl or DependencyRelation.Ccomp && _rules.TellVerbs.Contains(Sentence.Tokens[above].Word)))
            {
                // "urged China to stop": the one who is told is to act.
                for (var d = _first[above]; d >= 0 && d < at; d = _next[d])
                {
                    if (Relation(d) is DependencyRelation.Obj or DependencyRelation.Iobj)
                    {
                        Add(arguments, slot, "", d, Evidence.Understood);
                        return;
                    }
                }
            }

            var passive = IsPassive(above);
            for (var d = _first[above]; d >= 0; d = _next[d])
            {
                if (Relation(d) is DependencyRelation.Nsubj or DependencyRelation.NsubjPass)
                {
                    var relative = _rules.Relativizers.Contains(Sentence.Tokens[d].Word) && Relation(above) is DependencyRelation.Acl or DependencyRelation.AclRelcl;
                    Add(arguments, passive && relation == DependencyRelation.Conj && slot == Slot.Subject && !IsPassive(at) ? Slot.Subject : slot, "", relative ? Sentence.Tokens[above].Head : d, Evidence.Understood);
                    return;
                }
            }
        }
    }

    /// <summary>"Israel carried out a strike on Gaza": who does a light verb does its noun, and what stands behind the verb may belong to the noun.</summary>
    private void AddLightVerb(int head, List<Argument> arguments)
    {
        var verb = Sentence.Tokens[head].Head;
        if (verb < 0 || IsVerb(head) || !IsVerb(verb) || Relation(head) is not (DependencyRelation.Obj or DependencyRelation.NsubjPass or DependencyRelation.Nsubj or DependencyRelation.Obl or DependencyRelation.Xcomp))
        {
            return;
        }

        if (!_rules.LightVerbs.Contains(Sentence.Tokens[verb].Word) && !_rules.LightVerbs.Contains(Sentence.Tokens[verb].Lemma))
        {
            return;
        }

        foreach (var argument in At(verb).Arguments.ToList())
        {
            if (argument.Head != head && argument.Slot is Slot.Subject or Slot.Oblique or Slot.Recipient)
            {
                arguments.Add(argument with { Evidence = argument.Evidence == Evidence.Order ? Evidence.Order : Evidence.Understood });
            }
        }
    }

    /// <summary>"violated Turkish airspace": whoever owns the object.</summary>
    private void AddOfObject(int head, List<Argument> arguments)
    {
        if (!IsVerb(head))
        {
            return;
        }

        foreach (var argument in arguments.Where(a => a.Slot == Slot.DirectObject && a.Parties.Count == 0 && a.Evidence == Evidence.Tree).ToList())
        {
            for (var d = _first[argument.Head]; d >= 0; d = _next[d])
            {
                if (Relation(d) is DependencyRelation.Nmod or DependencyRelation.Obl && PartiesOf(d) is { Count: > 0 } parties)
                {
                    arguments.Add(new Argument(Slot.Oblique, CaseOf(d), d, parties, Evidence.Understood));
                }
            }
        }
    }

    private void Add(List<Argument> arguments, Slot slot, string preposition, int head, Evidence evidence) =>
        arguments.Add(new Argument(slot, preposition, head, PartiesOf(head), evidence));

    private bool IsVerb(int token) => Sentence.Tokens[token].Pos is UniversalPos.Verb or UniversalPos.Aux;

    /// <summary>What the order of words tells where the tree has found nobody.</summary>
    private void ReadOrder(int head, Voice voice, List<Argument> arguments)
    {
        var before = voice == Voice.Passive ? Slot.DirectObject : Slot.Subject;
        var noun = IsParsed && !IsVerb(head);
        if (!noun && !Names(arguments, before) && Left(head) is { Count: > 0 } left)
        {
            arguments.Add(new Argument(before, "", left[^1].First, left, Evidence.Order));
        }

        if (voice == Voice.Active && !noun && !Names(arguments, Slot.DirectObject) && Right(head) is { Count: > 0 } right)
        {
            arguments.Add(new Argument(Slot.DirectObject, "", right[0].First, right, Evidence.Order));
        }

        for (var i = head + 1; i < Math.Min(head + OrderReach, Sentence.Tokens.Length) && !Breaks(i); i++)
        {
            var word = Sentence.Tokens[i].Word;
            if (!_rules.ObliquePrepositions.Contains(word) && !_rules.AgentPrepositions.Contains(word))
            {
                continue;
            }

            var at = i + 1;
            while (at < Math.Min(i + JoinReach + 1, Sentence.Tokens.Length) && _partyAt[at] < 0)
            {
                at++;
            }

            if (at < Sentence.Tokens.Length && _partyAt[at] >= 0 && !arguments.Exists(a => a.Preposition == word && a.Parties.Count > 0))
            {
                arguments.Add(new Argument(_rules.AgentPrepositions.Contains(word) ? Slot.Subject : Slot.Oblique, word, at, Joined(_partyAt[at], 1), Evidence.Order));
            }
        }

        if (!IsVerb(head) && !Names(arguments, Slot.Owner) && OwnerByOrder(head) is { } owner)
        {
            arguments.Add(new Argument(Slot.Owner, "", owner.First, [owner], Evidence.Order));
        }
    }

    private Party? OwnerByOrder(int head)
    {
        var at = _rules.ModifierFirst ? head - 1 : head + 1;
        for (var n = 0; n < 2 && at >= 0 && at < Sentence.Tokens.Length; n++, at += _rules.ModifierFirst ? -1 : 1)
        {
            if (_partyAt[at] >= 0)
            {
                return Parties[_partyAt[at]];
            }

            if (_rules.FunctionWords.Contains(Sentence.Tokens[at].Word) || Breaks(at) || Sentence.Tokens[at].Pos == UniversalPos.Punct)
            {
                return null;
            }
        }

        return null;
    }

    private static bool Names(List<Argument> arguments, Slot slot) => arguments.Exists(a => a.Slot == slot && a.Parties.Count > 0);

    /// <summary>The nearest party before the act that no preposition sets aside, with those joined to it.</summary>
    private IReadOnlyList<Party> Left(int head)
    {
        for (var p = Parties.Count - 1; p >= 0; p--)
        {
            var party = Parties[p];
            if (party.End > head)
            {
                continue;
            }

            if (head - party.End > OrderReach || BreaksBetween(party.End, head))
            {
                return [];
            }

            var before = party.First > 0 ? Sentence.Tokens[party.First - 1].Word : "";
            var owner = party.End < head && _rules.Possessive.Contains(Sentence.Tokens[party.End].Word);
            if (!_rules.ObliquePrepositions.Contains(before) && !owner)
            {
                return Joined(p, -1);
            }
        }

        return [];
    }

    private IReadOnlyList<Party> Right(int head)
    {
        for (var p = 0; p < Parties.Count; p++)
        {
            var party = Parties[p];
            if (party.First <= head)
            {
                continue;
            }

            var before = Sentence.Tokens[party.First - 1].Word;
            return party.First - head > JoinReach + 2 || BreaksBetween(head + 1, party.First) || _rules.ObliquePrepositions.Contains(before) ? [] : Joined(p, 1);
        }

        return [];
    }

    private IReadOnlyList<Party> Joined(int party, int step)
    {
        var group = new List<Party> { Parties[party] };
        for (var p = party; p + step >= 0 && p + step < Parties.Count; p += step)
        {
            var (a, b) = step > 0 ? (Parties[p], Parties[p + 1]) : (Parties[p - 1], Parties[p]);
            var joined = a.Span == b.Span;
            for (var t = a.End; t < b.First; t++)
            {
                joined |= _rules.Conjunctions.Contains(Sentence.Tokens[t].Word) || (Sentence.Tokens[t].Word == "," && group.Count > 1);
            }

            if (!joined || b.First - a.End > JoinReach)
            {
                break;
            }

            group.Add(Parties[p + step]);
        }

        group.Sort((x, y) => x.First.CompareTo(y.First));
        return group;
    }

    private bool Breaks(int token) => Sentence.Tokens[token].Word is ";" or ":" || _rules.ClauseBreaks.Contains(Sentence.Tokens[token].Word);

    private bool BreaksBetween(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Breaks(i) || _rules.Complementizers.Contains(Sentence.Tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private (Link Link, int Above) LinkOf(int head)
    {
        var above = Sentence.Tokens[head].Head;
        if (!IsParsed || above < 0)
        {
            return (Link.None, -1);
        }

        return (Relation(head) switch
        {
            DependencyRelation.Ccomp or DependencyRelation.Xcomp or DependencyRelation.Csubj or DependencyRelation.CsubjPass => Link.Complement,
            DependencyRelation.Conj or DependencyRelation.Parataxis or DependencyRelation.List => Link.Joined,
            DependencyRelation.Acl or DependencyRelation.AclRelcl => Link.Relative,
            DependencyRelation.Advcl => Link.Adverbial,
            _ => Link.Noun,
        }, above);
    }

    /// <summary>Auxiliaries, negations and conditions of the clause itself, then what the clauses above make of it, nearest first.</summary>
    private Mood MoodOf(int head)
    {
        if (!IsParsed)
        {
            return MoodByOrder(head);
        }

        var mood = OwnMood(head);
        var denied = false;
        var at = head;
        for (var n = 0; n < Farthest && Sentence.Tokens[at].Head is var above and >= 0; n++, at = above)
        {
            var relation = Relation(at);
            var complement = relation is DependencyRelation.Ccomp or DependencyRelation.Xcomp or DependencyRelation.Obj or DependencyRelation.Acl or DependencyRelation.Nmod or DependencyRelation.Obl
                or DependencyRelation.NsubjPass or DependencyRelation.Advcl or DependencyRelation.Compound or DependencyRelation.Conj;
            if (!complement)
            {
                break;
            }

            if (relation is not DependencyRelation.Conj && _moods.Complement(Sentence.Tokens[above].Lemma) is { } governed && (relation != DependencyRelation.Advcl || IsInfinitive(at)))
            {
                if (governed == Mood.Denied)
                {
                    denied = true;
                }
                else if (mood == Mood.Asserted)
                {
                    mood = OwnMood(above) == Mood.Negated ? Mood.Possible : governed;
                }
            }

            if (mood == Mood.Asserted && relation is DependencyRelation.Xcomp or DependencyRelation.Obj or DependencyRelation.Conj && !_moods.Ends(Sentence.Tokens[above].Lemma))
            {
                mood = OwnMood(above);
            }

            if (relation is DependencyRelation.Nmod or DependencyRelation.Obl && _moods.Complement(Sentence.Tokens[above].Lemma) is null)
            {
                break;
            }
        }

        return denied ? (mood == Mood.Negated ? Mood.Asserted : Mood.Denied) : mood;
    }

    private bool IsInfinitive(int token)
    {
        for (var d = _first[token]; d >= 0; d = _next[d])
        {
            if (Relation(d) == DependencyRelation.Mark && _moods.IsInfinitiveMark(Sentence.Tokens[d].Word))
            {
                return true;
            }
        }

        return false;
    }

    private Mood OwnMood(int head)
    {
        var mood = Mood.Asserted;
        for (var d = _first[head]; d >= 0; d = _next[d])
        {
            if (Relation(d) is not (DependencyRelation.Aux or DependencyRelation.Advmod or DependencyRelation.Mark or DependencyRelation.Det or DependencyRelation.Cc or DependencyRelation.Cop or DependencyRelation.Case or DependencyRelation.Amod or DependencyRelation.Discourse or DependencyRelation.AuxPass))
            {
                continue;
            }

            if (_moods.Own(Sentence.Tokens[d].Word) is { } own && (mood == Mood.Asserted || own == Mood.Negated))
            {
                mood = own;
            }
        }

        return mood;
    }

    private Mood MoodByOrder(int head)
    {
        for (var i = head - 1; i >= Math.Max(0, head - 5); i--)
        {
            if (Sentence.Tokens[i].Word == "," || Breaks(i))
            {
                break;
            }

            if (_moods.Own(Sentence.Tokens[i].Word) is { } own)
            {
                return own;
            }

            if (_moods.Complement(Sentence.Tokens[i].Lemma) is { } governed)
            {
                return governed;
            }
        }

        return Mood.Asserted;
    }
}
