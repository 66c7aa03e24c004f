namespace GeoGraph.Events;

/// <summary>Who acts and who is acted upon around the words of an act, by the dependency tree of their clause.</summary>
/// <remarks>Universal Dependencies v2 relations; PLOVER, Compound and Reciprocal Actors, for parties joined by <em>and</em>.</remarks>
internal sealed class ClauseParties(Lexicon lexicon, Sentence sentence, IReadOnlyList<Party> parties)
{
    /// <summary>A subject is looked for over so many clauses at most.</summary>
    private const int Clauses = 5;

    private static readonly DependencyRelation[] s_subjects = [DependencyRelation.Nsubj, DependencyRelation.NsubjPass];
    private static readonly DependencyRelation[] s_obliques = [DependencyRelation.Obl, DependencyRelation.OblAgent, DependencyRelation.Nmod];

    /// <summary>Inside a noun phrase, nearest in meaning first.</summary>
    private static readonly DependencyRelation[] s_modifiers =
    [
        DependencyRelation.Flat, DependencyRelation.Appos, DependencyRelation.NmodPoss, DependencyRelation.Compound, DependencyRelation.Amod, DependencyRelation.Nmod,
    ];

    private readonly Text.LanguageRules _rules = lexicon.Rules;
    private readonly SentenceTree _tree = new(sentence);

    /// <summary>The parties of an act, or null when it has none that make it an event.</summary>
    /// <param name="pattern">The row that matched.</param>
    /// <param name="anchor">The first token of the act.</param>
    /// <param name="end">One past its last token.</param>
    public (IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)? Of(EventPattern pattern, int anchor, int end)
    {
        var act = SentenceTree.HeadOf(sentence, anchor, end);
        if (pattern.Roles == EventRoles.Noun)
        {
            return OfNoun(pattern, act, anchor, end);
        }

        if (pattern.Roles == EventRoles.Obliged)
        {
            var verb = VerbOf(act);
            return IsPassive(verb) ? null : (Subjects(verb, 0), []);
        }

        if (pattern.Roles == EventRoles.Suffered)
        {
            var doers = DoersOf(act, pattern.Type);
            return doers.Count == 0 ? null : Together(doers, Subjects(act, 0));
        }

        if (IsPassive(act))
        {
            var targets = Subjects(act, 0);
            var agents = Agents(act, end);
            return Together(agents.Count > 0 ? agents : DoersOf(act, pattern.Type), targets);
        }

        var sources = Subjects(act, 0);
        if (pattern.Roles == EventRoles.Symmetric)
        {
            return sources.Count > 1 ? (sources, []) : null;
        }

        return Together(sources, pattern.Roles == EventRoles.Alone ? TargetsOfWhatIsAgreed(act, end, 0) : Targets(pattern, act, anchor, end));
    }

    private static (IReadOnlyList<string>, IReadOnlyList<string>)? Together(List<string> sources, List<string> targets)
    {
        targets = [.. targets.Except(sources, StringComparer.Ordinal)];
        return sources.Count == 0 && targets.Count == 0 ? null : (sources, targets);
    }

    private (IReadOnlyList<string>, IReadOnlyList<string>)? OfNoun(EventPattern pattern, int act, int anchor, int end)
    {
        var together = Behind(act, _rules.BetweenWords);
        if (together.Count > 1)
        {
            return (together, []);
        }

        var owners = Behind(act, _rules.AgentPrepositions);
        if (owners.Count == 0)
        {
            owners = Owners(act);
        }

        // "condemnation from Japan", "drew condemnation from Japan"
        var head = sentence.Tokens[act].Head;
        if (owners.Count == 0 && !pattern.Prepositions.Any(_rules.SourcePrepositions.Contains))
        {
            owners = Behind(act, _rules.SourcePrepositions);
            owners = owners.Count == 0 && sentence.Tokens[act].Relation == DependencyRelation.Obj ? Behind(head, _rules.SourcePrepositions) : owners;
        }

        var targets = Targets(pattern, act, anchor, end);
        if (head >= 0 && _rules.LightVerbs.Contains(sentence.Tokens[head].Word))
        {
            owners = owners.Count > 0 ? owners : IsPassive(head) ? Agents(head, head + 1) : Subjects(head, 0);
            targets = targets.Count > 0 ? targets : Behind(head, pattern.Prepositions);
        }

        return owners.Count == 0 ? null : Together(owners, targets);
    }

    /// <summary>"killed in an Israeli airstrike", "tewas akibat serangan Israel": whose the act is that a noun names.</summary>
    private List<string> DoersOf(int act, EventType type)
    {
        foreach (var d in _tree.Dependents(act, s_obliques).Where(d => lexicon.EventPatterns.IsNounOf(type, sentence.Tokens[d].Word)))
        {
            var doers = Behind(d, _rules.AgentPrepositions);
            doers = doers.Count > 0 ? doers : Owners(d);
            if (doers.Count > 0)
            {
                return doers;
            }
        }

        return [];
    }

