using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GeoGraph.Statements;
using Roles = (System.Collections.Generic.IReadOnlyList<string> Sources, System.Collections.Generic.IReadOnlyList<string> Targets);

namespace GeoGraph.Events;

/// <summary>Finds who did what to whom.</summary>
/// <example>"Russia attacked Ukraine." → ASSAULT, country/RUS → country/UKR.</example>
/// <remarks>Immutable and shared by all threads. Compound and symmetric parties: PLOVER, Compound and Reciprocal Actors.</remarks>
public sealed class EventCoder(Lexicon lexicon)
{
    private const int ModifierReach = 5;

    private readonly Text.LanguageRules _rules = lexicon.Rules;
    private readonly EventDates _dates = new(lexicon.Rules);

    public IReadOnlyList<CodedEvent> Code(ArticleText text, ArticleActors actors, IReadOnlyList<Statement> statements)
    {
        var parties = new EventParties(lexicon, text, new MentionIndex(actors));
        var countries = actors.Actors.ToDictionary(a => a.Key, a => a, StringComparer.Ordinal);
        var events = new List<CodedEvent>();
        foreach (var sentence in text.Sentences)
        {
            CodeSentence(text, sentence, parties, statements, countries, events);
        }

        return events;
    }

    private void CodeSentence(ArticleText text, Sentence sentence, EventParties parties, IReadOnlyList<Statement> statements, Dictionary<string, Actor> known, List<CodedEvent> events)
    {
        List<Party>? here = null;
        ClauseParties? clause = null;
        var first = events.Count;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (!lexicon.EventPatterns.Begins(sentence.Tokens[i].Word))
            {
                continue;
            }

            here ??= parties.In(sentence);
            if (here.Count == 0)
            {
                return;
            }

            if (here.Exists(p => p.First <= i && i < p.End))
            {
                continue;
            }

            // What an owner has is a noun ("Russia's attack"); "Russia condemned the attack" tells of an attack, not that Russia attacked; "the
            // disputed islands" of no dispute; and "the Korean War" is a name.
            var noun = (i > 0 && _rules.Possessive.Contains(sentence.Tokens[i - 1].Word)) || SentenceTree.IsNoun(sentence, i) || SentenceTree.IsAttribute(sentence, i);
            var (patterns, end) = lexicon.EventPatterns.At(sentence, i, !noun, i == 0 || !char.IsUpper(text.Text[sentence.Tokens[i].Start]));
            if (patterns.Count == 0)
            {
                continue;
            }

            var statement = Innermost(statements, sentence.Tokens[i].Start);
            clause ??= SentenceTree.IsParsed(sentence) ? new ClauseParties(lexicon, sentence, here) : null;
            CodedEvent? best = null;
            var bestParts = 0;
            var alone = false;
            foreach (var pattern in patterns)
            {
                var found = pattern.Roles == EventRoles.Obliged
                    ? Obliged(clause?.Of(pattern, i, end), statement, known)
                    : Together(clause?.Of(pattern, i, end), parties.Of(sentence, here, pattern, i, end, statement));
                if (found is not { } told)
                {
                    continue;
                }

                var roles = Implied(sentence, pattern, i, end, told, statement, here, events.Skip(first), known);
                if (!HasEnough(pattern, roles))
                {
                    continue;
                }

                // The row that finds more parties wins, then the one that asks for a target.
                var parts = told.Sources.Count + told.Targets.Count;
                if (best is null || parts > bestParts || (parts == bestParts && alone && pattern.Roles == EventRoles.Active && told.Targets.Count > 0))
                {
                    alone = pattern.Roles == EventRoles.Alone;
                    bestParts = parts;
                    best = Build(text, sentence, pattern, i, end, roles, Confidence(pattern, told, roles), statement, here, known);
                }
            }

            if (best is null)
            {
                continue;
            }

            if (!events.Skip(first).Any(e => e.Type == best.Type && (e.Targets.SequenceEqual(best.Targets) || best.Targets.Count == 0) && e.Sources.SequenceEqual(best.Sources)))
            {
                events.Add(best);
            }

            i = end - 1;
        }
    }

    /// <summary>"Russia said that Sudan must return the helicopter": who speaks asks it of the subject, when that is a state or its like and not the speaker's own.</summary>
    private static Roles? Obliged(Roles? tree, Statement? statement, Dictionary<string, Actor> known)
    {
        if (tree is not { } found || statement is not { Speakers.Count: > 0 })
        {
            return null;
        }

        var own = statement.Speakers.Select(s => StateOf(known[s])).ToHashSet(StringComparer.Ordinal);
        List<string> asked = [.. found.Sources.Where(a => (StateOf(known[a]) is { } state && !own.Contains(state)) || known[a].Kind is ActorKind.ArmedGroup or ActorKind.Party)];
        return asked.Count > 0 ? (statement.Speakers, asked) : null;
    }

    /// <summary>What the tree says of the parties; where it is silent, what the order of words says.</summary>
    private static Roles? Together(Roles? tree, Roles? order)
    {
        if (tree is not { } found || order is not { } others)
        {
            return tree ?? order;
        }

        var sources = found.Sources.Count > 0 ? found.Sources : [.. others.Sources.Except(found.Targets, StringComparer.Ordinal)];
        return (sources, found.Targets.Count > 0 ? found.Targets : [.. others.Targets.Except(sources, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// The parties of an act with those that its sentence leaves to the reader: what is done to something of a speaker's own is done to the speaker, and
    /// where a sentence names the actors of two states only, the one without a part is the other party ("Pyongyang then offered Washington talks, and
    /// the offer was declined").
    /// </summary>
    private Roles Implied(
        Sentence sentence, EventPattern pattern, int anchor, int end, Roles told, Statement? statement, List<Party> here, IEnumerable<CodedEvent> before, Dictionary<string, Actor> known)
    {
        var (sources, targets) = told;
        if (sources.Count == 0 && targets.Count > 0 && OnlyOtherState(here, targets, known) is { } doer && IsFree(sentence, doer, here, before, known))
        {
            sources = [doer];
        }

        // Nobody acts against what is its own: the owner is the state or body that speaks.
        if (targets.Count == 0 && pattern.Roles == EventRoles.Active && pattern.Type.QuadClass is QuadClass.VerbalConflict or QuadClass.MaterialConflict && statement is not null && ActsOnSomethingOwned(sentence, anchor, end))
        {
            targets = [.. statement.Speakers.Where(a => known[a].Kind != ActorKind.Person).Except(sources, StringComparer.Ordinal)];
        }

        // Two who agree or meet are each other's parties.
        var together = pattern.Type.QuadClass is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation && sources.Count > 1;
        if (targets.Count == 0 && !together && pattern.Roles != EventRoles.Symmetric && (pattern.Type.RequiresTarget || pattern.Type.QuadClass is QuadClass.VerbalConflict or QuadClass.VerbalCooperation)
            && OnlyOtherState(here, sources, known) is { } other)
        {
            targets = [other];
        }

        return (sources, targets);
    }

    /// <summary>The first actor of the one state or international organisation that a sentence names beside those of some parties; null for none or several.</summary>
    private static string? OnlyOtherState(List<Party> here, IReadOnlyList<string> parties, Dictionary<string, Actor> known)
    {
        var own = parties.Select(p => StateOf(known[p]) ?? p).ToHashSet(StringComparer.Ordinal);
        var others = here.Select(p => p.Actor).Where(a => known[a].Kind != ActorKind.Media && StateOf(known[a]) is { } state && !own.Contains(state)).ToList();
        return others.Select(a => StateOf(known[a])).Distinct(StringComparer.Ordinal).Count() == 1 ? others[0] : null;
    }

    private static string? StateOf(Actor actor) => actor.Country ?? (actor.Kind == ActorKind.Igo ? actor.Key : null);

    /// <summary>Whether a party is named without a preposition, and no other act of the sentence is its state's: who condemns an attack did not attack.</summary>
    private bool IsFree(Sentence sentence, string actor, List<Party> here, IEnumerable<CodedEvent> before, Dictionary<string, Actor> known)
    {
        var state = StateOf(known[actor]);
        return here.Exists(p => p.Actor == actor && !(p.First > 0 && _rules.ObliquePrepositions.Contains(sentence.Tokens[p.First - 1].Word)))
            && !before.Any(e => e.Sources.Concat(e.Targets).Any(a => StateOf(known[a]) == state));
    }

    /// <summary>Whether the object of an act belongs to a pronoun: "Turkey said jets had violated its airspace".</summary>
    private static bool ActsOnSomethingOwned(Sentence sentence, int anchor, int end)
    {
        for (var i = anchor + 1; i < Math.Min(end + ModifierReach, sentence.Tokens.Length); i++)
        {
            if (sentence.Tokens[i] is { Relation: DependencyRelation.NmodPoss, Pos: UniversalPos.Pron, Head: var owned }
                && ((owned > anchor && owned < end) || (sentence.Tokens[owned].Relation == DependencyRelation.Obj && sentence.Tokens[owned].Head >= anchor && sentence.Tokens[owned].Head < end)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An event has a source; assault and coercion may have a target alone. What PLOVER wants a recipient for has one or is done together, when a verb tells it.</summary>
    private static bool HasEnough(EventPattern pattern, Roles roles) =>
        roles.Sources.Count > 0 ? roles.Sources.Count + roles.Targets.Count > 1 || pattern.Roles != EventRoles.Active || !pattern.Type.RequiresTarget : roles.Targets.Count > 0 && pattern.Type.SourceMayBeUnknown;

    private CodedEvent Build(ArticleText text, Sentence sentence, EventPattern pattern, int anchor, int end, Roles roles, double confidence, Statement? statement, List<Party> parties, Dictionary<string, Actor> known)
    {
        var published = text.Article.PublishedDay;
        var (date, precision) = _dates.Find(sentence, anchor, published);
        var status = StatusOf(text, sentence, anchor, date, published, statement);
        var coded = new CodedEvent
        {
            Key = "",
            Type = pattern.Type.Name,
            Mode = pattern.Mode,
            Cameo = pattern.Cameo,
            QuadClass = pattern.Type.QuadClass,
            Goldstein = pattern.Cameo is null ? null : lexicon.Ontology.Goldstein(pattern.Cameo),
            Sources = roles.Sources,
            Targets = roles.Targets,
            Anchor = sentence.SpanOf(anchor, end - 1),
            Date = date,
            DatePrecision = precision,
            Place = PlaceOf(text, sentence, anchor, known, parties),
            Status = pattern.Roles == EventRoles.Obliged && status is EventStatus.Planned or EventStatus.Hypothetical ? EventStatus.Actual : status,
            Statement = statement?.Key,
            Confidence = confidence,
            Rule = pattern.Id,
        };
        return coded with { Key = KeyOf(text, coded) };
    }

    /// <summary>Less for nouns than for verbs, and less where the target is not told.</summary>
    private static double Confidence(EventPattern pattern, Roles told, Roles roles) =>
        (pattern.Roles == EventRoles.Noun ? 0.6 : 0.75) * (told.Targets.Count > 0 || pattern.Roles == EventRoles.Symmetric ? 1 : 0.85) * (told.Sources.Count > 0 || roles.Sources.Count == 0 ? 1 : 0.85);

    private EventStatus StatusOf(ArticleText text, Sentence sentence, int anchor, string? date, DateOnly? published, Statement? statement)
    {
        var denied = statement is { Denies: true };
        for (var i = anchor - 1; i >= Math.Max(0, anchor - ModifierReach); i--)
        {
            var word = sentence.Tokens[i].Word;
            if (_rules.Negations.Contains(word))
            {
                return denied ? EventStatus.Actual : EventStatus.Negated;
            }

            if (_rules.PlannedWords.Contains(word))
            {
                return EventStatus.Planned;
            }

            if (_rules.HypotheticalWords.Contains(word))
            {
                return EventStatus.Hypothetical;
            }

            if (text.Text[sentence.Tokens[i].Start] is ',' or ';' || _rules.ClauseBreaks.Contains(word))
            {
                break;
            }
        }

        if (denied)
        {
            return EventStatus.Negated;
        }

        if (published is { } day && date is not null)
        {
            var limit = day.AddDays(-380).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return string.CompareOrdinal(date, limit[..date.Length]) < 0 ? EventStatus.Historical : EventStatus.Actual;
        }

        var words = sentence.Span.Of(text.Text);
        foreach (var past in _rules.HistoricalWords)
        {
            if (words.Contains(past, StringComparison.OrdinalIgnoreCase))
            {
                return EventStatus.Historical;
            }
        }

        return EventStatus.Actual;
    }

    /// <summary>The place behind a locative preposition after the act: a known country or capital, else a capitalised name.</summary>
    private Place? PlaceOf(ArticleText text, Sentence sentence, int anchor, Dictionary<string, Actor> known, List<Party> parties)
    {
        for (var i = anchor + 1; i < Math.Min(anchor + 16, sentence.Tokens.Length - 1); i++)
        {
            if (!_rules.PlacePrepositions.Contains(sentence.Tokens[i].Word) || !char.IsUpper(text.Text[sentence.Tokens[i + 1].Start]) || _rules.MonthNumbers.ContainsKey(sentence.Tokens[i + 1].Word))
            {
                continue;
            }

            var end = i + 2;
            if (lexicon.ActorNames.NameAt(text.Text, sentence, i + 1) is { } name)
            {
                if (name.Name.Actor.Kind != ActorKind.Country)
                {
                    return null;
                }

                var span = sentence.SpanOf(i + 1, name.End - 1);
                var country = name.Name.Actor.Country;
                return name.Name.Form == MentionForm.Metonym
                    ? new Place("place/" + Actors.ActorCatalog.Slug(span.Of(text.Text).ToString()), span.Of(text.Text).ToString(), country, span)
                    : new Place("place/" + country, name.Name.Actor.Name, country, span);
            }

            while (end < sentence.Tokens.Length && end - i < 4 && char.IsUpper(text.Text[sentence.Tokens[end].Start]) && !_rules.Weekdays.ContainsKey(sentence.Tokens[end].Word) && !_rules.NotNames.Contains(sentence.Tokens[end].Word))
            {
                end++;
            }

            var words = sentence.SpanOf(i + 1, end - 1);
            var slug = Actors.ActorCatalog.Slug(words.Of(text.Text).ToString());
            return slug.Length == 0 || parties.Exists(p => p.Span.Overlaps(words) && known[p.Actor].Kind == ActorKind.Person) ? null : new Place("place/" + slug, words.Of(text.Text).ToString(), null, words);
        }

        return null;
    }

    private static Statement? Innermost(IReadOnlyList<Statement> statements, int position)
    {
        Statement? best = null;
        var length = int.MaxValue;
        foreach (var statement in statements)
        {
            foreach (var content in statement.Content)
            {
                if (content.Contains(position) && content.Length < length)
                {
                    best = statement;
                    length = content.Length;
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Digest of all that the graph shows of an event. An act without a date of its own is one with others of the same month only: the
    /// article's; without that, only within the article.
    /// </summary>
    private static string KeyOf(ArticleText text, CodedEvent e)
    {
        var when = e.Date ?? (text.Article.Published is { Length: >= 7 } published ? "~" + published[..7] : "@" + text.Article.Id);
        var all = string.Join('\u001f', e.Type, e.Mode, string.Join('|', e.Contexts), e.Cameo, string.Join('|', e.Sources.Order(StringComparer.Ordinal)),
            string.Join('|', e.Targets.Order(StringComparer.Ordinal)), when, e.DatePrecision, e.Place?.Key, e.Place?.Name, e.Place?.Country, e.Status);
        return "event/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }
}
