using GeoGraph.Clauses;
using GeoGraph.Text.Parsing;
using Clause = GeoGraph.Clauses.Clause;

namespace GeoGraph.Events;

/// <summary>What tells whether an actor is source or target of an act of a given type, or none.</summary>
internal static class RoleFeatures
{
    private const int LongestPath = 7;

    internal enum Kind
    {
        Bias, Type, Origin, OriginType, OriginLemma, OriginSlots, OriginPlace, OriginKind, OriginQuad,
        Slot, SlotType, SlotLemma, SlotCoarse, SlotRow, SlotKind, SlotPos, SlotVoice, SlotLink, SlotQuad, SlotPlace,
        Fit, FitType, FitOrigin, FitKind,
        Preposition, PrepositionType, PrepositionLemma, PrepositionPos, Introduced, IntroducedType, IntroducedLemma,
        Path, PathType, PathLemma, PathPos, PathEnds, PathFine,
        Side, SideDistance, SideType, SideRank, SideNearest, SidePos, SideCount, SidePath, Between,
        PartyKind, KindType, KindQuad, Form, FormType, FormSlot, FormAfter,
        Speaker, SpeakerType, SpeakerPerson, SpeakerSlot, Outside, OutsideType, SameState, SameStateSlot, OtherSameState, OnlyState, MainState,
        Mood, Mode, Count, FilledSource, FilledTarget, FilledType, Joined, TakenBy, Media, PronounOwner, Rank,
        Before, BeforeType, BeforeOrigin, BeforeLemma, SourceState, SourceOrigin, SourceSlots, SourceKind, SourceType, Pair, Sources, NoSource, SourceSpeaks, PairOrigin,
    }

    /// <summary>Writes the features of one candidate.</summary>
    /// <param name="sources">The sources, when targets are looked for; null while sources are.</param>
    public static void Fill(SentenceContext s, int act, EventType type, EventRow? row, RoleCandidate c, List<RoleCandidate> all, ActHistory history, IReadOnlyList<RoleCandidate>? sources, FeatureBuffer f)
    {
        f.Clear();
        var clause = s.Clauses.At(act);
        var token = s.Token(act);
        var (t, quad, pos, lemma) = ((ulong)type.Index, (ulong)type.QuadClass, (ulong)token.Pos, s.Lemma[act]);
        var actor = s.Article.Known[c.Actor];
        var kind = ((ulong)actor.Kind * 2) + (actor.Country is null ? 0UL : 1);
        var origin = (ulong)c.Origin;
        Add(f, Kind.Bias);
        Add(f, Kind.Type, t);
        Add(f, Kind.Origin, origin);
        Add(f, Kind.OriginType, origin, t);
        Add(f, Kind.OriginLemma, origin, lemma);
        Add(f, Kind.OriginKind, origin, kind);
        Add(f, Kind.OriginQuad, origin, quad, pos);
        Add(f, Kind.OriginPlace, origin, (ulong)Math.Min(c.Place, 3));
        Add(f, Kind.PartyKind, kind);
        Add(f, Kind.KindType, kind, t);
        Add(f, Kind.KindQuad, kind, quad);
        Add(f, Kind.Media, actor.Kind == ActorKind.Media ? 1UL : 0, origin);

        var filled = Filled(s, clause, c);
        Add(f, Kind.FilledType, filled, origin, t);
        Add(f, Kind.OriginSlots, origin, filled, pos);
        Add(f, Kind.FilledSource, filled, origin, (ulong)clause.Voice);
        FillArgument(s, act, clause, type, row, c, f, kind, filled);
        FillPlace(s, act, type, c, f);
        FillSpeech(s, act, type, c, all, actor, f);
        Add(f, Kind.Mood, (ulong)clause.Mood, origin, c.Argument is null ? 9UL : (ulong)c.Argument.Slot);
        Add(f, Kind.Count, (ulong)Math.Min(all.Count, 6), origin);
        FillHistory(s, act, type, c, history, actor, f);
        if (sources is not null)
        {
            FillSources(s, type, c, sources, actor, filled, f);
        }
    }

