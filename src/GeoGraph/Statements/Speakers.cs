using GeoGraph.Actors;

namespace GeoGraph.Statements;

/// <summary>Tells which actors the words of a speaker stand for, in text order, and makes an actor of whoever speaks and is not known yet.</summary>
/// <remarks>
/// A person stands before the office, the office before the state: "the chief of the army's staff, Ola Hansen" is Hansen. What only describes the
/// speaker ("a source close to the talks") is an actor of the article alone, with the state the words name.
/// </remarks>
internal sealed class Speakers(Lexicon lexicon, ArticleText text, ArticleActors actors, MentionIndex index)
{
    /// <summary>More words than these describe somebody new.</summary>
    private const int LongestReference = 3;

    /// <summary>More words than these are no name.</summary>
    private const int LongestName = 6;

    private readonly Text.LanguageRules _rules = lexicon.Rules;
    private readonly Dictionary<string, Actor> _known = actors.Actors.ToDictionary(a => a.Key, StringComparer.Ordinal);
    private readonly List<(TextSpan Words, IReadOnlyList<string> Actors, bool IsClitic, int Cue)> _earlier = [];
    private readonly List<TextSpan> _said = [];
    private readonly List<Actor> _new = [];
    private readonly List<Mention> _mentions = [];

    /// <summary>The actors given, and those who were met as speakers only.</summary>
    public ArticleActors Actors => actors.With(_new, _mentions);

    /// <summary>Keys of the actors that speak; empty when the text names nobody.</summary>
    public IReadOnlyList<string> Of(ReportedClause clause)
    {
        IReadOnlyList<string> found = clause.IsClitic ? Clitic(clause)
            : clause.Speaker is not { } words || text.SentenceAt(words.Start) is not { } sentence ? []
            : Named(sentence, words, clause.Cue);
        _earlier.Add((clause.Speaker ?? clause.Cue, found, clause.IsClitic, clause.Cue.End));
        _said.AddRange(clause.Content);
        return found;
    }

    /// <summary>An enclitic stands for the one who spoke last, or for a person named since.</summary>
    private IReadOnlyList<string> Clitic(ReportedClause clause)
    {
        if (index.Inside(clause.Cue).ToList() is { Count: > 0 } meant)
        {
            return meant;
        }

        var last = (_earlier.LastOrDefault(e => e.Actors.Any(IsPerson)).Actors ?? _earlier.LastOrDefault(e => e.Actors.Count > 0).Actors)?[0];
        var person = (last ?? index.LastPersonBefore(clause.Cue.Start)) is { } antecedent
            ? _earlier.Count > 0 ? PersonNamedSince(_earlier[^1].Cue, clause.Content[0].Start) ?? antecedent : antecedent : null;
        if (person is null)
        {
            return [];
        }

        _mentions.Add(new Mention(person, clause.Cue, MentionForm.Clitic));
        return [person];
    }

    /// <summary>The person last named between two places, outside of what anybody said; null for none.</summary>
    private string? PersonNamedSince(int start, int end) => start >= end ? null : index.MentionsIn(new TextSpan(start, end))
        .LastOrDefault(m => IsPerson(m.Actor) && IsNamed(m) && !text.IsQuoted(m.Span.Start) && !_said.Exists(s => s.Contains(m.Span)))?.Actor;

    private IReadOnlyList<string> Named(Sentence sentence, TextSpan words, TextSpan cue)
    {
        var phrase = new Phrase(sentence.TokenAt(words.Start), sentence.TokenAt(words.End - 1) + 1);
        var parts = Parts(sentence, phrase);
        if (words.End <= cue.Start && parts.FindIndex(p => IsSubject(sentence, p, sentence.TokenAt(cue.Start))) is > 0 and var leading)
        {
            parts.RemoveRange(0, leading);
        }

        var head = parts[0];
        return Person(sentence, parts)
            ?? AtHead(sentence, head)
            ?? Reference(sentence, head)
            ?? Name(sentence, parts)
            ?? Pronoun(sentence, head)
            ?? Described(sentence, head);
    }

    private static bool IsSubject(Sentence sentence, Phrase part, int cue) =>
        Enumerable.Range(part.First, part.Count).Any(t => sentence.Tokens[t].Relation == DependencyRelation.Nsubj && sentence.Tokens[t].Head == cue);

