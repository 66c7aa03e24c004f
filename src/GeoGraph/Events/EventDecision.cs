using GeoGraph.Clauses;

namespace GeoGraph.Events;

/// <summary>That a word names an act, and of which type.</summary>
/// <param name="Token">Index of the word.</param>
/// <param name="Type">The type.</param>
/// <param name="Row">The row that gives it; null for an open candidate.</param>
/// <param name="Probability">That it names an act of this type, in [0, 1].</param>
internal readonly record struct ActDecision(int Token, EventType Type, EventRow? Row, double Probability);

/// <summary>Who acts on whom.</summary>
/// <param name="Sources">Keys of the actors who act, in text order.</param>
/// <param name="Targets">Keys of those acted upon, in text order.</param>
/// <param name="Probability">That these are the parties, in [0, 1].</param>
internal readonly record struct RoleDecision(IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, double Probability);

/// <summary>Takes the decisions about the acts of a sentence: by the model, or without one by the rows alone.</summary>
internal sealed class EventDecider(Lexicon lexicon, EventModel? model)
{
    /// <summary>A word that is less probably an act is none.</summary>
    private const double LeastAct = 0.3;

    /// <summary>A party that is less probably one is none.</summary>
    private const double LeastRole = 0.40;

    /// <summary>The same for a target, where PLOVER asks for one, and where it does not.</summary>
    private const double LeastTarget = 0.15, LeastOtherTarget = 0.2;

    /// <summary>An act that has no source so probable takes the most probable one above this.</summary>
    private const double LeastSource = 0.12;

    /// <summary>What a row alone is trusted.</summary>
    private const double RowAlone = 0.7;

    private readonly FeatureBuffer _features = new();
    private readonly EventType[] _types = [.. lexicon.Ontology.Types];

    /// <summary>The acts that a sentence names, in text order.</summary>
    public List<ActDecision> Acts(SentenceContext s)
    {
        var acts = new List<ActDecision>();
        for (var i = 0; i < s.Sentence.Tokens.Length; i++)
        {
            if (s.IsCandidate(i) && (model is null ? ByRow(s, i) : ByModel(s, i)) is { } act)
            {
                acts.Add(act);
            }
        }

        return model is null ? acts : Distinct(s, acts);
    }

    /// <summary>Of words that name one act between them ("launched an attack") the most probable.</summary>
    private static List<ActDecision> Distinct(SentenceContext s, List<ActDecision> acts)
    {
        var kept = new List<ActDecision>();
        foreach (var act in acts.OrderByDescending(a => a.Probability).ThenBy(a => a.Token))
        {
            if (!kept.Exists(k => k.Type == act.Type && AreOne(s, k.Token, act.Token)))
            {
                kept.Add(act);
            }
        }

        kept.Sort((a, b) => a.Token.CompareTo(b.Token));
        return kept;
    }

    private static bool AreOne(SentenceContext s, int a, int b)
    {
        var (first, second) = (Math.Min(a, b), Math.Max(a, b));
        if (s.Rows[first] is not null && s.RowEnd[first] > second)
        {
            return true;
        }

        return s.Token(a).Head == b && IsInside(s.Token(a)) || s.Token(b).Head == a && IsInside(s.Token(b));
    }

    private static bool IsInside(Token token) => token.Relation is DependencyRelation.Obj or DependencyRelation.NsubjPass or DependencyRelation.Compound or DependencyRelation.Xcomp
        or DependencyRelation.Amod or DependencyRelation.Flat or DependencyRelation.Fixed or DependencyRelation.CompoundPrt or DependencyRelation.Nmod or DependencyRelation.Obl;

    private ActDecision? ByModel(SentenceContext s, int i)
    {
        TypeFeatures.Fill(s, i, _features);
        Span<double> p = stackalloc double[_types.Length + 1];
        model!.Types(_features.Keys, p);
        var best = 0;
        for (var c = 1; c < _types.Length; c++)
        {
            best = p[c] > p[best] ? c : best;
        }

        if (1 - p[_types.Length] < LeastAct)
        {
            return null;
        }

        return new ActDecision(i, _types[best], RowOf(s, i, _types[best]), p[best]);
    }

    /// <summary>The row of a type at a token, or over it; null for none.</summary>
    internal static EventRow? RowOf(SentenceContext s, int i, EventType type)
    {
        foreach (var (row, _, _) in s.Rows[i] ?? [])
        {
            if (row.Type == type)
            {
                return row;
            }
        }

        return s.RowOver(i) is var over and >= 0 ? s.Rows[over]!.FirstOrDefault(r => r.Row.Type == type)?.Row : null;
    }

    /// <summary>Of the rows of most words the first whose conditions hold and whose sort of word stands there.</summary>
    private static ActDecision? ByRow(SentenceContext s, int i)
    {
        var noun = s.Clauses.IsParsed && s.Token(i).Pos is UniversalPos.Noun or UniversalPos.Propn;
        foreach (var match in s.Rows[i] ?? [])
        {
            if ((!s.Clauses.IsParsed || match.Row.IsNoun == noun) && match.Row.Holds(s.Sentence, match))
            {
                return new ActDecision(i, match.Row.Type, match.Row, RowAlone);
            }
        }

        return null;
    }

    /// <summary>Who acts on whom; null when nobody does.</summary>
    public RoleDecision? Roles(SentenceContext s, ActDecision act, SentenceContext? before, ActHistory history) =>
        (model is null ? RolesByRow(s, act) : RolesByModel(s, act, before, history)) is { } roles && HasEnough(act.Type, roles) ? roles : null;

