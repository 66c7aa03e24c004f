namespace GeoGraph.Actors;

/// <summary>What the resolver has found in one article so far.</summary>
internal sealed class ActorFinder(Lexicon lexicon, ArticleText text)
{
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly Dictionary<TextSpan, Mention> _mentions = [];
    private readonly Dictionary<string, Actor> _parts = new(StringComparer.Ordinal);

    private readonly Dictionary<(ActorKind Kind, string? Role), string> _bodies = [];

    /// <summary>The state that leads the last sentence that names one.</summary>
    private Actor? _leading;

    /// <summary>The last paper, agency or station named: "the newspaper".</summary>
    private string? _outlet;

    /// <summary>Actor of each name by the start of each of its tokens.</summary>
    private readonly Dictionary<int, (Actor Actor, int First, int End)> _taken = [];

    public ArticleActors Result() => new(
        [.. _actors.Values.OrderBy(a => a.Key, StringComparer.Ordinal)], [.. _mentions.Values.OrderBy(m => m.Span)]);

    public bool IsCapitalised(Sentence sentence, int token) => char.IsUpper(text.Text[sentence.Tokens[token].Start]);

    public bool IsAllCapitals(Sentence sentence, int token) =>
        sentence.Tokens[token].Span.Of(text.Text) is { Length: > 1 } word && !word.ContainsAnyInRange('a', 'z');

    public bool IsTaken(Sentence sentence, int token) => _taken.ContainsKey(sentence.Tokens[token].Start);

    /// <summary>True when an office ends at the token.</summary>
    public bool IsTitle(Sentence sentence, int token) => lexicon.ActorNames.RoleAt(sentence, token, RoleClass.Title) is not null;

    /// <summary>True for a name of nobody: one whose head is a word for places, laws or days ("the Hansen River").</summary>
    public bool IsThing(Sentence sentence, int first, int end) => HeadOfName(sentence, first, end, RoleClass.Thing) is not null;

    public string? PersonAt(Sentence sentence, int token) =>
        _taken.TryGetValue(sentence.Tokens[token].Start, out var name) && name.Actor.Kind == ActorKind.Person ? name.Actor.Key : null;

    /// <summary>The last person found whose name has the word.</summary>
    public Actor? PersonWith(string word) => word.Length > 2 ? _parts.GetValueOrDefault(word) : null;

    /// <summary>One past the run of capitalised words that are not taken, not offices; the start itself when there is none.</summary>
    public int EndOfName(Sentence sentence, int start)
    {
        var i = start;
        for (var words = 0; i < sentence.Tokens.Length && words < 6 && !IsTaken(sentence, i); words++)
        {
            if (i > start && IsHyphen(sentence, i))
            {
                i += 2;
                continue;
            }

            var particle = i > start && i + 1 < sentence.Tokens.Length && lexicon.Rules.NameParticles.Contains(sentence.Tokens[i].Word)
                && (IsCapitalised(sentence, i + 1) || (IsHyphen(sentence, i + 1) && IsCapitalised(sentence, i + 2)));
            if (!particle && (!IsCapitalised(sentence, i) || (i == start && lexicon.Rules.Degrees.Contains(sentence.Tokens[i].Word)) || lexicon.Rules.FunctionWords.Contains(sentence.Tokens[i].Word) || lexicon.Rules.NotNames.Contains(sentence.Tokens[i].Word) || IsTitle(sentence, i)))
            {
                break;
            }

            i++;
        }

        return i;
    }

    /// <summary>True for a hyphen that joins the words around it ("Jong-un").</summary>
    private static bool IsHyphen(Sentence sentence, int token) =>
        sentence.Tokens[token].Word == "-" && token + 1 < sentence.Tokens.Length
        && sentence.Tokens[token - 1].End == sentence.Tokens[token].Start && sentence.Tokens[token + 1].Start == sentence.Tokens[token].End;