    /// <summary>What commas divide: the phrase and what is set beside it. A bracket stays with what stands before it.</summary>
    private List<Phrase> Parts(Sentence sentence, Phrase phrase)
    {
        var parts = new List<Phrase>();
        var (start, depth) = (phrase.First, 0);
        for (var i = phrase.First; i <= phrase.End; i++)
        {
            var word = i < phrase.End ? sentence.Tokens[i].Word : ",";
            depth += word == "(" ? 1 : word == ")" ? -1 : 0;
            if ((word == "," && depth <= 0) || i == phrase.End)
            {
                if (i > start)
                {
                    parts.Add(new Phrase(start, i));
                }

                start = i + 1;
            }
        }

        return parts.Count == 0 ? [phrase] : parts;
    }

    /// <summary>A person named in the phrase, or alone beside it ("the head of the agency, <em>Ola Hansen</em>"); null for none.</summary>
    private IReadOnlyList<string>? Person(Sentence sentence, List<Phrase> parts)
    {
        for (var p = 0; p < parts.Count; p++)
        {
            var persons = Outer(sentence, parts[p]).Where(m => IsPerson(m.Actor) && IsNamed(m) && IsTheSpeaker(sentence, parts[p], m)).Select(m => m.Actor).Distinct(StringComparer.Ordinal).ToList();
            if (persons.Count > 0 && (p == 0 || StandsAlone(sentence, parts[p])))
            {
                return persons;
            }

            if (text.Names.FirstOrDefault(n => n.Kind == RecognisedName.Person && n.Span.Start >= sentence.Tokens[parts[p].First].Start && n.Span.End <= sentence.Tokens[parts[p].End - 1].End) is { Kind: not null } name
                && (p == 0 || StandsAlone(sentence, parts[p])) && !index.MentionsIn(name.Span).Any() && name.Span.Of(text.Text).Contains(' '))
            {
                return [NewPerson(sentence, name.Span, parts[0])];
            }

            if (p > 0 && persons.Count == 0 && StandsAlone(sentence, parts[p]) && parts[p].Count is > 1 and <= LongestName && IsTitled(sentence, parts[0])
                && !index.MentionsIn(SpanOf(sentence, parts[p])).Any())
            {
                return [NewPerson(sentence, SpanOf(sentence, parts[p]), parts[0])];
            }
        }

        return null;
    }

