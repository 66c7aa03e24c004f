using GeoGraph.Clauses;

namespace GeoGraph.Events;

/// <summary>What tells the PLOVER type of a verb or noun, or that it is no act.</summary>
internal static class TypeFeatures
{
    private const int Window = 4;

    /// <summary>Kinds of features; their names are what <c>why</c> says of them.</summary>
    internal enum Kind
    {
        Bias, Pos, Lemma, LemmaPos, Word, Prefix, Suffix, FineClass, CoarseClass, CoarsePos,
        RowType, Senses, FirstSense, RowSenses, RowTypePos, RowId, RowTypeRelation, NoRow, CoveredByRow, RowLength,
        Relation, HeadLemma, HeadLemmaRelation, HeadCoarse, HeadFine, HeadPos, HeadRow, LemmaHeadLemma, CoarseHeadLemma,
        Dependent, DependentLemma, DependentCoarse, DependentFine, DependentRow, LemmaDependentLemma, LemmaParticle, CoarseDependentCoarse, FineObjectCoarse,
        Preposition, LemmaPreposition, LemmaPrepositionParty, RowTypePreposition,
        SlotParty, SlotsParty, LemmaSlots, RowSlots, PosSlots, RowSlotParty, LemmaSlotParty,
        Voice, LemmaVoice, MoodKind, MoodRow, LinkKind, AboveMood, RowLink, PosLink,
        InStatement, Quoted, IsCue, CueRow, InStatementRow,
        Near, NearCoarse, NearRow, Previous, Next, PreviousPair, NextPair,
        PartyCount, StateCount, LeftParty, RightParty, PartiesRow, LemmaParties, NoParty,
        Early, Capital, Repeated, Definite, DeterminerRow, Plural, DeterminerLemma,
        Stacked, StackedHead, StackedNear, StackedSelf, StackedBetter, StackedSame,
        FineSlots, LightVerb, LightVerbParties, GrandParty, OtherType,
    }

    /// <summary>Writes the features of one candidate.</summary>
    public static void Fill(SentenceContext s, int i, FeatureBuffer f)
    {
        f.Clear();
        var token = s.Token(i);
        var clause = s.Clauses.At(i);
        var (lemma, pos, fine, coarse) = (s.Lemma[i], (ulong)token.Pos, s.Fine[i], s.Coarse[i]);
        Add(f, Kind.Bias);
        Add(f, Kind.Pos, pos);
        Add(f, Kind.Lemma, lemma);
        Add(f, Kind.LemmaPos, lemma, pos);
        Add(f, Kind.Word, s.Word[i]);
        AddAffixes(f, token.Word);
        if (fine != 0)
        {
            Add(f, Kind.FineClass, fine);
            Add(f, Kind.CoarseClass, coarse);
            Add(f, Kind.CoarsePos, coarse, pos);
        }

        var row = FillRows(s, i, f, pos);
        FillHead(s, i, f, row);
        FillDependents(s, i, f, row);
        FillParties(s, i, clause, f, row);
        FillMood(s, i, clause, f, row);
        FillNear(s, i, f, row);
    }

    private static void Add(FeatureBuffer f, Kind kind, ulong a = 0, ulong b = 0, ulong c = 0) => f.Add((int)kind, a, b, c);

    private static void AddAffixes(FeatureBuffer f, string word)
    {
        if (word.Length < 4)
        {
            return;
        }

        Add(f, Kind.Prefix, Chars(word.AsSpan(0, 2)));
        Add(f, Kind.Prefix, Chars(word.AsSpan(0, 3)));
        Add(f, Kind.Suffix, Chars(word.AsSpan(word.Length - 2)));
        Add(f, Kind.Suffix, Chars(word.AsSpan(word.Length - 3)));
    }

    private static ulong Chars(ReadOnlySpan<char> chars)
    {
        var x = (ulong)chars.Length;
        foreach (var c in chars)
        {
            x = (x << 16) | c;
        }

        return x;
    }