    public void Add(Sentence sentence, int first, int end, Actor actor, MentionForm form)
    {
        if (!AddMention(sentence, first, end, actor.Key, form))
        {
            return;
        }

        _actors.TryAdd(actor.Key, actor);
        _outlet = actor.Kind == ActorKind.Media ? actor.Key : _outlet;
        for (var i = first; i < end; i++)
        {
            _taken.TryAdd(sentence.Tokens[i].Start, (actor, first, end));
            if (actor.Kind == ActorKind.Person && IsCapitalised(sentence, i))
            {
                _parts[sentence.Tokens[i].Word] = actor;
            }
        }
    }

    public bool AddMention(Sentence sentence, int first, int end, string actor, MentionForm form)
    {
        var span = sentence.SpanOf(first, end - 1);
        return _mentions.TryAdd(span, new Mention(actor, span, form));
    }

    /// <summary>
    /// An office: with a name behind it the person, alone with a state the one who held it on the article's day. Returns where to go on.
    /// </summary>
    public int AddOffice(Sentence sentence, int first, int end, ActorRole role)
    {
        var (before, start) = OwnerBefore(sentence, first);
        var (after, next) = OwnerAfter(sentence, end);
        var owner = before ?? after;
        var former = FormerBefore(sentence, first) ?? FormerBefore(sentence, start);
        role = former is null ? role : role with { Sector = former.Sector };
        var nameStart = after is null ? end : next;
        // Offices stack up ("Ketua DPR", "Presiden dan Panglima"): the last one before the name is the one that counts.
        if (nameStart < sentence.Tokens.Length && IsTitle(sentence, nameStart) && nameStart == end)
        {
            return end;
        }

        if (nameStart < sentence.Tokens.Length && PersonAt(sentence, nameStart) is not null)
        {
            return nameStart;
        }

        // "the head of Komisi X Ola Hansen": the body between the office and the name is nobody's name, and is looked at by itself.
        var (skipped, body) = (nameStart, nameStart);
        while (body < sentence.Tokens.Length)
        {
            if (_taken.TryGetValue(sentence.Tokens[body].Start, out var part) && body > skipped && part.Actor.Kind != ActorKind.Person)
            {
                owner ??= part.Actor;
                body = part.End;
            }
            else if (text.NameAt(sentence.Tokens[body].Start) is { Kind: not RecognisedName.Person } other && !IsTaken(sentence, body))
            {
                body = Math.Max(body + 1, sentence.TokenAt(other.Span.End));
            }
            else
            {
                break;
            }
        }

        if (body > skipped)
        {
            if (body >= sentence.Tokens.Length || !text.IsPersonName(sentence.Tokens[body].Start) || PersonAt(sentence, body) is not null)
            {
                return skipped;
            }

            nameStart = body;
        }

        var nameEnd = EndOfName(sentence, nameStart);
        var isBody = lexicon.Rules.ModifierFirst && nameEnd - nameStart > 1 && HeadOfName(sentence, nameStart, nameEnd, RoleClass.Organization) is not null;
        if (nameEnd > nameStart && !isBody && (nameEnd - nameStart > 1 || !IsAllCapitals(sentence, nameStart)))
        {
            AddPerson(sentence, nameStart, nameEnd, owner, role);
            return body > skipped ? skipped : nameEnd;
        }

        if (owner is { Country: { } country } && role.Role is not null && role.Kind == ActorKind.Person && !TellsOfName(sentence, first, end))
        {
            var holder = owner.Kind == ActorKind.Country && former is null ? lexicon.Catalog.Holder(country, role.Role, text.Article.PublishedDay) : null;
            var office = former is null ? role.Role : $"{former.Role}-{role.Role}";
            var actor = (holder is not null && lexicon.Catalog.Find(holder) is { } person ? lexicon.Catalog.On(person, text.Article.PublishedDay) : null) ?? new Actor
            {
                Key = $"person/{(owner.Kind == ActorKind.Country ? country.ToLowerInvariant() : ActorCatalog.Slug(owner.Key))}-{office}",
                Name = $"{owner.Name} {office}",
                Kind = ActorKind.Person,
                Country = country,
                Sector = role.Sector,
                Affiliations = [new Affiliation(owner.Key, role.Role, null, null)],
            };
            _actors.TryAdd(actor.Key, actor);
            AddMention(sentence, before is null ? first : start, after is null ? end : next, actor.Key, MentionForm.Title);
            var head = sentence.Tokens[first].Start;
            _taken.TryAdd(head, (actor, first, end));
        }
        else if (owner is null && Speaks(sentence, first, end) && !IsDefinite(sentence, first, end))
        {
            AddGroup(sentence, first, end, role with { Kind = ActorKind.Group });
        }

        return Math.Max(end, after is null ? end : next);
    }

