namespace GeoGraph.Actors;

/// <summary>Names of known actors, where they are the whole name and name the actor.</summary>
internal sealed class NameReader(Lexicon lexicon, ArticleText text, FoundActors found, NameWords words)
{
    private readonly Text.LanguageRules _rules = lexicon.Rules;

    public void Read(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length;)
        {
            if (lexicon.ActorNames.NameAt(text.Text, sentence, i) is not { } match)
            {
                i++;
                continue;
            }

            var (name, end) = match;
            if (IsThing(sentence, i, end, out var thingEnd))
            {
                i = thingEnd;
            }
            else if (RegionElsewhere(sentence, i, end, name) is { } region)
            {
                found.AddName(sentence, i, end, region, MentionForm.Metonym);
                i = end;
            }
            else if (IsPartOfLongerName(sentence, i, end, name) || IsPartOfPerson(sentence, i, end, name)
                || (name.Form == MentionForm.Metonym && i > 0 && _rules.Locatives.Contains(sentence.Tokens[i - 1].Word)))
            {
                i++;
            }
            else
            {
                found.AddName(sentence, i, end, lexicon.Catalog.On(name.Actor, text.Article.PublishedDay), name.Form);
                i = end;
            }
        }
    }

    /// <summary>"Turkey prices", "the Berlin Wall", "USS Donald Cook", "Selat Taiwan": a thing that is called after somebody.</summary>
    private bool IsThing(Sentence sentence, int first, int end, out int thingEnd)
    {
        thingEnd = end;
        if (words.RoleAt(sentence, first, RoleClass.Thing) is { } thing && thing.End > end)
        {
            thingEnd = thing.End;
            return true;
        }

        if (words.IsBehindMarker(sentence, first))
        {
            return true;
        }

        if (!_rules.ModifierFirst)
        {
            return first > 0 && words.IsCapitalised(sentence, first - 1) && words.RoleAt(sentence, first - 1, RoleClass.Thing) is not null;
        }

        if (first > 1 && _rules.OwnerPrepositions.Contains(sentence.Tokens[first - 1].Word) && words.IsCapitalised(sentence, first - 2) && words.RoleAt(sentence, first - 2, RoleClass.Thing) is not null)
        {
            return true;
        }

        if (end < sentence.Tokens.Length && words.IsCapitalised(sentence, end) && words.EndOfName(sentence, end) is var last && last > end && last - end < 3
            && words.HeadOfName(sentence, end, last, RoleClass.Thing) is not null && !IsSmall(sentence, last - 1))
        {
            thingEnd = last;
            return true;
        }

        return false;
    }

    private bool IsSmall(Sentence sentence, int token) => !words.IsCapitalised(sentence, token);

    /// <summary>"Hunter Biden" is not Joe Biden, "Jawa Barat" not the West, "the South China Sea" not South Korea.</summary>
    private bool IsPartOfLongerName(Sentence sentence, int first, int end, ActorName name)
    {
        if (name.Form is MentionForm.Alias && end - first == 1 && first > 0 && words.IsCapitalised(sentence, first - 1)
            && !found.IsTaken(sentence, first - 1) && !EndsTitle(sentence, first - 1) && !words.IsAllCapitals(sentence, first)
            && (first > 1 || words.IsGivenName(sentence, first - 1)) && !_rules.NotNames.Contains(sentence.Tokens[first - 1].Word) && !_rules.FunctionWords.Contains(sentence.Tokens[first - 1].Word))
        {
            return true;
        }

        if (_rules.ModifierFirst && name.Actor.Kind == ActorKind.Person && end < sentence.Tokens.Length && words.IsCapitalised(sentence, end)
            && words.RoleAt(sentence, end, RoleClass.Organization) is not null)
        {
            return true;
        }

        return (char.IsLower(name.Name[0]) || name.Form == MentionForm.Metonym) && end < sentence.Tokens.Length
            && words.IsCapitalised(sentence, end) && sentence.Tokens[end].Start == sentence.Tokens[end - 1].End + 1 && !words.IsTitle(sentence, end);
    }

    /// <summary>True when an office ends at a token.</summary>
    private bool EndsTitle(Sentence sentence, int token)
    {
        for (var i = token; i >= Math.Max(0, token - 3); i--)
        {
            if (words.RoleAt(sentence, i, RoleClass.Title) is { } title && title.End > token)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Michael <em>Jordan</em>", "<em>Chad</em> Wolf", "Denzel <em>Washington</em>": a state's or a city's name that is a person's.</summary>
    private bool IsPartOfPerson(Sentence sentence, int first, int end, ActorName name)
    {
        if (name.Actor.Kind != ActorKind.Country || name.Form == MentionForm.Demonym || end - first > 1 || words.IsAllCapitals(sentence, first))
        {
            return false;
        }

        if (first > 0 && words.IsGivenName(sentence, first - 1) && sentence.Tokens[first - 1].End + 1 == sentence.Tokens[first].Start && !found.IsTaken(sentence, first - 1) && !EndsTitle(sentence, first - 1))
        {
            return true;
        }

        // A state's name and a family's: only where states stand before what is theirs, and no office, body or thing follows.
        if (!_rules.ModifierFirst || !words.IsGivenName(sentence, first) || end >= sentence.Tokens.Length || !words.IsCapitalised(sentence, end) || sentence.Tokens[end].Start != sentence.Tokens[end - 1].End + 1)
        {
            return false;
        }

        var last = words.EndOfName(sentence, end);
        return last > end && last - end < 3 && lexicon.ActorNames.NameAt(text.Text, sentence, end) is null && !words.IsTitle(sentence, end) && words.RoleAt(sentence, end, RoleClass.Body) is null
            && words.HeadOfName(sentence, end, last, RoleClass.Organization) is null && text.NameAt(sentence.Tokens[first].Start) is not { Kind: RecognisedName.Organization };
    }

    /// <summary>
    /// "<em>Lebanon</em>, Pennsylvania", "<em>Georgia</em>'s governor": the state in which a town or a part lies that has another state's name; null
    /// when the name means what it says.
    /// </summary>
    private Actor? RegionElsewhere(Sentence sentence, int first, int end, ActorName name)
    {
        if (name.Actor.Kind != ActorKind.Country || name.Form == MentionForm.Demonym || end >= sentence.Tokens.Length)
        {
            return null;
        }

        var own = words.RoleAt(sentence, first, RoleClass.Region);
        if (sentence.Tokens[end].Word == "," && end + 1 < sentence.Tokens.Length && own is null && words.RoleAt(sentence, end + 1, RoleClass.Region) is { Role: var region })
        {
            return name.Actor.Country == region.Role ? null : StateOf(region);
        }

        if (own is null)
        {
            return null;
        }

        var next = sentence.Tokens[end].IsEnclitic ? end + 1 : end;
        var isPart = IsOfficeOfPart(sentence, next) || IsOfficeOfPart(sentence, first - 1) || (first > 1 && sentence.Tokens[first - 1].Word == "," && words.IsCapitalised(sentence, first - 2));
        return isPart ? StateOf(own.Value.Role) : null;
    }

    private Actor? StateOf(ActorRole region) => lexicon.Catalog.Find("country/" + region.Role);

    /// <summary>True for an office that the parts of a federation have: governor, mayor, senator.</summary>
    private bool IsOfficeOfPart(Sentence sentence, int token) =>
        token >= 0 && token < sentence.Tokens.Length && words.RoleAt(sentence, token, RoleClass.Title) is { Role.Role: { } role } && lexicon.Catalog.IsOfficeOfPart(role);
}
