namespace GeoGraph.Actors;

/// <summary>Offices: with a name behind them the person who holds them, alone whoever held them on the article's day.</summary>
internal sealed class OfficeReader(Lexicon lexicon, ArticleText text, FoundActors found, NameWords words, Owners owners, PersonReader persons, BodyReader bodies)
{
    private readonly Text.LanguageRules _rules = lexicon.Rules;

    /// <summary>An office that another one stands behind: "Presiden <em>Ir. H.</em> Joko Widodo".</summary>
    private Office? _before;

    /// <summary>Reads the office at a token. Returns where to go on.</summary>
    public int Read(Sentence sentence, int first, int end, ActorRole role)
    {
        var office = At(sentence, first, end, role);
        _before = null;
        if (office.Name >= sentence.Tokens.Length)
        {
            return Alone(sentence, office);
        }

        if (words.IsTitle(sentence, office.Name) && !found.IsTaken(sentence, office.Name))
        {
            _before = office;
            return office.Name;
        }

        if (found.At(sentence, office.Name) is { Actor.Kind: ActorKind.Person } known)
        {
            return Hold(sentence, office, known);
        }

        var (name, owner) = BehindBody(sentence, office);
        var nameEnd = words.EndOfName(sentence, name);
        if (nameEnd > name && IsName(sentence, name, nameEnd))
        {
            if (persons.Add(sentence, name, nameEnd, owner, office.Role) is not null && found.At(sentence, name) is { } holder)
            {
                return name > office.Name ? office.Name : Hold(sentence, office, holder);
            }

            return Math.Max(end, name > office.Name ? office.Name : nameEnd);
        }

        return Alone(sentence, office);
    }

    private Office At(Sentence sentence, int first, int end, ActorRole role)
    {
        var (before, start) = owners.Before(sentence, first);
        var (after, next) = owners.After(sentence, end);
        if (next < sentence.Tokens.Length && IsOrdinal(sentence.Tokens[next].Word))
        {
            next++;
        }

        var former = FormerBefore(sentence, start, first);
        var office = new Office(start, first, next, before ?? after, former is null ? role : role with { Sector = former.Sector }, former);
        return _before is { } other && other.Name == first
            ? office with { Start = other.Start, Owner = office.Owner ?? other.Owner, Role = role.Role is null ? other.Role : office.Role, Former = office.Former ?? other.Former }
            : office;
    }

    /// <summary>"ke-8": the number of the holder.</summary>
    private static bool IsOrdinal(string word) => word.Length > 3 && word.Contains('-', StringComparison.Ordinal) && char.IsAsciiDigit(word[^1]) && char.IsLetter(word[0]);

    /// <summary>Office and name are one mention.</summary>
    private int Hold(Sentence sentence, Office office, Taken person)
    {
        if (person.First == office.Name)
        {
            found.Widen(sentence, office.Start, person.First, person.End);
            found.Take(sentence, office.First, person.End, person.Actor);
            if (office.Owner is { } owner)
            {
                found.Learn(person.Actor.Key, owner.Country, office.Role.Sector, [new Affiliation(owner.Key, office.Role.Role, null, null)]);
            }
        }

        return Math.Max(office.Name, person.End);
    }

    /// <summary>"the head of Komisi X Ola Hansen": the body between the office and the name is nobody's name, and is looked at by itself.</summary>
    private (int Name, Actor? Owner) BehindBody(Sentence sentence, Office office)
    {
        var (body, owner) = (office.Name, office.Owner);
        while (body < sentence.Tokens.Length)
        {
            if (found.At(sentence, body) is { Actor.Kind: not ActorKind.Person } part && body > office.Name)
            {
                owner ??= part.Actor;
                body = part.End;
            }
            else if (text.NameAt(sentence.Tokens[body].Start) is { Kind: not RecognisedName.Person } other && !found.IsTaken(sentence, body) && !words.IsGivenName(sentence, body))
            {
                body = Math.Max(body + 1, sentence.TokenAt(other.Span.End));
            }
            else
            {
                break;
            }
        }

        return body > office.Name && body < sentence.Tokens.Length && text.IsPersonName(sentence.Tokens[body].Start) && found.PersonAt(sentence, body) is null ? (body, owner) : (office.Name, office.Owner);
    }