    /// <summary>What part the actor, or another of its state, had in the acts before.</summary>
    private static void FillHistory(SentenceContext s, int act, EventType type, RoleCandidate c, ActHistory history, Actor actor, FeatureBuffer f)
    {
        ulong parts = 0, last = 0, lemma = 0;
        for (var n = 0; n < Math.Min(history.Count, 6); n++)
        {
            var (what, word, sources, targets) = history[n];
            var part = sources.Contains(c.Actor, StringComparer.Ordinal) ? 1UL : targets.Contains(c.Actor, StringComparer.Ordinal) ? 2UL
                : IsOfState(s, sources, actor.Country) ? 3UL : IsOfState(s, targets, actor.Country) ? 4UL : 0;
            last = n == 0 ? part : last;
            parts = parts == 0 && what == type ? part : parts;
            lemma = lemma == 0 && word == s.Lemma[act] ? part + 1 : lemma;
        }

        Add(f, Kind.Before, last, (ulong)c.Origin);
        Add(f, Kind.BeforeType, parts, (ulong)type.Index, (ulong)c.Origin);
        Add(f, Kind.BeforeOrigin, parts, last, (ulong)c.Origin);
        Add(f, Kind.BeforeLemma, lemma, (ulong)c.Origin);
    }

    private static bool IsOfState(SentenceContext s, IReadOnlyList<string> actors, string? state) =>
        state is not null && actors.Any(a => s.Article.Known.TryGetValue(a, out var who) && who.Country == state);

    /// <summary>How the actor stands to the sources.</summary>
    private static void FillSources(SentenceContext s, EventType type, RoleCandidate c, IReadOnlyList<RoleCandidate> sources, Actor actor, ulong filled, FeatureBuffer f)
    {
        var (t, origin) = ((ulong)type.Index, (ulong)c.Origin);
        Add(f, Kind.Sources, (ulong)Math.Min(sources.Count, 3), t);
        if (sources.Count == 0)
        {
            Add(f, Kind.NoSource, origin, t);
            return;
        }

        var first = sources[0];
        var source = s.Article.Known[first.Actor];
        var state = source.Country is null ? 2UL : actor.Country is null ? 3UL : source.Country == actor.Country ? 1UL : 0;
        var slot = first.Argument is null ? 9UL : (ulong)first.Argument.Slot;
        var own = c.Argument is null ? 9UL : (ulong)c.Argument.Slot;
        Add(f, Kind.SourceState, state, origin);
        Add(f, Kind.SourceType, state, t, origin);
        Add(f, Kind.SourceOrigin, (ulong)first.Origin, origin, own);
        Add(f, Kind.SourceSlots, slot, own, (ulong)type.QuadClass);
        Add(f, Kind.SourceKind, (ulong)source.Kind, (ulong)actor.Kind, state);
        Add(f, Kind.PairOrigin, state, filled, origin);
        if (first.Argument is not null && c.Argument is not null && first.Argument.Head == c.Argument.Head)
        {
            Add(f, Kind.Pair, t);
        }
    }

    private static void Add(FeatureBuffer f, Kind kind, ulong a = 0, ulong b = 0, ulong c = 0) => f.Add((int)kind, a, b, c);

    /// <summary>Which slots of the clause name somebody else.</summary>
    private static ulong Filled(SentenceContext s, Clause clause, RoleCandidate c)
    {
        ulong filled = 0;
        foreach (var argument in clause.Arguments)
        {
            if (argument.Parties.Count > 0 && argument.Parties[0].Actor != c.Actor && argument.Evidence != Evidence.Order)
            {
                filled |= 1UL << (int)argument.Slot;
            }
            else if (argument.Parties.Count == 0 && argument.Slot is Slot.Subject or Slot.DirectObject)
            {
                filled |= 1UL << ((int)argument.Slot + 8);
            }
        }

        return filled;
    }

