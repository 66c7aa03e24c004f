using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GeoGraph.Statements;

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
            CodedEvent? best = null;
            var bestEnd = i;
            foreach (var (pattern, end) in lexicon.EventPatterns.At(sentence, i))
            {
                here ??= parties.In(sentence);
                if (here.Count == 0)
                {
                    return;
                }

                if (here.Exists(p => p.First <= i && i < p.End))
                {
                    break;
                }

                // What an owner has is a noun: "Russia's attack".
                if (pattern.Roles != EventRoles.Noun && i > 0 && _rules.Possessive.Contains(sentence.Tokens[i - 1].Word))
                {
                    continue;
                }

                // "Russia condemned the attack" tells of an attack, not that Russia attacked; "the disputed islands" of no dispute.
                if (pattern.Roles != EventRoles.Noun && (SentenceTree.IsNoun(sentence, i) || SentenceTree.IsAttribute(sentence, i)))
                {
                    continue;
                }

                var statement = Innermost(statements, sentence.Tokens[i].Start);
                clause ??= SentenceTree.IsParsed(sentence) ? new ClauseParties(_rules, sentence, here) : null;
                if (Together(clause?.Of(pattern, i, end), parties.Of(sentence, here, pattern, i, end, statement)) is not { } roles || !HasEnough(pattern, roles.Sources, roles.Targets))
                {
                    continue;
                }

                // Nobody acts against what is its own: the owner is the state or body that speaks.
                if (roles.Targets.Count == 0 && pattern.Roles == EventRoles.Active && pattern.Type.QuadClass is QuadClass.VerbalConflict or QuadClass.MaterialConflict && statement is not null && ActsOnSomethingOwned(sentence, i, end))
                {
                    roles.Targets = [.. statement.Speakers.Where(a => known[a].Kind != ActorKind.Person).Except(roles.Sources, StringComparer.Ordinal)];
                }

                // The row that says most wins: more words, then more parties.
                if (best is null || end > bestEnd || (end == bestEnd && roles.Sources.Count + roles.Targets.Count > best.Sources.Count + best.Targets.Count))
                {
                    best = Build(text, sentence, pattern, i, end, roles.Sources, roles.Targets, statement, here, known);
                    bestEnd = end;
                }
            }

            if (best is not null && !events.Skip(first).Any(e => e.Type == best.Type && (e.Targets.SequenceEqual(best.Targets) || best.Targets.Count == 0) && e.Sources.SequenceEqual(best.Sources)))
            {
                events.Add(best);
            }

            i = Math.Max(i, best is null ? i : bestEnd - 1);
        }
    }

    /// <summary>What the tree says of the parties; where it is silent, what the order of words says.</summary>
    private static (IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)? Together(
        (IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)? tree, (IReadOnlyList<string> Sources, IReadOnlyList<string> Targets)? order)
    {
        if (tree is not { } found || order is not { } others)
        {
            return tree ?? order;
        }

        var sources = found.Sources.Count > 0 ? found.Sources : [.. others.Sources.Except(found.Targets, StringComparer.Ordinal)];
        return (sources, found.Targets.Count > 0 ? found.Targets : [.. others.Targets.Except(sources, StringComparer.Ordinal)]);
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

    /// <summary>An event has a source; assault and coercion may have a target alone.</summary>
    private static bool HasEnough(EventPattern pattern, IReadOnlyList<string> sources, IReadOnlyList<string> targets) =>
        sources.Count > 0 || (targets.Count > 0 && pattern.Type.SourceMayBeUnknown);

    private CodedEvent Build(ArticleText text, Sentence sentence, EventPattern pattern, int anchor, int end, IReadOnlyList<string> sources, IReadOnlyList<string> targets, Statement? statement, List<Party> parties, Dictionary<string, Actor> known)
    {
        var published = text.Article.PublishedDay;
        var (date, precision) = _dates.Find(sentence, anchor, published);
        var coded = new CodedEvent
        {
            Key = "",
            Type = pattern.Type.Name,
            Mode = pattern.Mode,
            Cameo = pattern.Cameo,
            QuadClass = pattern.Type.QuadClass,
            Goldstein = pattern.Cameo is null ? null : lexicon.Ontology.Goldstein(pattern.Cameo),
            Sources = sources,
            Targets = targets,
            Anchor = sentence.SpanOf(anchor, end - 1),
            Date = date,
            DatePrecision = precision,
            Place = PlaceOf(text, sentence, anchor, known, parties),
            Status = StatusOf(text, sentence, anchor, date, published, statement),
            Statement = statement?.Key,
            Confidence = (pattern.Roles == EventRoles.Noun ? 0.6 : 0.75) * (targets.Count > 0 || pattern.Roles == EventRoles.Symmetric ? 1 : 0.85),
            Rule = pattern.Id,
        };
        return coded with { Key = KeyOf(text, coded) };
    }

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
            return string.CompareOrdinal(date, limit) < 0 ? EventStatus.Historical : EventStatus.Actual;
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
