using GeoGraph.Actors;

namespace GeoGraph.Discourse;

/// <summary>Tells whom the words mean that name nobody: pronouns, <em>both countries</em>, <em>the ministry</em>, <em>negara itu</em>.</summary>
/// <example>"China closed the harbour. It gave no reason." → <c>It</c>: country/CHN.</example>
/// <remarks>Immutable and shared by all threads. What cannot be told stays unresolved.</remarks>
public sealed class ReferenceResolver(Lexicon lexicon)
{
    /// <summary>So many sentences back a pronoun looks for a state or body.</summary>
    private const int BodyReach = 3;

    /// <summary>So many sentences back a person, or what a description means, is looked for: nobody else is a "he".</summary>
    private const int PersonReach = 9;

    /// <summary>So many sentences back the words of a description are looked for.</summary>
    private const int DescriptionReach = 60;

    /// <summary>So many sentences back a pair is looked for.</summary>
    private const int PairReach = 6;

    /// <summary>What a sentence of distance takes from the weight of an antecedent.</summary>
    private const double Distance = 1.1;

    /// <summary>What it takes from the weight of a state or body to be of another kind than the first that the words name.</summary>
    private const double OtherKind = 2;

    /// <summary>What it adds to an antecedent to stand in the sentence of the pronoun.</summary>
    private const double SameSentence = 1;

    /// <summary>No pronoun is surer than this.</summary>
    private const double Surest = 0.95;

    /// <summary>A state or body with less weight than this is too far in the background to be meant.</summary>
    private const double Least = 0.2;

    /// <summary>Adds the mentions by pronouns of the third person, by pairs and by descriptions, outside of quotations.</summary>
    public ArticleActors Resolve(ArticleText text, ArticleActors actors)
    {
        var known = actors.Actors.ToDictionary(a => a.Key, StringComparer.Ordinal);
        var told = new Antecedents(lexicon, text, known);
        var found = new List<Mention>();
        var next = 0;
        foreach (var sentence in text.Sentences)
        {
            var here = new List<Mention>();
            for (; next < actors.Mentions.Count && actors.Mentions[next].Span.Start < sentence.Span.End; next++)
            {
                if (sentence.Span.Contains(actors.Mentions[next].Span))
                {
                    here.Add(actors.Mentions[next]);
                }
            }

            InSentence(text, sentence, here, told, found);
        }

        // A reference says better than a word for a group what it stands in: "both leaders".
        var kept = actors.Mentions.Where(m => m.Form != MentionForm.Description || Over(found, m) is not { } over || over.Actor == m.Actor);
        return (actors with { Mentions = [.. kept] }).With([], found);
    }

    /// <summary>The reference that a mention lies in; null for none.</summary>
    private static Mention? Over(List<Mention> found, Mention mention)
    {
        var at = SpanSearch.FirstNotBefore(found, mention.Span.Start, static (f, p) => f.Span.End <= p);
        return at < found.Count && found[at].Span.Contains(mention.Span) ? found[at] : null;
    }