    /// <summary>"Russia's attack", "the Russian attack", "serangan Rusia".</summary>
    private List<string> Owners(int act)
    {
        foreach (var relation in (ReadOnlySpan<DependencyRelation>)[DependencyRelation.NmodPoss, DependencyRelation.Amod, DependencyRelation.Compound, DependencyRelation.Nmod, DependencyRelation.Flat])
        {
            foreach (var d in _tree.Dependents(act, relation))
            {
                if ((CaseOf(d).Length == 0 || _rules.Possessive.Contains(CaseOf(d))) && Covering(d) is { } party)
                {
                    return [party.Actor];
                }
            }
        }

        return [];
    }

    private List<string> Targets(EventPattern pattern, int act, int anchor, int end)
    {
        var found = new List<string>();
        for (var i = anchor; i < end && found.Count == 0; i++)
        {
            if (pattern.Prepositions.Count > 0)
            {
                found = Behind(i, pattern.Prepositions);
            }
        }

        if (found.Count > 0 || pattern.Roles == EventRoles.Noun)
        {
            return found;
        }

        // "violated Turkish airspace": the object is of the act's own words, and what describes it is the target.
        for (var i = anchor; i < end; i++)
        {
            if (i != act && sentence.Tokens[i].Relation == DependencyRelation.Obj && PartiesOf(i) is { Count: > 0 } described)
            {
                return described;
            }
        }

        foreach (var relation in (ReadOnlySpan<DependencyRelation>)[DependencyRelation.Obj, DependencyRelation.Iobj, DependencyRelation.Xcomp])
        {
            foreach (var d in _tree.Dependents(act, relation).Where(d => d >= end))
            {
                found = relation == DependencyRelation.Xcomp ? Targets(pattern, d, d, d + 1) : pattern.Prepositions.Count > 0 ? Behind(d, pattern.Prepositions) : PartiesOf(d);
                if (found.Count > 0)
                {
                    return found;
                }
            }
        }

        return pattern.Type.ClauseNamesTarget ? WhoIsToAct(act, end) : found;
    }

    /// <summary>"demanded that Russia withdraw", "mendesak agar Rusia mundur": the subject of what is demanded or alleged.</summary>
    private List<string> WhoIsToAct(int act, int end)
    {
        foreach (var clause in _tree.Dependents(act, DependencyRelation.Ccomp, DependencyRelation.Xcomp, DependencyRelation.Advcl).Where(d => d >= end))
        {
            foreach (var subject in _tree.Dependents(clause, s_subjects).Where(d => d >= end))
            {
                if (PartiesOf(subject) is { Count: > 0 } found)
                {
                    return found;
                }
            }
        }

        return [];
    }

