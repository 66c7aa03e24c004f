using GeoGraph.Statements;

namespace GeoGraph.Events;

/// <summary>Who acts and who is acted upon around the words of an act, by their order in the clause.</summary>
internal sealed class EventParties(Lexicon lexicon, ArticleText text, MentionIndex mentions)
{
    /// <summary>A target stands at most so many words behind the act.</summary>
    private const int Reach = 18;

    private readonly Text.LanguageRules _rules = lexicon.Rules;

    /// <summary>The mentions of a sentence that are not inside a longer one, with their first and last tokens.</summary>
    public List<Party> In(Sentence sentence)
    {
        var parties = new List<Party>();
        foreach (var mention in mentions.MentionsIn(sentence.Span))
        {
            if (mention.Form == MentionForm.Clitic || (parties.Count > 0 && parties[^1].Span.Contains(mention.Span)))
            {
                continue;
            }

            var first = sentence.TokenAt(mention.Span.Start);
            var end = sentence.TokenAt(mention.Span.End - 1) + 1;
            parties.Add(new Party(mention.Actor, mention.Span, first, end, mention.Form));
        }

        return parties;
    }

    /// <summary>The parties of an act, or null when it has none that make it an event.</summary>
    public (IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)? Of(Sentence sentence, List<Party> parties, EventPattern pattern, int anchor, int end, Statement? statement)
    {
        var left = Left(sentence, parties, anchor, statement);
        switch (pattern.Roles)
        {
            case EventRoles.Noun:
                return Nominal(sentence, parties, pattern, anchor, end);
            case EventRoles.Suffered:
                return null;
            case EventRoles.Symmetric:
                return left.Count > 1 ? (Keys(left), []) : null;
            default:
                break;
        }

        if (IsPassive(sentence, anchor))
        {
            var agents = After(sentence, parties, end, _rules.AgentPrepositions);
            if (agents.Count == 0 && _rules.PassivePrefix.Length > 0)
            {
                agents = [.. parties.Where(p => p.First == end).Take(1)];
            }

            return agents.Count > 0 || left.Count > 0 ? (Keys(agents), Keys([.. left.Where(l => !agents.Contains(l))])) : null;
        }

        var prepositions = pattern.Prepositions.ToHashSet(StringComparer.Ordinal);
        var targets = pattern.Roles == EventRoles.Alone ? [] : prepositions.Count > 0 ? After(sentence, parties, end, prepositions) : Object(sentence, parties, end);
        if (left.Count == 0 && SpeaksOfItself(sentence, anchor) && statement is { Speakers.Count: > 0 })
        {
            return (statement.Speakers, Keys(targets));
        }

        if (left.Count == 0)
        {
            return null;
        }

        var sources = Keys(left);
        return (sources, [.. Keys(targets).Except(sources, StringComparer.Ordinal)]);
    }

    /// <summary>Both parties of a noun such as "talks between X and Y"; its owner and its target otherwise.</summary>
    private (IReadOnlyList<string>, IReadOnlyList<string>)? Nominal(Sentence sentence, List<Party> parties, EventPattern pattern, int anchor, int end)
    {
        var together = After(sentence, parties, end, _rules.BetweenWords);
        if (together.Count > 1)
        {
            return (Keys(together), []);
        }

        var owners = After(sentence, parties, end, _rules.AgentPrepositions);
        if (owners.Count == 0 && end < sentence.Tokens.Length && _rules.SourcePrepositions.Contains(sentence.Tokens[end].Word) && !pattern.Prepositions.Any(_rules.SourcePrepositions.Contains))
        {
            owners = After(sentence, parties, end, _rules.SourcePrepositions);
        }

        if (owners.Count == 0)
        {
            owners = _rules.ModifierFirst
                ? [.. parties.Where(p => p.End <= anchor && anchor - p.End <= 2 && BelongsTo(sentence, p, anchor)).TakeLast(1)]
                : [.. parties.Where(p => p.First == end).Take(1)];
        }

        var from = owners.Count > 0 && owners[0].First >= end ? owners[^1].End : end;
        var targets = After(sentence, parties, from, pattern.Prepositions.ToHashSet(StringComparer.Ordinal));
        if (owners.Count == 0 && !(targets.Count > 0 && pattern.Type.QuadClass == QuadClass.MaterialConflict && !pattern.Type.RequiresTarget && pattern.Type.Score <= -6))
        {
            return null;
        }

        return (Keys(owners), [.. Keys(targets).Except(Keys(owners), StringComparer.Ordinal)]);
    }

