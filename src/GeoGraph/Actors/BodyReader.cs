namespace GeoGraph.Actors;

/// <summary>Bodies of states ("Israeli army"), groups of people, and what of them has no state beside it.</summary>
internal sealed class BodyReader(Lexicon lexicon, FoundActors found, NameWords words, Owners owners, StateContext states)
{
    private readonly Text.LanguageRules _rules = lexicon.Rules;
    private readonly Dictionary<(ActorKind Kind, string? Role), string> _bodies = [];

    /// <summary>
    /// A body of a state ("Israeli army", "officials of Israel", "militer Korea Selatan"), or of an organisation, which it then stands for
    /// ("Hamas militants"); false when neither stands beside it.
    /// </summary>
    public bool Read(Sentence sentence, int first, int end, ActorRole role)
    {
        var (before, start) = owners.Before(sentence, first);
        var (after, next) = owners.After(sentence, end);
        var behind = NameWords.EndOfBracket(sentence, end);
        var isBehind = !_rules.ModifierFirst || (before is null && after is not null && sentence.Tokens[behind].Pos == UniversalPos.Adp);
        var owner = isBehind ? after : before;
        if (owner is null or { Kind: ActorKind.Person or ActorKind.Group or ActorKind.Media } or { Kind: ActorKind.Country, Country: null })
        {
            return false;
        }

        AddOf(owner, sentence, isBehind ? first : start, isBehind ? next : end, role);
        return true;
    }

    private void AddOf(Actor owner, Sentence sentence, int from, int to, ActorRole role)
    {
        if (role.Kind == ActorKind.Country || owner is not { Kind: ActorKind.Country, Country: not null })
        {
            found.AddMention(sentence, from, to, owner, MentionForm.Description);
            return;
        }

        var actor = OfState(owner, role);
        found.AddMention(sentence, from, to, actor, MentionForm.Description);
        found.Take(sentence, from, to, actor);
        _bodies[(role.Kind, role.Role)] = actor.Key;
    }

    private Actor OfState(Actor state, ActorRole role)
    {
        var kind = Seeds.JsonNames.Of(role.Kind);
        var key = role.Role is null ? $"{kind}/{state.Country}" : $"{kind}/{state.Country}-{role.Role}";
        return lexicon.Catalog.Find(key) ?? new Actor
        {
            Key = key,
            Name = $"{lexicon.Catalog.CountryName(state.Country!)} {role.Role ?? kind}",
            Kind = role.Kind,
            Country = state.Country,
            Sector = role.Sector,
            Affiliations = [new Affiliation(state.Key, null, null, null)],
        };
    }

    /// <summary>A body with no state beside it: the one of its sort the article named before ("the military said"), else of the state of the passage, else of none.</summary>
    public void ReadAlone(Sentence sentence, int first, int end, ActorRole role)
    {
        if (role.Kind is ActorKind.Group or ActorKind.ArmedGroup && states.OfPeople(sentence, end) is { } place)
        {
            found.AddMention(sentence, first, end, OfState(place, role), MentionForm.Description);
        }
        else if (_bodies.TryGetValue((role.Kind, role.Role), out var known))
        {
            found.AddMention(sentence, first, end, known, MentionForm.Description);
        }
        else if (role.Kind is ActorKind.Group or ActorKind.ArmedGroup)
        {
            AddGroup(sentence, first, end, role);
        }
        else if (role.Kind == ActorKind.Media && words.Speaks(sentence, first, end) && !IsBeforeOutlet(sentence, end))
        {
            if (found.Outlet is not null && words.IsDefinite(sentence, first, end))
            {
                found.AddMention(sentence, first, end, found.Outlet, MentionForm.Description);
            }
            else
            {
                AddGroup(sentence, first, end, role);
            }
        }
        else if (states.Leading is not null && role.Kind is ActorKind.Government or ActorKind.Country or ActorKind.Military && words.Speaks(sentence, first, end))
        {
            AddOf(states.Leading!, sentence, first, end, role);
        }
    }

    /// <summary>A group without a state of its own, such as reporters.</summary>
    public void AddGroup(Sentence sentence, int first, int end, ActorRole role)
    {
        var key = $"{Seeds.JsonNames.Of(role.Kind)}/{role.Role ?? ActorCatalog.Slug(role.Form)}";
        found.AddMention(sentence, first, end, new Actor { Key = key, Name = role.Role ?? role.Form, Kind = role.Kind, Sector = role.Sector }, MentionForm.Description);
    }

    /// <summary>"kantor berita pemerintah KCNA", "the state news agency KCNA": what stands before the name of an outlet only tells of it.</summary>
    private bool IsBeforeOutlet(Sentence sentence, int token)
    {
        for (var i = token; i < Math.Min(token + 3, sentence.Tokens.Length) && !_rules.Conjunctions.Contains(sentence.Tokens[i].Word); i++)
        {
            if (found.At(sentence, i) is { } name)
            {
                return name.Actor.Kind == ActorKind.Media;
            }
        }

        return false;
    }
}