    /// <summary>An event has a source; assault and coercion may have a target alone.</summary>
    private static bool HasEnough(EventType type, RoleDecision roles) => roles.Sources.Count > 0 || (roles.Targets.Count > 0 && type.SourceMayBeUnknown);

    private RoleDecision RolesByModel(SentenceContext s, ActDecision act, SentenceContext? before, ActHistory history)
    {
        var candidates = RoleCandidate.Of(s, act.Token, before, history);
        var probability = 1.0;
        var sources = Choose(candidates, [], LeastSource, LeastRole, f => RoleFeatures.Fill(s, act.Token, act.Type, act.Row, f, candidates, history, null, _features), model!.Source, true, ref probability);
        var least = act.Type.RequiresTarget ? LeastTarget : LeastOtherTarget;
        var targets = Choose(candidates, sources, sources.Count > 1 ? 1 : least, LeastRole, f => RoleFeatures.Fill(s, act.Token, act.Type, act.Row, f, candidates, history, sources, _features), model.Target, false, ref probability);
        return new RoleDecision(InTextOrder(sources), InTextOrder(targets), probability);
    }

    /// <summary>Those probable enough, or the most probable one when it is not quite.</summary>
    private List<RoleCandidate> Choose(List<RoleCandidate> candidates, List<RoleCandidate> others, double least, double enough, Action<RoleCandidate> fill, Decide decide, bool isSource, ref double probability)
    {
        var chosen = new List<RoleCandidate>();
        RoleCandidate? best = null;
        var highest = least;
        foreach (var candidate in candidates)
        {
            if (others.Contains(candidate))
            {
                continue;
            }

            fill(candidate);
            var p = decide(_features.Keys);
            if (p >= enough)
            {
                chosen.Add(candidate);
                probability = Math.Min(probability, p);
            }

            // Whom a verb is done to does not do it, unless that is sure.
            var undergoes = candidate.Argument is { Slot: Slot.DirectObject, Evidence: Evidence.Tree };
            (best, highest) = p > highest && !(undergoes && isSource) ? (candidate, p) : (best, highest);
        }

        if (chosen.Count == 0 && best is not null)
        {
            chosen.Add(best);
            probability = Math.Min(probability, highest);
        }

        return chosen;
    }

    private delegate double Decide(ReadOnlySpan<ulong> features);

    private static List<string> InTextOrder(List<RoleCandidate> chosen) => [.. chosen.OrderBy(c => c.Party?.First ?? int.MaxValue).Select(c => c.Actor)];

    /// <summary>The arguments that the row's frame asks for.</summary>
    private RoleDecision RolesByRow(SentenceContext s, ActDecision act)
    {
        var row = act.Row!;
        var clause = s.Clauses.At(act.Token);
        var sources = row.IsTogether ? Together(clause, row) : Of(s, clause, row.Sources);
        List<string> targets = [.. Of(s, clause, row.Targets).Except(sources, StringComparer.Ordinal)];
        return new RoleDecision(sources, targets, RowAlone);
    }

    private List<string> Together(Clause clause, EventRow row) =>
        [.. clause.Arguments.Where(a => RowFit.Of(lexicon.Rules, row, a) == RowFit.Party).SelectMany(a => a.Parties).OrderBy(p => p.First).Select(p => p.Actor).Distinct(StringComparer.Ordinal)];

    private List<string> Of(SentenceContext s, Clause clause, IReadOnlyList<PartySlot> slots)
    {
        foreach (var slot in slots)
        {
            List<string> found = slot.Kind switch
            {
                PartySlotKind.Speaker => [.. s.StatementAt(clause.Head)?.Speakers ?? []],
                PartySlotKind.Doer => DoerOf(s, clause),
                _ => [.. clause.Arguments.Where(a => RowFit.Fits(slot, a)).Select(a => a.Parties).FirstOrDefault(p => p.Count > 0, []).Select(p => p.Actor)],
            };
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>"killed in an Israeli airstrike": whose the act is that a noun of the clause names.</summary>
    private static List<string> DoerOf(SentenceContext s, Clause clause)
    {
        foreach (var argument in clause.Arguments)
        {
            if (argument.Slot == Slot.Oblique && s.Rows[argument.Head] is not null && s.Clauses.At(argument.Head) is var act
                && (act.Find(Slot.Subject) ?? act.Find(Slot.Owner)) is { } doer)
            {
                return [.. doer.Parties.Select(p => p.Actor)];
            }
        }

        return [];
    }

    /// <summary>Whether the act took place.</summary>
    /// <param name="isLongPast">Whether its date lies more than about a year before the article's.</param>
    public EventStatus Status(SentenceContext s, ActDecision act, string? date, bool isLongPast)
    {
        var mood = s.Clauses.At(act.Token).Mood;
        var status = model is null ? StatusOf(mood) : StatusByModel(s, act, date);
        return status != EventStatus.Actual ? status : mood == Mood.Negated ? EventStatus.Negated : isLongPast ? EventStatus.Historical : status;
    }

    private EventStatus StatusByModel(SentenceContext s, ActDecision act, string? date)
    {
        StatusFeatures.Fill(s, act.Token, act.Type, date, _features);
        Span<double> p = stackalloc double[5];
        model!.Statuses(_features.Keys, p);
        var best = 0;
        for (var c = 1; c < p.Length; c++)
        {
            best = p[c] > p[best] ? c : best;
        }

        return (EventStatus)best;
    }

    internal static EventStatus StatusOf(Mood mood) => mood switch
    {
        Mood.Asserted => EventStatus.Actual,
        Mood.Planned or Mood.Offered => EventStatus.Planned,
        Mood.Possible or Mood.Conditional or Mood.Demanded => EventStatus.Hypothetical,
        _ => EventStatus.Negated,
    };
}