    /// <summary>"Russia's attack", "the Russian attack": only words that describe the noun stand between.</summary>
    private bool BelongsTo(Sentence sentence, Party party, int anchor)
    {
        for (var i = party.End; i < anchor; i++)
        {
            if (!_rules.Possessive.Contains(sentence.Tokens[i].Word) && ((!char.IsLetter(text.Text[sentence.Tokens[i].Start]) && sentence.Tokens[i].Word != "-") || _rules.FunctionWords.Contains(sentence.Tokens[i].Word)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The subject: the nearest party before the act that no preposition and no possessive sets aside, with those joined to it.</summary>
    private List<Party> Left(Sentence sentence, List<Party> parties, int anchor, Statement? statement)
    {
        var floor = statement is null ? sentence.Span.Start : statement.Content.Where(c => c.Contains(sentence.Tokens[anchor].Start)).Select(c => c.Start).FirstOrDefault(sentence.Span.Start);
        var content = statement is null ? SpeakersSide(sentence, anchor) : floor;
        Party? subject = null;
        for (var i = parties.Count - 1; i >= 0 && subject is null; i--)
        {
            var party = parties[i];
            if (party.End > anchor || party.Span.Start < content)
            {
                continue;
            }

            var before = party.First > 0 ? sentence.Tokens[party.First - 1].Word : "";
            var article = party.First > 1 && _rules.OwnerPrepositions.Contains(before) ? sentence.Tokens[party.First - 2].Word : before;
            if (_rules.ObliquePrepositions.Contains(before) || _rules.ObliquePrepositions.Contains(article)
                || (party.End < sentence.Tokens.Length && _rules.Possessive.Contains(sentence.Tokens[party.End].Word) && party.End < anchor)
                || (party.Form == MentionForm.Demonym && party.End < anchor - 1 && _rules.ModifierFirst && parties.Exists(p => p.End <= party.First)))
            {
                continue;
            }

            subject = party;
        }

        subject ??= parties.LastOrDefault(p => p.End <= anchor && p.Span.Start >= content && anchor - p.End <= 4
            && !(p.First > 0 && _rules.ObliquePrepositions.Contains(sentence.Tokens[p.First - 1].Word)));
        return subject is null ? [] : Joined(sentence, parties, subject, false);
    }

    /// <summary>Outside a statement's content, a complementizer between a party and the act cuts the party off.</summary>
    private int SpeakersSide(Sentence sentence, int anchor)
    {
        for (var i = anchor - 1; i > 0; i--)
        {
            if (_rules.Complementizers.Contains(sentence.Tokens[i].Word) && !_rules.Relativizers.Contains(sentence.Tokens[i].Word))
            {
                return sentence.Tokens[i].Start;
            }
        }

        return sentence.Span.Start;
    }

    private List<Party> Object(Sentence sentence, List<Party> parties, int end)
    {
        foreach (var party in parties)
        {
            if (party.First < end)
            {
                continue;
            }

            if (party.First - end > 7 || Breaks(sentence, end, party.First))
            {
                break;
            }

            var before = party.First > 0 ? sentence.Tokens[party.First - 1].Word : "";
            if (party.First > end && _rules.PlacePrepositions.Contains(before) && party.First - end > 2)
            {
                continue;
            }

            return Joined(sentence, parties, party, true);
        }

        return [];
    }

    private List<Party> After(Sentence sentence, List<Party> parties, int from, IReadOnlySet<string> prepositions)
    {
        for (var i = from; i < Math.Min(from + Reach, sentence.Tokens.Length); i++)
        {
            if (i > from && Breaks(sentence, from, i))
            {
                return [];
            }

            if (!prepositions.Contains(sentence.Tokens[i].Word))
            {
                continue;
            }

            if (parties.Find(p => p.First > i && p.First - i <= 4 && !Breaks(sentence, i + 1, p.First)) is { } party)
            {
                return Joined(sentence, parties, party, true);
            }
        }

        return [];
    }

    private bool Breaks(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_rules.ClauseBreaks.Contains(sentence.Tokens[i].Word) || _rules.Relativizers.Contains(sentence.Tokens[i].Word) || text.Text[sentence.Tokens[i].Start] is ';' or ':')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The party and those joined to it by <em>and</em> or a comma, in text order.</summary>
    private List<Party> Joined(Sentence sentence, List<Party> parties, Party party, bool forward)
    {
        var group = new List<Party> { party };
        var at = parties.IndexOf(party);
        for (var i = at; forward ? i + 1 < parties.Count : i > 0; i += forward ? 1 : -1)
        {
            var (a, b) = forward ? (parties[i], parties[i + 1]) : (parties[i - 1], parties[i]);
            var joined = false;
            var gap = b.First - a.End;
            for (var t = a.End; t < b.First; t++)
            {
                joined |= _rules.Conjunctions.Contains(sentence.Tokens[t].Word) || (sentence.Tokens[t].Word == "," && group.Count > 1);
            }

            if (!joined || gap > 3)
            {
                break;
            }

            group.Add(forward ? b : a);
        }

        group.Sort((x, y) => x.First.CompareTo(y.First));
        return group;
    }

    private bool IsPassive(Sentence sentence, int anchor)
    {
        var word = sentence.Tokens[anchor].Word;
        if (_rules.PassivePrefix.Length > 0)
        {
            return word.StartsWith(_rules.PassivePrefix, StringComparison.Ordinal);
        }

        for (var i = anchor - 1; i >= Math.Max(0, anchor - 3); i--)
        {
            if (_rules.PassiveAuxiliaries.Contains(sentence.Tokens[i].Word))
            {
                return true;
            }
        }

        return anchor + 1 < sentence.Tokens.Length && _rules.AgentPrepositions.Contains(sentence.Tokens[anchor + 1].Word);
    }

    private bool SpeaksOfItself(Sentence sentence, int anchor)
    {
        for (var i = anchor - 1; i >= Math.Max(0, anchor - 5); i--)
        {
            if (_rules.FirstPerson.Contains(sentence.Tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<string> Keys(List<Party> parties) => [.. parties.Select(p => p.Actor).Distinct(StringComparer.Ordinal)];
}

/// <summary>A mention with the tokens it covers.</summary>
internal sealed record Party(string Actor, TextSpan Span, int First, int End, MentionForm Form);