    /// <summary>True for an office that only tells more of a name before it ("Ola Hansen, the governor of Norway").</summary>
    private bool TellsOfName(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var head = sentence.Tokens[i].Head;
            if (sentence.Tokens[i].Relation == DependencyRelation.Appos && head >= 0 && head < first && IsCapitalised(sentence, head)
                && (PersonAt(sentence, head) is not null || (sentence.Tokens[head].Pos == UniversalPos.Propn && !IsTaken(sentence, head))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A person named in the text and in no list: the country and the office come from what stands before the name.</summary>
    public void AddPerson(Sentence sentence, int first, int end, Actor? owner, ActorRole? role)
    {
        if (sentence.Tokens[end - 1].IsEnclitic)
        {
            end--;
        }

        if (end <= first)
        {
            return;
        }

        // "Menteri Komunikasi dan Digital Ola Hansen": the recogniser knows where the name begins.
        for (var i = first; i < end && !text.IsPersonName(sentence.Tokens[first].Start); i++)
        {
            first = text.IsPersonName(sentence.Tokens[i].Start) ? i : first;
        }

        if (lexicon.Names is not null && !text.IsPersonName(sentence.Tokens[first].Start) && AreWords(sentence, first, end))
        {
            return;
        }

        var known = end - first == 1 ? PersonWith(sentence.Tokens[first].Word) : null;
        var name = sentence.SpanOf(first, end - 1).Of(text.Text).ToString();
        Add(sentence, first, end, known ?? new Actor
        {
            Key = "person/" + ActorCatalog.Slug(name),
            Name = name,
            Kind = ActorKind.Person,
            Country = owner?.Country,
            Sector = role?.Sector,
            Affiliations = owner is null ? [] : [new Affiliation(owner.Key, role?.Role, null, null)],
        }, known is null ? MentionForm.Name : MentionForm.Alias);
    }

    /// <summary>True for words of the language, which name what an office is for ("Menteri Agama") and not who holds it.</summary>
    private bool AreWords(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!lexicon.Lemmatizer.IsRoot(lexicon.Lemmatizer.Lemma(sentence.Tokens[i].Word, UniversalPos.Noun)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// An organisation that is in no list: a run of capitalised words with a word for such at its end, or at its start where heads come first; or
    /// what the recogniser takes for one, when it speaks. Returns where to go on.
    /// </summary>
    public int AddOrganization(Sentence sentence, int first)
    {
        var end = EndOfName(sentence, first);
        if (end == first)
        {
            return first + 1;
        }

        var head = HeadOfName(sentence, first, end, RoleClass.Organization);
        if (head is not null && lexicon.Rules.ModifierFirst)
        {
            end = EndOfPurpose(sentence, end);
        }

        var recognised = text.NameAt(sentence.Tokens[first].Start);
        if (recognised is { Kind: RecognisedName.Organization })
        {
            end = Math.Max(end, sentence.TokenAt(recognised.Value.Span.End));
            if (head is null && !IsAtCue(sentence, first, end))
            {
                return end;
            }
        }
        else if (head is null || end - first < 2 || recognised is { Kind: RecognisedName.Person })
        {
            return end;
        }

        // "Korean Central News Agency" is a body of the state before it; "Herders League" is none, though herders may be.
        var before = OwnerBefore(sentence, first).Owner;
        for (var i = first; i < end && (before?.Kind == ActorKind.Country || !lexicon.Rules.ModifierFirst); i++)
        {
            if (lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Body) is { Role.Kind: not ActorKind.Group } body
                && !(i == (lexicon.Rules.ModifierFirst ? end - 1 : first) && lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Organization) is { } sort && sort.End >= body.End))
            {
                return end;
            }
        }

        var name = sentence.SpanOf(first, end - 1).Of(text.Text).ToString();
        var owner = before ?? Enumerable.Range(first, end - first)
            .Select(i => _taken.GetValueOrDefault(sentence.Tokens[i].Start).Actor ?? lexicon.ActorNames.NameAt(text.Text, sentence, i)?.Name.Actor).FirstOrDefault(a => a?.Kind == ActorKind.Country);
        var kind = head?.Kind ?? ActorKind.Other;
        Add(sentence, first, end, new Actor { Key = $"{Seeds.JsonNames.Of(kind)}/{ActorCatalog.Slug(name)}", Name = name, Kind = kind, Country = owner?.Country, Sector = head?.Sector }, MentionForm.Name);
        return end;
    }

    /// <summary>The role of the word that tells what a name is of: its last one, or its first where heads come first; null for none.</summary>
    private ActorRole? HeadOfName(Sentence sentence, int first, int end, RoleClass roleClass) =>
        lexicon.ActorNames.RoleAt(sentence, lexicon.Rules.ModifierFirst ? end - 1 : first, roleClass)?.Role;

    /// <summary>The word before an office, or before whose office it is, that tells that it is held no more; null for none.</summary>
    private ActorRole? FormerBefore(Sentence sentence, int first) =>
        first > 0 ? lexicon.ActorNames.RoleAt(sentence, first - 1, RoleClass.Former)?.Role : null;

    /// <summary>Where the name of an organisation ends that goes on to tell whose or what for it is ("the University <em>of Hansen</em>"); the end itself when it does not.</summary>
    private int EndOfPurpose(Sentence sentence, int end)
    {
        if (end + 1 >= sentence.Tokens.Length || !lexicon.Rules.OwnerPrepositions.Contains(sentence.Tokens[end].Word))
        {
            return end;
        }

        if (_taken.TryGetValue(sentence.Tokens[end + 1].Start, out var owner))
        {
            return owner.Actor.Kind == ActorKind.Country && owner.First == end + 1 ? EndOfName(sentence, owner.End) : end;
        }

        var last = EndOfName(sentence, end + 1);
        return last > end + 1 ? last : end;
    }

    /// <summary>Whether a reporting word stands right before or behind some words.</summary>
    public bool IsAtCue(Sentence sentence, int first, int end) =>
        (first > 0 && lexicon.CueWords.Contains(sentence.Tokens[first - 1].Word)) || (end < sentence.Tokens.Length && lexicon.CueWords.Contains(sentence.Tokens[end].Word));

    /// <summary>Whether a word such as "the" or "tersebut" stands at some words.</summary>
    private bool IsDefinite(Sentence sentence, int first, int end)
    {
        var word = lexicon.Rules.ModifierFirst ? first - 1 : end;
        return word >= 0 && word < sentence.Tokens.Length && lexicon.Rules.Definites.Contains(sentence.Tokens[word].Word);
    }

    /// <summary>Whether some words stand at a reporting word or are its subject.</summary>
    public bool Speaks(Sentence sentence, int first, int end) =>
        IsAtCue(sentence, first, end) || (SentenceTree.IsParsed(sentence) && sentence.Tokens[SentenceTree.HeadOf(sentence, first, end)] is { Relation: DependencyRelation.Nsubj, Head: >= 0 and var verb }
            && lexicon.CueWords.Contains(sentence.Tokens[verb].Word));

    /// <summary>
    /// A body of a state ("Israeli army", "officials of Israel", "militer Korea Selatan"), or of an organisation, which it then stands for
    /// ("Hamas militants"); false when neither stands beside it.
    /// </summary>
    public bool AddBody(Sentence sentence, int first, int end, ActorRole role)
    {
        var (before, start) = OwnerBefore(sentence, first);
        var (after, next) = OwnerAfter(sentence, end);
        var isBehind = !lexicon.Rules.ModifierFirst || (before is null && after is not null && sentence.Tokens[end].Pos == UniversalPos.Adp);
        var owner = isBehind ? after : before;
        if (owner is null or { Kind: ActorKind.Person or ActorKind.Group or ActorKind.Media } or { Kind: ActorKind.Country, Country: null })
        {
            return false;
        }

        AddBodyOf(owner, sentence, isBehind ? first : start, isBehind ? next : end, role);
        return true;
    }

    private void AddBodyOf(Actor owner, Sentence sentence, int from, int to, ActorRole role)
    {
        if (role.Kind == ActorKind.Country || owner is not { Kind: ActorKind.Country, Country: { } country })
        {
            AddMention(sentence, from, to, owner.Key, MentionForm.Description);
            return;
        }

        var kind = Seeds.JsonNames.Of(role.Kind);
        var key = role.Role is null ? $"{kind}/{country}" : $"{kind}/{country}-{role.Role}";
        var actor = lexicon.Catalog.Find(key) ?? new Actor
        {
            Key = key,
            Name = $"{lexicon.Catalog.CountryName(country)} {role.Role ?? kind}",
            Kind = role.Kind,
            Country = country,
            Sector = role.Sector,
            Affiliations = [new Affiliation(owner.Key, null, null, null)],
        };
        _actors.TryAdd(actor.Key, actor);
        AddMention(sentence, from, to, actor.Key, MentionForm.Description);
        _bodies[(role.Kind, role.Role)] = actor.Key;
    }

    /// <summary>
    /// A body with no state beside it: the one of its sort the article named before ("the military said"), else, for people, a group of
    /// no state.
    /// </summary>
    public void AddBodyAlone(Sentence sentence, int first, int end, ActorRole role)
    {
        if (_bodies.TryGetValue((role.Kind, role.Role), out var known))
        {
            AddMention(sentence, first, end, known, MentionForm.Description);
        }
        else if (role.Kind is ActorKind.Group or ActorKind.ArmedGroup)
        {
            AddGroup(sentence, first, end, role);
        }
        else if (role.Kind == ActorKind.Media && Speaks(sentence, first, end) && !IsBeforeOutlet(sentence, end))
        {
            if (_outlet is not null && IsDefinite(sentence, first, end))
            {
                AddMention(sentence, first, end, _outlet, MentionForm.Description);
            }
            else
            {
                AddGroup(sentence, first, end, role);
            }
        }
        else if (_leading is not null && role.Kind is ActorKind.Government or ActorKind.Country or ActorKind.Military && Speaks(sentence, first, end))
        {
            AddBodyOf(_leading, sentence, first, end, role);
        }
    }

    /// <summary>"kantor berita pemerintah KCNA", "the state news agency KCNA": what stands before the name of an outlet only tells of it.</summary>
    private bool IsBeforeOutlet(Sentence sentence, int token)
    {
        for (var i = token; i < Math.Min(token + 3, sentence.Tokens.Length) && !lexicon.Rules.Conjunctions.Contains(sentence.Tokens[i].Word); i++)
        {
            if (_taken.TryGetValue(sentence.Tokens[i].Start, out var name))
            {
                return name.Actor.Kind == ActorKind.Media;
            }
        }

        return false;
    }

    /// <summary>The state that leads a sentence is the one whose bodies speak in the next: "Turkey has protested. The foreign ministry said …".</summary>
    public void EndSentence(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (_taken.TryGetValue(sentence.Tokens[i].Start, out var name) && name.Actor.Kind == ActorKind.Country)
            {
                _leading = name.Actor;
                return;
            }
        }
    }

    /// <summary>"Matthew Miller, a spokesman for the ministry": an office behind the comma makes the name a person's.</summary>
    /// <returns>False when no office stands there.</returns>
    public bool AddApposition(Sentence sentence, int first, int end)
    {
        if (end >= sentence.Tokens.Length || sentence.Tokens[end].Word != ",")
        {
            return false;
        }

        var last = Math.Min(Math.Max(end + 3, SentenceTree.AppositionTo(sentence, first, end, end + 1)), sentence.Tokens.Length - 1);
        for (var i = end + 1; i <= last; i++)
        {
            if (lexicon.ActorNames.RoleAt(sentence, i, RoleClass.Title) is { } title)
            {
                var (before, _) = OwnerBefore(sentence, i);
                var (after, next) = OwnerAfter(sentence, title.End);
                // A name behind the office is the one that holds it: this one only stands in a list before it.
                var holds = EndOfName(sentence, after is null ? title.End : next) == (after is null ? title.End : next);
                if (holds)
                {
                    AddPerson(sentence, first, end, before ?? after, title.Role);
                }

                return holds;
            }
        }

        return false;
    }

    /// <summary>The state or body named in what stands beside a name ("Ali Haddad, Algeria's leading jurist"); null for none.</summary>
    public Actor? OwnerBeside(Sentence sentence, int first, int end)
    {
        var head = SentenceTree.AppositionTo(sentence, first, end, end + 1);
        for (var i = end + 1; i < head; i++)
        {
            if (_taken.TryGetValue(sentence.Tokens[i].Start, out var name) && name.Actor.Kind != ActorKind.Person)
            {
                return name.Actor;
            }
        }

        return null;
    }

    /// <summary>A group without a state of its own, such as reporters.</summary>
    public void AddGroup(Sentence sentence, int first, int end, ActorRole role)
    {
        var key = $"{Seeds.JsonNames.Of(role.Kind)}/{role.Role ?? ActorCatalog.Slug(role.Form)}";
        _actors.TryAdd(key, new Actor { Key = key, Name = role.Role ?? role.Form, Kind = role.Kind, Sector = role.Sector });
        AddMention(sentence, first, end, key, MentionForm.Description);
    }

    private (Actor? Owner, int Start) OwnerBefore(Sentence sentence, int first)
    {
        var i = first - 1;
        if (i >= 0 && sentence.Tokens[i].IsEnclitic)
        {
            i--;
        }

        return i >= 0 && lexicon.Rules.ModifierFirst && _taken.TryGetValue(sentence.Tokens[i].Start, out var name) && name.Actor.Kind != ActorKind.Person
            ? (name.Actor, name.First) : (null, first);
    }

    private (Actor? Owner, int End) OwnerAfter(Sentence sentence, int end)
    {
        var i = end;
        while (i < sentence.Tokens.Length && i < end + 2 && lexicon.Rules.OwnerPrepositions.Contains(sentence.Tokens[i].Word))
        {
            i++;
        }

        if (i == end && lexicon.Rules.ModifierFirst)
        {
            return (null, end);
        }

        if (i >= sentence.Tokens.Length || !_taken.TryGetValue(sentence.Tokens[i].Start, out var name) || name.Actor.Kind == ActorKind.Person || name.First != i)
        {
            return (null, end);
        }

        // "the president of the Chadian Rights League": the league's, not Chad's.
        return lexicon.Rules.ModifierFirst && name.Actor.Kind == ActorKind.Country && name.End < sentence.Tokens.Length
            && _taken.TryGetValue(sentence.Tokens[name.End].Start, out var body) && body.Actor.Kind is not (ActorKind.Person or ActorKind.Country)
            ? (body.Actor, body.End) : (name.Actor, name.End);
    }
}