    private static void FillArgument(SentenceContext s, int act, Clause clause, EventType type, EventRow? row, RoleCandidate c, FeatureBuffer f, ulong kind, ulong filled)
    {
        var (t, pos, lemma) = ((ulong)type.Index, (ulong)s.Token(act).Pos, s.Lemma[act]);
        var fit = RowFit.Of(s.Lexicon.Rules, row, c.Argument);
        Add(f, Kind.Fit, (ulong)fit, c.Argument is null ? 3UL : (ulong)c.Argument.Evidence);
        Add(f, Kind.FitType, (ulong)fit, t);
        Add(f, Kind.FitOrigin, (ulong)fit, (ulong)c.Origin, filled);
        Add(f, Kind.FitKind, (ulong)fit, kind);
        Add(f, Kind.Mode, row is { IsTogether: true } ? 1UL : 0, (ulong)c.Origin, t);
        if (c.Argument is not { } argument)
        {
            return;
        }

        var slot = ((ulong)argument.Slot * 3) + (ulong)argument.Evidence;
        var preposition = ParseBuffer.Hash(argument.Preposition);
        Add(f, Kind.Slot, slot);
        Add(f, Kind.SlotType, slot, t);
        Add(f, Kind.SlotLemma, (ulong)argument.Slot, lemma);
        Add(f, Kind.SlotKind, slot, kind);
        Add(f, Kind.SlotPos, slot, pos, (ulong)clause.Voice);
        Add(f, Kind.SlotVoice, slot, (ulong)clause.Voice, t);
        Add(f, Kind.SlotLink, slot, (ulong)clause.Link);
        Add(f, Kind.SlotQuad, slot, (ulong)type.QuadClass, pos);
        Add(f, Kind.SlotPlace, slot, (ulong)Math.Min(c.Place, 2), t);
        Add(f, Kind.SlotRow, slot, row?.Number ?? 0);
        if (s.Coarse[act] != 0)
        {
            Add(f, Kind.SlotCoarse, slot, s.Coarse[act]);
        }

        Add(f, Kind.Preposition, preposition, (ulong)argument.Slot);
        Add(f, Kind.PrepositionType, preposition, (ulong)argument.Slot, t);
        Add(f, Kind.PrepositionLemma, preposition, lemma);
        Add(f, Kind.PrepositionPos, preposition, pos, (ulong)argument.Slot);
        Add(f, Kind.FilledTarget, slot, filled);
        Add(f, Kind.Joined, slot, (ulong)Math.Min(argument.Parties.Count, 3), t);
    }

    /// <summary>Where the mention stands: its path in the tree, its side, how far, what introduces it.</summary>
    private static void FillPlace(SentenceContext s, int act, EventType type, RoleCandidate c, FeatureBuffer f)
    {
        if (c.Party is not { } party)
        {
            return;
        }

        var (t, pos) = ((ulong)type.Index, (ulong)s.Token(act).Pos);
        var head = SentenceTree.HeadOf(s.Sentence, party.First, party.End);
        if (s.Clauses.IsParsed)
        {
            var path = PathBetween(s, act, head);
            Add(f, Kind.Path, path);
            Add(f, Kind.PathType, path, t);
            Add(f, Kind.PathLemma, path, s.Lemma[act]);
            Add(f, Kind.PathPos, path, pos, (ulong)s.Clauses.At(act).Voice);
            if (s.Coarse[act] != 0)
            {
                Add(f, Kind.PathFine, path, s.Coarse[act]);
            }

            var introduced = ParseBuffer.Hash(s.Clauses.CaseOf(head));
            Add(f, Kind.Introduced, introduced);
            Add(f, Kind.IntroducedType, introduced, t);
            Add(f, Kind.IntroducedLemma, introduced, s.Lemma[act]);
            Add(f, Kind.PathEnds, (ulong)s.Token(head).Relation, (ulong)s.Token(act).Relation, party.End <= act ? 0UL : 1);
        }

        var left = party.End <= act;
        var side = party.First <= act && act < party.End ? 2UL : left ? 0UL : 1;
        var distance = left ? act - party.End : party.First - act;
        var rank = 0;
        var count = 0;
        foreach (var other in s.Parties)
        {
            if (other.End <= act == left)
            {
                count++;
                rank += left ? (other.First > party.First ? 1 : 0) : (other.First < party.First ? 1 : 0);
            }
        }

        var bucket = (ulong)(distance < 3 ? distance : distance < 6 ? 3 : distance < 12 ? 4 : 5);
        Add(f, Kind.Side, side);
        Add(f, Kind.SideDistance, side, bucket);
        Add(f, Kind.SideType, side, t, bucket);
        Add(f, Kind.SideRank, side, (ulong)Math.Min(rank, 3), (ulong)Math.Min(count, 3));
        Add(f, Kind.SidePos, side, pos, (ulong)Math.Min(rank, 2));
        Add(f, Kind.SideCount, side, (ulong)Math.Min(s.Parties.Count, 5));
        Add(f, Kind.Form, (ulong)party.Form, side);
        Add(f, Kind.FormType, (ulong)party.Form, t);
        var verbs = 0;
        for (var i = Math.Min(party.End, act + 1); i < Math.Max(act, party.First); i++)
        {
            verbs += s.Token(i).Pos == UniversalPos.Verb ? 1 : 0;
        }

        Add(f, Kind.Between, side, (ulong)Math.Min(verbs, 3), pos);
    }