    /// <summary>The types that rows give the word: the number of the first, from 1; 0 for none.</summary>
    private static ulong FillRows(SentenceContext s, int i, FeatureBuffer f, ulong pos)
    {
        if (s.Rows[i] is not { } rows)
        {
            Add(f, Kind.NoRow, pos);
            if (s.RowOver(i) is var over and >= 0)
            {
                Add(f, Kind.CoveredByRow, (ulong)s.Rows[over]![0].Row.Type.Index);
            }

            return 0;
        }

        ulong types = 0;
        foreach (var match in rows)
        {
            types |= match.End == rows[0].End ? 1UL << match.Row.Type.Index : 0;
        }

        // A word of one sense tells more than one of several; the row written first is of the most frequent.
        var senses = (ulong)Math.Min(System.Numerics.BitOperations.PopCount(types), 3);
        Add(f, Kind.Senses, types);
        Add(f, Kind.FirstSense, (ulong)rows[0].Row.Type.Index, senses);
        foreach (var (row, _, end) in rows)
        {
            var type = (ulong)row.Type.Index;
            Add(f, Kind.RowType, type, end == rows[0].End ? 1UL : 0);
            Add(f, Kind.RowSenses, type, senses, end == rows[0].End ? 1UL : 0);
            Add(f, Kind.RowTypePos, type, pos, row.IsNoun ? 1UL : 0);
            Add(f, Kind.RowId, row.Number);
            Add(f, Kind.RowTypeRelation, type, (ulong)s.Token(i).Relation);
        }

        Add(f, Kind.RowLength, (ulong)(s.RowEnd[i] - i));
        if (s.RowOver(i) is var other and >= 0)
        {
            Add(f, Kind.CoveredByRow, (ulong)s.Rows[other]![0].Row.Type.Index, 1);
        }

        return (ulong)rows[0].Row.Type.Index + 1;
    }

    /// <summary>The number of the first row's type at a token, from 1; 0 for none.</summary>
    internal static ulong RowAt(SentenceContext s, int i) => s.Rows[i] is { } rows ? (ulong)rows[0].Row.Type.Index + 1 : 0;

    private static void FillHead(SentenceContext s, int i, FeatureBuffer f, ulong row)
    {
        var token = s.Token(i);
        var relation = (ulong)token.Relation;
        Add(f, Kind.Relation, relation, (ulong)token.Pos);
        if (token.Head < 0)
        {
            return;
        }

        var head = token.Head;
        Add(f, Kind.HeadLemma, s.Lemma[head]);
        Add(f, Kind.HeadLemmaRelation, s.Lemma[head], relation);
        Add(f, Kind.HeadPos, (ulong)s.Token(head).Pos, relation);
        Add(f, Kind.LemmaHeadLemma, s.Lemma[i], s.Lemma[head]);
        if (s.Coarse[head] != 0)
        {
            Add(f, Kind.HeadCoarse, s.Coarse[head], relation);
            Add(f, Kind.HeadFine, s.Fine[head], relation);
        }

        if (s.Coarse[i] != 0)
        {
            Add(f, Kind.CoarseHeadLemma, s.Coarse[i], s.Lemma[head], relation);
        }

        if (RowAt(s, head) is var above and > 0)
        {
            Add(f, Kind.HeadRow, above, relation, row);
        }

        if (token.Relation is DependencyRelation.Obj or DependencyRelation.NsubjPass && s.Token(head).Pos == UniversalPos.Verb)
        {
            Add(f, Kind.LightVerb, s.Lemma[head], row);
        }
    }