    /// <summary>"refused to deploy peacekeepers in Iraq", "agreed to lift the blockade of Gaza": whom the act would concern that is agreed to, refused or threatened.</summary>
    private List<string> TargetsOfWhatIsAgreed(int act, int end, int clauses)
    {
        foreach (var relation in (ReadOnlySpan<DependencyRelation>)[DependencyRelation.Obj, DependencyRelation.Iobj, DependencyRelation.Obl])
        {
            foreach (var d in _tree.Dependents(act, relation).Where(d => d >= end || (clauses > 0 && d > act)))
            {
                if ((relation != DependencyRelation.Obl || _rules.TargetPrepositions.Contains(CaseOf(d))) && PartiesOf(d) is { Count: > 0 } found)
                {
                    return found;
                }
            }
        }

        foreach (var d in _tree.Dependents(act, DependencyRelation.Xcomp, DependencyRelation.Advcl).Where(d => d >= end && clauses < Clauses))
        {
            if (!_tree.Dependents(d, s_subjects).Any() && TargetsOfWhatIsAgreed(d, end, clauses + 1) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The parties of the dependents that one of the prepositions introduces.</summary>
    private List<string> Behind(int token, IReadOnlyCollection<string> prepositions)
    {
        foreach (var d in _tree.Dependents(token, s_obliques))
        {
            if (prepositions.Contains(CaseOf(d)) && PartiesOf(d) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private string CaseOf(int token)
    {
        foreach (var d in _tree.Dependents(token, DependencyRelation.Case, DependencyRelation.Mark))
        {
            return sentence.Tokens[d].Word;
        }

        return "";
    }

    private List<string> Agents(int act, int end)
    {
        if (Behind(act, _rules.AgentPrepositions) is { Count: > 0 } found)
        {
            return found;
        }

        if (_rules.PassivePrefix.Length == 0)
        {
            return [];
        }

        // "diserang pasukan Rusia": a bare noun right behind the verb is its agent.
        foreach (var d in _tree.Dependents(act, DependencyRelation.OblAgent, DependencyRelation.Obl, DependencyRelation.Obj, DependencyRelation.Nmod))
        {
            if (d >= end && d <= end + 1 && CaseOf(d).Length == 0)
            {
                return PartiesOf(d);
            }
        }

        return [];
    }

    private List<string> Subjects(int act, int clauses)
    {
        if (clauses > Clauses)
        {
            return [];
        }

        var head = sentence.Tokens[act].Head;
        foreach (var subject in _tree.Dependents(act, s_subjects))
        {
            var relative = _rules.Relativizers.Contains(sentence.Tokens[subject].Word);
            return relative && head >= 0 && sentence.Tokens[act].Relation is DependencyRelation.Acl or DependencyRelation.AclRelcl ? PartiesOf(head) : PartiesOf(subject);
        }

        if (head < 0)
        {
            return [];
        }

        switch (sentence.Tokens[act].Relation)
        {
            case DependencyRelation.Acl or DependencyRelation.AclRelcl:
                return PartiesOf(head);
            case DependencyRelation.Xcomp or DependencyRelation.Advcl when sentence.Tokens[act].Relation == DependencyRelation.Xcomp || _rules.TellVerbs.Contains(sentence.Tokens[head].Word):
                // "urged China to stop": the one who is told is to act. Treebanks differ in whether what he is told is an xcomp or an advcl.
                foreach (var told in _tree.Dependents(head, DependencyRelation.Obj, DependencyRelation.Iobj))
                {
                    if (told < act && PartiesOf(told) is { Count: > 0 } found)
                    {
                        return found;
                    }
                }

                return Subjects(head, clauses + 1);
            case DependencyRelation.Conj or DependencyRelation.Advcl or DependencyRelation.Ccomp or DependencyRelation.Parataxis or DependencyRelation.Aux or DependencyRelation.Cop:
                return Subjects(head, clauses + 1);
            default:
                return [];
        }
    }

    /// <summary>The verb that an auxiliary or adverb belongs to; any other token itself.</summary>
    private int VerbOf(int token) => sentence.Tokens[token] is { Relation: DependencyRelation.Aux or DependencyRelation.Advmod, Head: >= 0 and var verb } ? verb : token;

    private bool IsPassive(int act)
    {
        var token = sentence.Tokens[act];
        if (_rules.PassivePrefix.Length > 0)
        {
            return token.Word.StartsWith(_rules.PassivePrefix, StringComparison.Ordinal) && token.Pos is UniversalPos.Verb or UniversalPos.None;
        }

        return _tree.Dependents(act, DependencyRelation.NsubjPass, DependencyRelation.AuxPass).Any()
            || (token.Relation == DependencyRelation.Acl && _tree.Dependents(act, s_obliques).Any(d => _rules.AgentPrepositions.Contains(CaseOf(d))));
    }

    /// <summary>
    /// The parties that a noun phrase names: its head's, else those of a word that describes the head ("the Turkish and Greek sides"), and those joined
    /// to it.
    /// </summary>
    private List<string> PartiesOf(int head)
    {
        var found = new List<string>();
        if (Covering(head) is { } party)
        {
            // "Hungarian and Romanian officials": the mention begins behind the "and".
            found.AddRange(_tree.Dependents(head, DependencyRelation.Amod, DependencyRelation.NmodPoss, DependencyRelation.Compound)
                .Where(d => d < party.First && _tree.Dependents(d, DependencyRelation.Conj).Any(c => c >= party.First))
                .Select(Covering).OfType<Party>().Select(p => p.Actor));
            Merge(found, [party.Actor]);
        }
        else
        {
            found.AddRange(Described(head));
        }

        foreach (var joined in _tree.Dependents(head, DependencyRelation.Conj))
        {
            Merge(found, PartiesOf(joined));
        }

        return found;
    }

    private List<string> Described(int head)
    {
        foreach (var relation in s_modifiers)
        {
            foreach (var d in _tree.Dependents(head, relation))
            {
                if (Covering(d) is { } party)
                {
                    var found = new List<string> { party.Actor };
                    Merge(found, [.. _tree.Dependents(d, DependencyRelation.Conj).Select(Covering).OfType<Party>().Select(p => p.Actor)]);
                    return found;
                }

                if (Described(d) is { Count: > 0 } deeper)
                {
                    return deeper;
                }
            }
        }

        return [];
    }

    private static void Merge(List<string> found, List<string> others) =>
        found.AddRange(others.Where(a => !found.Contains(a, StringComparer.Ordinal)));

    private Party? Covering(int token) => parties.FirstOrDefault(p => p.First <= token && token < p.End);
}