    private static void FillSpeech(SentenceContext s, int act, EventType type, RoleCandidate c, List<RoleCandidate> all, Actor actor, FeatureBuffer f)
    {
        var t = (ulong)type.Index;
        var statement = s.StatementAt(act);
        if (statement is not null)
        {
            var speaks = statement.Speakers.Contains(c.Actor, StringComparer.Ordinal) ? 2UL : 0;
            if (speaks == 0 && actor.Country is not null && statement.Speakers.Any(a => s.Article.Known.TryGetValue(a, out var who) && who.Country == actor.Country))
            {
                speaks = 1;
            }

            Add(f, Kind.Speaker, speaks, (ulong)c.Origin);
            Add(f, Kind.SpeakerType, speaks, t, (ulong)c.Origin);
            var inside = c.Party is not null && s.Article.StatementAt(c.Party.Span.Start) == statement ? 1UL : 0;
            Add(f, Kind.Outside, inside, speaks);
            Add(f, Kind.OutsideType, inside, speaks, t);
        }

        var same = 0UL;
        foreach (var other in all)
        {
            if (other.Actor == c.Actor)
            {
                break;
            }

            if (actor.Country is not null && s.Article.Known[other.Actor].Country == actor.Country)
            {
                same = 1 + (ulong)other.Origin + (other.Argument is null ? 0 : 10 * (1 + (ulong)other.Argument.Slot));
                break;
            }
        }

        Add(f, Kind.OtherSameState, same, (ulong)c.Origin);
        Add(f, Kind.SameStateSlot, same, c.Argument is null ? 9UL : (ulong)c.Argument.Slot);
        var rank = actor.Country is null ? 9 : IndexOf(s.Article.MainStates, actor.Country);
        Add(f, Kind.MainState, (ulong)(rank + 1), (ulong)c.Origin);
        var states = s.Parties.Select(p => s.ActorOf(p).Country).Where(x => x is not null && x != actor.Country).Distinct(StringComparer.Ordinal).Count();
        Add(f, Kind.OnlyState, (ulong)Math.Min(states, 3), (ulong)c.Origin, actor.Country is null ? 0UL : 1);
    }

    private static int IndexOf(IReadOnlyList<string> list, string item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == item)
            {
                return i;
            }
        }

        return 8;
    }

    /// <summary>The relations from one token up to the first that is above both, and down to the other; what joins names is left out.</summary>
    private static ulong PathBetween(SentenceContext s, int from, int to)
    {
        Span<int> ups = stackalloc int[LongestPath + 1];
        var up = 0;
        var path = 1UL;
        for (var x = from; up < ups.Length; x = s.Token(x).Head)
        {
            ups[up++] = x;
            if (s.Token(x).Head < 0)
            {
                break;
            }
        }

        var down = 7UL;
        for (var (y, n) = (to, 0); n <= LongestPath; y = s.Token(y).Head, n++)
        {
            var at = ups[..up].IndexOf(y);
            if (at >= 0)
            {
                for (var k = 0; k < at; k++)
                {
                    path = FeatureBuffer.Pair(path, (ulong)s.Token(ups[k]).Relation);
                }

                return FeatureBuffer.Pair(path, down);
            }

            if (s.Token(y).Relation is not (DependencyRelation.Flat or DependencyRelation.Compound or DependencyRelation.Conj))
            {
                down = FeatureBuffer.Pair(down, (ulong)s.Token(y).Relation);
            }

            if (s.Token(y).Head < 0)
            {
                break;
            }
        }

        return 0;
    }
}

