using GeoGraph.Clauses;

namespace GeoGraph.Events;

/// <summary>An actor who may be a party of an act.</summary>
/// <param name="Actor">Its key.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="Party">Its mention in the sentence that stands nearest in meaning; null for none.</param>
/// <param name="Argument">The argument of the act's clause that names it; null for none.</param>
/// <param name="Place">Place among the parties of the argument, or among those of the same origin, from 0.</param>
internal sealed record RoleCandidate(string Actor, RoleOrigin Origin, Party? Party, Argument? Argument, int Place)
{
    /// <summary>So many of the acts before may share their parties.</summary>
    private const int Remembered = 2;

    /// <summary>So many parties of the sentence before.</summary>
    private const int MostBefore = 4;

    /// <summary>
    /// All who may be parties of an act, one an actor: arguments of its clause first, then others of the sentence, the speaker, the parties of the acts
    /// before, those of the sentence before, the states the article is about.
    /// </summary>
    public static List<RoleCandidate> Of(SentenceContext s, int act, SentenceContext? before, ActHistory history)
    {
        var candidates = new List<RoleCandidate>();
        foreach (var argument in s.Clauses.At(act).Arguments.OrderBy(a => a.Evidence))
        {
            for (var p = 0; p < argument.Parties.Count; p++)
            {
                Add(candidates, new RoleCandidate(argument.Parties[p].Actor, RoleOrigin.Argument, argument.Parties[p], argument, p));
            }
        }

        foreach (var party in s.Parties.OrderBy(p => Math.Abs((p.End <= act ? p.End - 1 : p.First) - act)))
        {
            Add(candidates, new RoleCandidate(party.Actor, RoleOrigin.Sentence, party, null, 0));
        }

        if (s.StatementAt(act) is { } statement)
        {
            for (var p = 0; p < statement.Speakers.Count; p++)
            {
                Add(candidates, new RoleCandidate(statement.Speakers[p], RoleOrigin.Speaker, null, null, p));
            }

            for (var p = 0; p < statement.Addressees.Count; p++)
            {
                Add(candidates, new RoleCandidate(statement.Addressees[p], RoleOrigin.Addressee, null, null, p));
            }
        }

        for (var n = 0; n < Math.Min(history.Count, Remembered); n++)
        {
            foreach (var actor in history[n].Sources)
            {
                Add(candidates, new RoleCandidate(actor, RoleOrigin.SourceBefore, null, null, n));
            }

            foreach (var actor in history[n].Targets)
            {
                Add(candidates, new RoleCandidate(actor, RoleOrigin.TargetBefore, null, null, n));
            }
        }

        if (before is not null)
        {
            for (var p = 0; p < Math.Min(before.Parties.Count, MostBefore); p++)
            {
                Add(candidates, new RoleCandidate(before.Parties[p].Actor, RoleOrigin.Before, null, null, p));
            }
        }

        for (var p = 0; p < s.Article.MainStates.Count; p++)
        {
            var key = "country/" + s.Article.MainStates[p];
            if (s.Article.Known.ContainsKey(key))
            {
                Add(candidates, new RoleCandidate(key, RoleOrigin.MainState, null, null, p));
            }
        }

        return candidates;
    }

    private static void Add(List<RoleCandidate> candidates, RoleCandidate candidate)
    {
        if (!candidates.Exists(c => c.Actor == candidate.Actor))
        {
            candidates.Add(candidate);
        }
    }
}

/// <summary>Where a possible party stands.</summary>
internal enum RoleOrigin
{
    /// <summary>In the clause of the act.</summary>
    Argument,

    /// <summary>Elsewhere in its sentence.</summary>
    Sentence,

    /// <summary>It says so.</summary>
    Speaker,

    /// <summary>It is told so.</summary>
    Addressee,

    /// <summary>Source of one of the acts before.</summary>
    SourceBefore,

    /// <summary>Target of one of the acts before.</summary>
    TargetBefore,

    /// <summary>In the sentence before.</summary>
    Before,

    /// <summary>A state that the article is about.</summary>
    MainState,
}

/// <summary>The acts of an article so far, the last first.</summary>
internal sealed class ActHistory
{
    private readonly List<(EventType Type, ulong Lemma, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)> _acts = [];

    public int Count => _acts.Count;

    public (EventType Type, ulong Lemma, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets) this[int back] => _acts[_acts.Count - 1 - back];

    public void Add(EventType type, ulong lemma, IReadOnlyList<string> sources, IReadOnlyList<string> targets) => _acts.Add((type, lemma, sources, targets));
}