    private static void FillDependents(SentenceContext s, int i, FeatureBuffer f, ulong row)
    {
        for (var d = s.Clauses.FirstDependent(i); d >= 0; d = s.Clauses.NextDependent(d))
        {
            var token = s.Token(d);
            if (token.Relation == DependencyRelation.Punct)
            {
                continue;
            }

            var relation = (ulong)token.Relation;
            Add(f, Kind.Dependent, relation, (ulong)token.Pos);
            if (s.Clauses.PartyAt(d) < 0)
            {
                Add(f, Kind.DependentLemma, relation, s.Lemma[d]);
                Add(f, Kind.LemmaDependentLemma, s.Lemma[i], s.Lemma[d]);
                if (s.Coarse[d] != 0)
                {
                    Add(f, Kind.DependentCoarse, relation, s.Coarse[d]);
                    Add(f, Kind.DependentFine, relation, s.Fine[d]);
                    Add(f, Kind.CoarseDependentCoarse, s.Coarse[i], s.Coarse[d], relation);
                    if (token.Relation == DependencyRelation.Obj)
                    {
                        Add(f, Kind.FineObjectCoarse, s.Fine[i], s.Coarse[d]);
                    }
                }
            }

            if (RowAt(s, d) is var below and > 0)
            {
                Add(f, Kind.DependentRow, below, relation, row);
            }

            if (token.Relation is DependencyRelation.CompoundPrt or DependencyRelation.Advmod)
            {
                Add(f, Kind.LemmaParticle, s.Lemma[i], s.Lemma[d]);
            }

            if (token.Relation is DependencyRelation.Det)
            {
                Add(f, Kind.DeterminerRow, s.Lemma[d], row);
                Add(f, Kind.DeterminerLemma, s.Lemma[d], s.Lemma[i]);
            }

            if (token.Relation is DependencyRelation.Obj or DependencyRelation.Obl or DependencyRelation.Nmod && s.Clauses.PartyAt(d) < 0 && s.Clauses.PartiesOf(d) is { Count: > 0 } described)
            {
                Add(f, Kind.GrandParty, relation, KindOf(s, described[0]));
            }
        }
    }

    /// <summary>What sort of party: its kind and whether it has a state.</summary>
    internal static ulong KindOf(SentenceContext s, Party party)
    {
        var actor = s.ActorOf(party);
        return ((ulong)actor.Kind * 2) + (actor.Country is null ? 0UL : 1);
    }