    private void InSentence(ArticleText text, Sentence sentence, List<Mention> here, Antecedents told, List<Mention> found)
    {
        var m = 0;
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            for (; m < here.Count && here[m].Span.Start <= sentence.Tokens[i].Start; m++)
            {
                told.Add(sentence, here[m], here.Exists(o => o.Span.Contains(here[m].Span) && o.Span != here[m].Span));
            }

            var (end, meant, form) = text.IsQuoted(sentence.Tokens[i].Start) || ReferenceTable.IsName(text, sentence, i) ? (i + 1, [], MentionForm.Pronoun) : At(sentence, i, here, told);
            foreach (var (actor, confidence) in meant)
            {
                var mention = new Mention(actor.Key, sentence.SpanOf(i, end - 1), form) { Confidence = confidence };
                found.Add(mention);
                told.Add(sentence, mention, false);
            }

            i = end;
        }
    }

    /// <summary>Whom the words at a token mean, one past their last token, and by what sort of words; nobody where they mean none or it cannot be told.</summary>
    private (int End, IReadOnlyList<(Actor Actor, double Confidence)> Meant, MentionForm Form) At(Sentence sentence, int token, List<Mention> here, Antecedents told)
    {
        if (lexicon.References.At(sentence, token) is var (row, end))
        {
            return row.Class switch
            {
                ReferenceClass.Person => (end, Best(sentence, token, told, PersonReach, a => a.Actor.Kind == ActorKind.Person ? 0 : null), MentionForm.Pronoun),
                ReferenceClass.Thing when IsSubjectOrOwner(sentence, token) => (end, Best(sentence, token, told, BodyReach, a => a.Actor.Kind is ActorKind.Person or ActorKind.Group || a.IsAnybody || a.Weight < Least ? null : 0), MentionForm.Pronoun),
                ReferenceClass.Several => (end, Several(sentence, token, told), MentionForm.Pronoun),
                ReferenceClass.Pair => (end, Pair(sentence, token, told, row), MentionForm.Description),
                ReferenceClass.Kind when !here.Exists(h => h.Span.Contains(sentence.SpanOf(token, end - 1)) && h.Form != MentionForm.Description) =>
                    (end, Best(sentence, token, told, PersonReach, a => OfKind(row, a)), MentionForm.Description),
                _ => (end, [], MentionForm.Pronoun),
            };
        }

        if (CliticAt(sentence, token))
        {
            return (token + 2, Best(sentence, token, told, PersonReach, a => a.Actor.Kind == ActorKind.Person ? 0 : null), MentionForm.Clitic);
        }

        var described = Described(sentence, token, here, told);
        return (described.End, described.Meant, MentionForm.Description);
    }

    private static double? OfKind(Reference row, Antecedent antecedent)
    {
        for (var k = 0; k < row.Kinds.Count; k++)
        {
            if (row.Kinds[k] == antecedent.Actor.Kind)
            {
                return antecedent.Mention.Form == MentionForm.Description ? null : -OtherKind * k;
            }
        }

        return null;
    }

    /// <summary>"ujarnya": a reporting word with the enclitic of a person.</summary>
    private bool CliticAt(Sentence sentence, int token) =>
        lexicon.Rules.AnaphoricEnclitic.Length > 0 && token + 1 < sentence.Tokens.Length && sentence.Tokens[token + 1].IsEnclitic
        && sentence.Tokens[token + 1].Word == lexicon.Rules.AnaphoricEnclitic && lexicon.Reports(sentence.Tokens[token].Word);

    private static bool IsSubjectOrOwner(Sentence sentence, int token) =>
        !SentenceTree.IsParsed(sentence) || sentence.Tokens[token].Relation is DependencyRelation.Nsubj or DependencyRelation.NsubjPass or DependencyRelation.NmodPoss;

    /// <summary>The one of some sort that is most in the foreground before a token.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="token">The token.</param>
    /// <param name="told">Who was told of.</param>
    /// <param name="reach">So many sentences back.</param>
    /// <param name="fit">What is added to the weight of an antecedent; null when it cannot be meant.</param>
    private static IReadOnlyList<(Actor Actor, double Confidence)> Best(Sentence sentence, int token, Antecedents told, int reach, Func<Antecedent, double?> fit)
    {
        var scores = new Dictionary<string, (Actor Actor, double Score)>(StringComparer.Ordinal);
        for (var t = told.Told.Count - 1; t >= 0 && sentence.Index - told.Told[t].Sentence.Index <= reach; t--)
        {
            var antecedent = told.Told[t];
            if (fit(antecedent) is not { } added || IsOfTheSameVerb(sentence, token, antecedent))
            {
                continue;
            }

            var score = antecedent.Weight + added + (ReferenceEquals(antecedent.Sentence, sentence) ? SameSentence : 0) - (Distance * (sentence.Index - antecedent.Sentence.Index)) + (0.3 * Math.Log(told.Times(antecedent.Actor.Key)));
            if ((score >= Least || reach > BodyReach) && (!scores.TryGetValue(antecedent.Actor.Key, out var before) || before.Score < score))
            {
                scores[antecedent.Actor.Key] = (antecedent.Actor, score);
            }
        }

        if (scores.Count == 0)
        {
            return [];
        }

        var ranked = scores.Values.OrderByDescending(s => s.Score).ThenBy(s => s.Actor.Key, StringComparer.Ordinal).ToList();
        var lead = ranked[0].Score - (ranked.Count > 1 ? ranked[1].Score : 0);
        return [(ranked[0].Actor, Math.Round(Math.Min(Surest, 1 / (1 + Math.Exp(-0.5 - lead))), 2))];
    }

    /// <summary>Whom a verb does something to is not who does it: "Putin praised him".</summary>
    private static bool IsOfTheSameVerb(Sentence sentence, int token, Antecedent antecedent) =>
        ReferenceEquals(antecedent.Sentence, sentence) && SentenceTree.IsParsed(sentence) && sentence.Tokens[token].Relation != DependencyRelation.NmodPoss
        && antecedent.Head != token && sentence.Tokens[antecedent.Head].Head == sentence.Tokens[token].Head && sentence.Tokens[token].Head >= 0
        && sentence.Tokens[antecedent.Head].Relation is DependencyRelation.Nsubj or DependencyRelation.NsubjPass or DependencyRelation.Obj or DependencyRelation.Iobj;

    /// <summary>Those who are joined, or the ones who are many: a group, a body, and least of all a state.</summary>
    private static IReadOnlyList<(Actor, double)> Several(Sentence sentence, int token, Antecedents told)
    {
        Antecedent? best = null;
        var meant = Best(
            sentence, token, told, BodyReach,
            a => told.JoinedWith(a).Count > 1 ? 1 : a.Actor.Kind == ActorKind.Person ? null : a.Actor.Kind == ActorKind.Country ? -OtherKind : 0);
        for (var t = told.Told.Count - 1; t >= 0 && meant.Count > 0 && best is null; t--)
        {
            best = told.Told[t].Actor == meant[0].Actor ? told.Told[t] : null;
        }

        return best is null ? meant : [.. told.JoinedWith(best).Select(a => (a.Actor, meant[0].Confidence))];
    }

    /// <summary>The two that the last sentence with two such tells of; else, for states, the two told of most often.</summary>
    private static IReadOnlyList<(Actor, double)> Pair(Sentence sentence, int token, Antecedents told, Reference row)
    {
        ActorKind[][] sorts = row.Kinds.Count == 0 ? [[ActorKind.Country, ActorKind.ArmedGroup]] : [.. row.Kinds.Select(k => (ActorKind[])[k])];
        for (var s = sentence.Index; s >= Math.Max(0, sentence.Index - PairReach); s--)
        {
            foreach (var sort in sorts)
            {
                var here = told.Since(s).Where(a => a.Sentence.Index == s && (s < sentence.Index || a.End <= token) && sort.Contains(a.Actor.Kind)).ToList();
                var two = here.DistinctBy(a => a.Actor.Key).ToList();
                if (two.Count != 2 && here.Select(told.JoinedWith).FirstOrDefault(j => j.Count == 2) is { } joined)
                {
                    two = [.. joined];
                }

                if (two.Count == 2)
                {
                    return [.. two.Select(a => (a.Actor, s == sentence.Index ? 0.8 : 0.7))];
                }
            }
        }

        var most = told.Since(sentence.Index - DescriptionReach).Where(a => sorts[0].Contains(a.Actor.Kind)).Select(a => a.Actor).DistinctBy(a => a.Key).OrderByDescending(a => told.Times(a.Key)).Take(2).ToList();
        return most.Count == 2 && told.Times(most[1].Key) > 1 ? [.. most.Select(a => (a, 0.5))] : [];
    }

    /// <summary>
    /// "the department", "kementerian tersebut": the last actor whose name or description has the word; "the president": the last person in that office.
    /// </summary>
    private (int End, IReadOnlyList<(Actor, double)> Meant) Described(Sentence sentence, int token, List<Mention> here, Antecedents told)
    {
        var (noun, end) = lexicon.Rules.ModifierFirst ? (token + 1, token + 2) : (token, token + 2);
        if (end > sentence.Tokens.Length || !lexicon.Rules.Definites.Contains(sentence.Tokens[lexicon.Rules.ModifierFirst ? token : token + 1].Word)
            || sentence.Tokens[noun].Pos is not (UniversalPos.Noun or UniversalPos.None or UniversalPos.Propn) || sentence.Tokens[noun].Word.Length < 3)
        {
            return (token + 1, []);
        }

        var title = lexicon.ActorNames.RoleAt(sentence, noun, RoleClass.Title);
        end = title is { } office && lexicon.Rules.ModifierFirst ? office.End : end;
        var span = sentence.SpanOf(noun, end - 1);
        if (lexicon.Rules.ModifierFirst && end < sentence.Tokens.Length && sentence.Tokens[end].Relation is DependencyRelation.Compound or DependencyRelation.Flat && sentence.Tokens[end].Head < end)
        {
            return (token + 1, []);
        }

        if (lexicon.Rules.ModifierFirst && SentenceTree.IsParsed(sentence) && sentence.Tokens[noun].Relation == DependencyRelation.Compound)
        {
            return (token + 1, []);
        }

        // What is set beside a name tells of it, and what names somebody needs no other.
        if (sentence.Tokens[noun].Relation == DependencyRelation.Appos || here.Exists(h => h.Span.Overlaps(span) && IsTold(h, here, told)))
        {
            return (token + 1, []);
        }

        for (var t = told.Told.Count - 1; t >= 0 && sentence.Index - told.Told[t].Sentence.Index <= DescriptionReach; t--)
        {
            var antecedent = told.Told[t];
            if (antecedent.IsAnybody || IsBeside(sentence, token, antecedent) || (antecedent.Actor.Kind == ActorKind.Country && antecedent.Mention.Form != MentionForm.Description))
            {
                continue;
            }

            if ((title is { } held && held.Role.Role is { } role && antecedent.Actor.Kind == ActorKind.Person && told.Holds(antecedent.Actor, role))
                || (antecedent.Mention.Form is not (MentionForm.Pronoun or MentionForm.Clitic) && HasWord(antecedent, sentence.Tokens[noun])))
            {
                return here.Exists(h => h.Span.Overlaps(span) && h.Actor == antecedent.Actor.Key) ? (token + 1, []) : (end, [(antecedent.Actor, 0.8)]);
            }
        }

        return (token + 1, []);
    }

    /// <summary>Whether a mention says whom it means: it names somebody, or says whose body it is ("the Syrian government").</summary>
    private static bool IsTold(Mention mention, List<Mention> here, Antecedents told) =>
        mention.Form != MentionForm.Description || (!told.IsAnybody(mention) && here.Exists(o => o.Span != mention.Span && mention.Span.Contains(o.Span)));

    /// <summary>"Ola Hansen, the minister": behind a comma.</summary>
    private static bool IsBeside(Sentence sentence, int token, Antecedent antecedent) =>
        ReferenceEquals(antecedent.Sentence, sentence) && antecedent.End == token - 1 && sentence.Tokens[token - 1].Word == ",";

    private static bool HasWord(Antecedent antecedent, Token noun)
    {
        for (var i = antecedent.First; i < antecedent.End; i++)
        {
            if (antecedent.Sentence.Tokens[i].Word == noun.Word && antecedent.Sentence.Tokens[i].Start != noun.Start)
            {
                return true;
            }
        }

        return false;
    }
}