    /// <summary>"an adviser <em>to</em> Ola Hansen", "Ola Hansen<em>'s</em> adviser", "the office of Ola Hansen": somebody else than Hansen speaks.</summary>
    private bool IsTheSpeaker(Sentence sentence, Phrase part, Mention mention)
    {
        var first = sentence.TokenAt(mention.Span.Start);
        var next = sentence.TokenAt(mention.Span.End);
        if (next < part.End && _rules.Possessive.Contains(sentence.Tokens[next].Word) && next + 1 < part.End)
        {
            return false;
        }

        var at = first - 1;
        while (at > part.First && (lexicon.ActorNames.RoleAt(sentence, at, RoleClass.Title) is not null || char.IsUpper(text.Text[sentence.Tokens[at].Start])))
        {
            at--;
        }

        if (at > part.First && _rules.ObliquePrepositions.Contains(sentence.Tokens[at].Word))
        {
            return false;
        }

        for (var i = part.First; i < Math.Min(first, part.First + 2); i++)
        {
            if (lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Body) is { } body && body.End < part.End && lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Title) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a part is a name and nothing else.</summary>
    private bool StandsAlone(Sentence sentence, Phrase part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (!char.IsUpper(text.Text[sentence.Tokens[i].Start]) && !_rules.NameParticles.Contains(sentence.Tokens[i].Word) && sentence.Tokens[i].Word is not ("-" or ".")
                && !(i > part.First && sentence.Tokens[i].Start == sentence.Tokens[i - 1].End)
                && lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Title) is null)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTitled(Sentence sentence, Phrase part) =>
        Enumerable.Range(part.First, part.Count).Any(i => lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Title) is not null || lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Group) is not null);

    /// <summary>The actors on the word the phrase hangs on, and those joined to it: "the ministry", "Iran and Oman"; null for none.</summary>
    private IReadOnlyList<string>? AtHead(Sentence sentence, Phrase part)
    {
        var outer = Outer(sentence, part).ToList();
        if (outer.Count == 0)
        {
            return null;
        }

        if (!SentenceTree.IsParsed(sentence))
        {
            return [.. outer.Select(m => m.Actor).Distinct(StringComparer.Ordinal)];
        }

        var head = SentenceTree.HeadOf(sentence, part.First, part.End);
        var chosen = outer.Where(m => IsAt(sentence, m, head) || Enumerable.Range(sentence.TokenAt(m.Span.Start), sentence.TokenAt(m.Span.End) - sentence.TokenAt(m.Span.Start))
            .Any(t => sentence.Tokens[t].Head == head && sentence.Tokens[t].Relation is DependencyRelation.Conj or DependencyRelation.Flat)).ToList();
        if (chosen.Count > 0)
        {
            return [.. chosen.Select(m => m.Actor).Distinct(StringComparer.Ordinal)];
        }

        // A demonym or an owner describes whoever speaks; anything else that is named there is the best guess.
        var named = outer.Where(m => m.Form is not (MentionForm.Demonym or MentionForm.Pronoun) && !_known.GetValueOrDefault(m.Actor)?.Kind.Equals(ActorKind.Country) == true).ToList();
        return named.Count > 0 ? [.. named.Select(m => m.Actor).Distinct(StringComparer.Ordinal)] : null;
    }

    private static bool IsAt(Sentence sentence, Mention mention, int token) => mention.Span.Start <= sentence.Tokens[token].Start && mention.Span.End >= sentence.Tokens[token].End;

    /// <summary>Words that mean a speaker from before: part of the name ("Hansen"), or the same noun with an article ("the source").</summary>
    private IReadOnlyList<string>? Reference(Sentence sentence, Phrase part)
    {
        if (part.Count > LongestReference)
        {
            return null;
        }

        var definite = Enumerable.Range(part.First, part.Count).Any(t => _rules.Definites.Contains(sentence.Tokens[t].Word));
        var head = SentenceTree.IsParsed(sentence) ? sentence.Tokens[SentenceTree.HeadOf(sentence, part.First, part.End)] : sentence.Tokens[part.End - 1];
        var capital = char.IsUpper(text.Text[head.Start]) && !definite;
        for (var i = _earlier.Count - 1; i >= 0; i--)
        {
            var (words, found, clitic, _) = _earlier[i];
            if (found.Count == 0 || clitic || text.SentenceAt(words.Start) is not { } other)
            {
                continue;
            }

            var (first, end) = (other.TokenAt(words.Start), other.TokenAt(words.End - 1) + 1);
            if (capital ? end - first > part.Count && Enumerable.Range(first, end - first).Any(t => other.Tokens[t].Word == head.Word && char.IsUpper(text.Text[other.Tokens[t].Start]))
                : definite && SentenceTree.IsParsed(other) && other.Tokens[SentenceTree.HeadOf(other, first, end)].Lemma == head.Lemma)
            {
                Mention(SpanOf(sentence, part), found[0]);
                return found;
            }
        }

        var name = text.Text[head.Start..head.End];
        var named = !capital || name.Length < 3 || index.MentionsIn(SpanOf(sentence, part)).Any() ? null : index.MentionsIn(new TextSpan(0, head.Start))
            .LastOrDefault(m => (IsPerson(m.Actor) || m.Actor.StartsWith("other/", StringComparison.Ordinal)) && HasWord(m.Span.Of(text.Text), name));
        if (named is null)
        {
            return null;
        }

        Mention(SpanOf(sentence, part), named.Actor);
        return [named.Actor];
    }

    private static bool HasWord(ReadOnlySpan<char> words, string word) =>
        words.IndexOf(word) is >= 0 and var at && (at == 0 || !char.IsLetter(words[at - 1])) && (at + word.Length == words.Length || !char.IsLetter(words[at + word.Length]));

    /// <summary>A name that no list knows, with nothing to tell whose it is.</summary>
    private IReadOnlyList<string>? Name(Sentence sentence, List<Phrase> parts)
    {
        var part = parts[0];
        var first = part.First;
        while (first < part.End && (!char.IsUpper(text.Text[sentence.Tokens[first].Start]) || (sentence.Tokens[first].Pos is UniversalPos.Det or UniversalPos.Pron or UniversalPos.Noun or UniversalPos.Num or UniversalPos.Adj && !IsName(sentence, first))))
        {
            first++;
        }

        var end = first;
        while (end < part.End && (char.IsUpper(text.Text[sentence.Tokens[end].Start]) || _rules.NameParticles.Contains(sentence.Tokens[end].Word)))
        {
            end++;
        }

        if (end == first || end - first > LongestName || index.MentionsIn(sentence.SpanOf(first, end - 1)).Any())
        {
            return null;
        }

        var span = sentence.SpanOf(first, end - 1);
        var name = span.Of(text.Text).ToString();
        var slug = ActorCatalog.Slug(name);
        if (slug.Length == 0)
        {
            return null;
        }

        var key = "other/" + slug;
        Add(new Actor { Key = key, Name = name, Kind = ActorKind.Other, Country = CountryIn(sentence, part) });
        Mention(span, key);
        return [key];
    }

    private static bool IsName(Sentence sentence, int token) => sentence.Tokens[token].Pos is UniversalPos.Propn or UniversalPos.X;

    private IReadOnlyList<string>? Pronoun(Sentence sentence, Phrase part)
    {
        var head = SentenceTree.HeadOf(sentence, part.First, part.End);
        var reference = lexicon.ActorNames.RoleAt(sentence, part.First, RoleClass.Pronoun) is not null;
        if (!reference && sentence.Tokens[head].Pos != UniversalPos.Pron)
        {
            return null;
        }

        // Pronouns of persons are he, she; others are no person.
        var last = _earlier.Count > 0 ? _earlier[^1].Actors : [];
        return reference || !last.Any(IsPerson) ? last : [];
    }

    /// <summary>Somebody the words describe and nothing names: an actor of this article.</summary>
    private IReadOnlyList<string> Described(Sentence sentence, Phrase part)
    {
        var first = part.First;
        while (first < part.End - 1 && sentence.Tokens[first].Pos is UniversalPos.Det or UniversalPos.Adp or UniversalPos.Punct)
        {
            first++;
        }

        var span = sentence.SpanOf(first, part.End - 1);
        var slug = ActorCatalog.Slug(span.Of(text.Text).ToString());
        if (slug.Length == 0 || !Enumerable.Range(first, part.End - first).Any(t => sentence.Tokens[t].Pos is UniversalPos.Noun or UniversalPos.Propn or UniversalPos.Num or UniversalPos.Det or UniversalPos.Adj))
        {
            return [];
        }

        var key = $"other/{slug}-{Article.TextSha256(text.Article.Id)[..8]}";
        Add(new Actor { Key = key, Name = span.Of(text.Text).ToString(), Kind = ActorKind.Other, Country = CountryIn(sentence, part) });
        Mention(span, key);
        return [key];
    }

    private string NewPerson(Sentence sentence, TextSpan span, Phrase described)
    {
        var name = span.Of(text.Text).ToString();
        var key = "person/" + ActorCatalog.Slug(name);
        Add(new Actor { Key = key, Name = name, Kind = ActorKind.Person, Country = CountryIn(sentence, described) });
        _mentions.Add(new Mention(key, span, MentionForm.Name));
        return key;
    }

    /// <summary>The state of the first actor named in the phrase; null for none.</summary>
    private string? CountryIn(Sentence sentence, Phrase part) =>
        index.MentionsIn(SpanOf(sentence, part)).Select(m => _known.GetValueOrDefault(m.Actor)?.Country).FirstOrDefault(c => c is not null);

    private void Add(Actor actor)
    {
        if (_known.TryAdd(actor.Key, actor))
        {
            _new.Add(actor);
        }
    }

    private void Mention(TextSpan span, string actor) => _mentions.Add(new Mention(actor, span, MentionForm.Description));

    /// <summary>The mentions of a part that lie in no other one.</summary>
    private List<Mention> Outer(Sentence sentence, Phrase part)
    {
        var outer = new List<Mention>();
        foreach (var mention in index.MentionsIn(SpanOf(sentence, part)))
        {
            if (!outer.Exists(o => o.Span != mention.Span && o.Span.Contains(mention.Span)))
            {
                outer.RemoveAll(o => o.Span != mention.Span && mention.Span.Contains(o.Span));
                outer.Add(mention);
            }
        }

        return outer;
    }

    private static bool IsNamed(Mention mention) => mention.Form is not (MentionForm.Pronoun or MentionForm.Clitic);

    private static bool IsPerson(string actor) => actor.StartsWith("person/", StringComparison.Ordinal);

    private static TextSpan SpanOf(Sentence sentence, Phrase part) => sentence.SpanOf(part.First, part.End - 1);

    /// <summary>Tokens of a sentence from the first to before the end.</summary>
    private readonly record struct Phrase(int First, int End)
    {
        public int Count => End - First;
    }
}