    private static void FillParties(SentenceContext s, int i, Clause clause, FeatureBuffer f, ulong row)
    {
        ulong slots = 0;
        foreach (var argument in clause.Arguments)
        {
            if (argument.Preposition.Length > 0 && argument.Slot == Slot.Oblique)
            {
                var preposition = Text.Parsing.ParseBuffer.Hash(argument.Preposition);
                var party = argument.Parties.Count > 0 ? 1UL : 0;
                Add(f, Kind.Preposition, preposition, party);
                Add(f, Kind.LemmaPreposition, s.Lemma[i], preposition);
                Add(f, Kind.LemmaPrepositionParty, s.Lemma[i], preposition, party);
                Add(f, Kind.RowTypePreposition, row, preposition, party);
            }

            var slot = ((ulong)argument.Slot * 3) + (ulong)argument.Evidence;
            if (argument.Parties.Count > 0)
            {
                slots |= 1UL << (int)argument.Slot;
                var kind = KindOf(s, argument.Parties[0]);
                Add(f, Kind.SlotParty, slot, kind);
                Add(f, Kind.RowSlotParty, row, (ulong)argument.Slot, kind);
                Add(f, Kind.LemmaSlotParty, s.Lemma[i], (ulong)argument.Slot);
            }
        }

        Add(f, Kind.SlotsParty, slots);
        Add(f, Kind.LemmaSlots, s.Lemma[i], slots);
        Add(f, Kind.RowSlots, row, slots);
        Add(f, Kind.PosSlots, (ulong)s.Token(i).Pos, slots);
        if (s.Fine[i] != 0)
        {
            Add(f, Kind.FineSlots, s.Fine[i], slots);
        }

        var states = s.Parties.Select(p => s.ActorOf(p).Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count();
        var count = (ulong)Math.Min(s.Parties.Count, 4);
        Add(f, Kind.PartyCount, count);
        Add(f, Kind.StateCount, (ulong)Math.Min(states, 4));
        Add(f, Kind.PartiesRow, count, row);
        Add(f, Kind.LemmaParties, s.Lemma[i], Math.Min(count, 2));
        Party? left = null, right = null;
        foreach (var party in s.Parties)
        {
            left = party.End <= i ? party : left;
            right ??= party.First > i ? party : null;
        }

        Add(f, Kind.LeftParty, left is null ? 0 : KindOf(s, left), left is null ? 0UL : (ulong)Math.Min(i - left.End, 8) / 2);
        Add(f, Kind.RightParty, right is null ? 0 : KindOf(s, right), right is null ? 0UL : (ulong)Math.Min(right.First - i, 8) / 2);
    }

    private static void FillMood(SentenceContext s, int i, Clause clause, FeatureBuffer f, ulong row)
    {
        var token = s.Token(i);
        Add(f, Kind.Voice, (ulong)clause.Voice, row);
        Add(f, Kind.LemmaVoice, s.Lemma[i], (ulong)clause.Voice);
        Add(f, Kind.MoodKind, (ulong)clause.Mood);
        Add(f, Kind.MoodRow, (ulong)clause.Mood, row);
        Add(f, Kind.LinkKind, (ulong)clause.Link, (ulong)token.Pos);
        Add(f, Kind.RowLink, (ulong)clause.Link, row);
        var statement = s.StatementAt(i);
        Add(f, Kind.InStatement, statement is null ? 0UL : 1UL + (ulong)statement.Quotation);
        Add(f, Kind.InStatementRow, statement is null ? 0UL : 1, row);
        Add(f, Kind.Quoted, s.Article.Text.IsQuoted(token.Start) ? 1UL : 0);
        if (s.Article.CueAt(token.Start) is not null)
        {
            Add(f, Kind.IsCue);
            Add(f, Kind.CueRow, row);
        }

        Add(f, Kind.Early, (ulong)Math.Min(s.Sentence.Index, 3));
        Add(f, Kind.Capital, char.IsUpper(s.Article.Text.Text[token.Start]) ? i == 0 ? 1UL : 2UL : 0);
    }

    private static void FillNear(SentenceContext s, int i, FeatureBuffer f, ulong row)
    {
        for (var j = Math.Max(0, i - Window); j <= Math.Min(s.Sentence.Tokens.Length - 1, i + Window); j++)
        {
            if (j == i || s.Clauses.PartyAt(j) >= 0)
            {
                continue;
            }

            if (s.Token(j).Pos is UniversalPos.Noun or UniversalPos.Verb or UniversalPos.Adj or UniversalPos.Propn)
            {
                Add(f, Kind.Near, s.Lemma[j]);
                if (s.Coarse[j] != 0)
                {
                    Add(f, Kind.NearCoarse, s.Coarse[j]);
                }
            }
        }

        for (var j = 0; j < s.Sentence.Tokens.Length; j++)
        {
            if (j != i && RowAt(s, j) is var other and > 0)
            {
                Add(f, Kind.OtherType, other);
                if (Math.Abs(j - i) <= 2 * Window)
                {
                    Add(f, Kind.NearRow, other, row, j < i ? 0UL : 1);
                }

                if (s.Lemma[j] == s.Lemma[i])
                {
                    Add(f, Kind.Repeated, j < i ? 0UL : 1);
                }
            }
        }

        var before = i > 0 ? (s.Clauses.PartyAt(i - 1) >= 0 ? 1UL : s.Word[i - 1]) : 0;
        var after = i + 1 < s.Sentence.Tokens.Length ? (s.Clauses.PartyAt(i + 1) >= 0 ? 1UL : s.Word[i + 1]) : 0;
        Add(f, Kind.Previous, before);
        Add(f, Kind.Next, after);
        Add(f, Kind.PreviousPair, before, s.Lemma[i]);
        Add(f, Kind.NextPair, after, s.Lemma[i]);
    }
}