    private bool IsName(Sentence sentence, int first, int end)
    {
        var isBody = _rules.ModifierFirst && end - first > 1 && words.HeadOfName(sentence, first, end, RoleClass.Organization) is not null;
        return !isBody && !words.IsThing(sentence, first, end) && (end - first > 1 || !words.IsAllCapitals(sentence, first));
    }

    /// <summary>An office without a name: who held it on the day of the article, or its unnamed holder.</summary>
    private int Alone(Sentence sentence, Office office)
    {
        var end = Math.Max(office.First + 1, Math.Min(office.Name, sentence.Tokens.Length));
        if (office.Owner is { Country: not null } owner && office.Role is { Role: not null, Kind: ActorKind.Person } && !TellsOfName(sentence, office.First, office.Name))
        {
            var actor = Holder(sentence, office, owner) ?? Unnamed(owner, office);
            found.AddMention(sentence, office.Start, end, actor, MentionForm.Title);
            found.Take(sentence, office.First, end, actor);
        }
        else if (office.Owner is null && office.Role.Role is not null && words.Speaks(sentence, office.First, end) && !words.IsDefinite(sentence, office.First, end))
        {
            bodies.AddGroup(sentence, office.First, end, office.Role with { Kind = ActorKind.Group });
        }

        return end;
    }

    private Actor? Holder(Sentence sentence, Office office, Actor owner)
    {
        if (office.Former is not null)
        {
            return null;
        }

        var elected = office.Name < sentence.Tokens.Length && words.RoleAt(sentence, office.Name, RoleClass.Elect) is not null;
        var key = elected ? lexicon.Catalog.NextHolder(owner.Key, office.Role.Role!, text.Article.PublishedDay) : lexicon.Catalog.Holder(owner.Key, office.Role.Role!, text.Article.PublishedDay);
        return key is not null && lexicon.Catalog.Find(key) is { } person ? lexicon.Catalog.On(person, text.Article.PublishedDay) : null;
    }

    private static Actor Unnamed(Actor owner, Office office)
    {
        var role = office.Former is null ? office.Role.Role : $"{office.Former.Role}-{office.Role.Role}";
        return new Actor
        {
            Key = $"person/{(owner.Kind == ActorKind.Country ? owner.Country!.ToLowerInvariant() : ActorCatalog.Slug(owner.Key))}-{role}",
            Name = $"{owner.Name} {role}",
            Kind = ActorKind.Person,
            Country = owner.Country,
            Sector = office.Role.Sector,
            Affiliations = [new Affiliation(owner.Key, office.Role.Role, null, null)],
        };
    }

    /// <summary>True for an office that only tells more of a name before it ("Ola Hansen, the governor of Norway").</summary>
    private bool TellsOfName(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var head = sentence.Tokens[i].Head;
            if (sentence.Tokens[i].Relation == DependencyRelation.Appos && head >= 0 && head < first && words.IsCapitalised(sentence, head)
                && (found.PersonAt(sentence, head) is not null || (sentence.Tokens[head].Pos == UniversalPos.Propn && !found.IsTaken(sentence, head))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word before an office, or before whose office it is, that tells that it is held no more; null for none.</summary>
    private ActorRole? FormerBefore(Sentence sentence, int start, int first)
    {
        for (var i = first - 1; i >= Math.Max(0, start - 1); i--)
        {
            if (words.RoleAt(sentence, i, RoleClass.Former) is { } former)
            {
                return former.Role;
            }
        }

        return null;
    }

    /// <summary>An office in a sentence.</summary>
    /// <param name="Start">Where its owner, or the office itself, begins.</param>
    /// <param name="First">First token of the office's own words.</param>
    /// <param name="Name">Where the holder's name stands if it does.</param>
    private sealed record Office(int Start, int First, int Name, Actor? Owner, ActorRole Role, ActorRole? Former);
}
